/**
 * How a segment of the index lies on disk. A segment is up to 4,096 clips, newest first; its terms are dealt into 4,096
 * buckets by their upper 12 bits. A bucket is one record: for each of its terms, in order, the lower 20 bits as a
 * difference to the term before, then its clips, as differences or, where that is shorter, as one bit a clip.
 *
 * One number a posting, all written as varints: 7 bits a byte, the eighth says that more follow.
 */

export const BUCKETS = 4096;
export const SEGMENT_CLIPS = 4096;

const CLIP_BITS = 12;
const REST_BITS = 20;
const REST_MASK = (1 << REST_BITS) - 1;

/** Which bucket a term is in. */
export function bucketOf(term: number): number {
  return term >>> REST_BITS;
}

/** A set of clips of one segment, one bit each. */
export type ClipSet = Uint32Array<ArrayBuffer>;

export function makeClipSet(isFull = false): ClipSet {
  const set = new Uint32Array(SEGMENT_CLIPS / 32);
  return isFull ? set.fill(0xffffffff) : set;
}

/** Adds one clip. */
export function addTo(set: ClipSet, clip: number): void {
  set[clip >> 5] = (set[clip >> 5] ?? 0) | (1 << (clip & 31));
}

/** Leaves in `set` what is also in `other`. */
export function intersect(set: ClipSet, other: ClipSet): void {
  for (let at = 0; at < set.length; at++) set[at] = (set[at] ?? 0) & (other[at] ?? 0);
}

/** Adds to `set` what is in `other`. */
export function unite(set: ClipSet, other: ClipSet): void {
  for (let at = 0; at < set.length; at++) set[at] = (set[at] ?? 0) | (other[at] ?? 0);
}

/** The clips of the set, in order. */
export function* clipsIn(set: ClipSet): Generator<number> {
  for (let word = 0; word < set.length; word++) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) yield word * 32 + 31 - Math.clz32(bits & -bits);
  }
}

export function sizeOf(set: ClipSet): number {
  let size = 0;
  for (let word = 0; word < set.length; word++) for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) size++;
  return size;
}

/**
 * The records of a segment: `terms` holds those of all its clips, clip n's up to `ends[n]`. Empty buckets have none.
 */
export function writeBuckets(terms: Uint32Array, ends: number[]): Map<number, Uint8Array<ArrayBuffer>> {
  const length = ends.at(-1) ?? 0;
  const starts = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < length; at++) {
    const next = bucketOf(terms[at] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  }
  // 20 bits of the term and 12 of the clip: one sort brings terms together and their clips in order.
  const dealt = new Uint32Array(length);
  const places = starts.slice();
  let at = 0;
  for (const [clip, end] of ends.entries()) {
    for (; at < end; at++) {
      const term = terms[at] ?? 0;
      const bucket = bucketOf(term);
      const place = places[bucket] ?? 0;
      dealt[place] = (((term & REST_MASK) << CLIP_BITS) | clip) >>> 0;
      places[bucket] = place + 1;
    }
  }
  const records = new Map<number, Uint8Array<ArrayBuffer>>();
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const entries = dealt.subarray(starts[bucket] ?? 0, starts[bucket + 1] ?? 0);
    if (entries.length > 0) records.set(bucket, writeBucket(entries.sort(), ends.length));
  }
  return records;
}

function writeBucket(entries: Uint32Array, clips: number): Uint8Array<ArrayBuffer> {
  const bitBytes = Math.ceil(clips / 8);
  // No entry takes more than a term, a count and a clip do.
  const bytes = new Uint8Array(entries.length * 9);
  let length = 0;
  const write = (value: number) => {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes[length++] = (rest & 127) | 128;
    bytes[length++] = rest;
  };
  let restBefore = 0;
  for (let start = 0; start < entries.length; ) {
    const rest = (entries[start] ?? 0) >>> CLIP_BITS;
    let end = start;
    let count = 0;
    let cost = 0;
    let clipBefore = -1;
    for (; end < entries.length && (entries[end] ?? 0) >>> CLIP_BITS === rest; end++) {
      const clip = (entries[end] ?? 0) & (SEGMENT_CLIPS - 1);
      if (clip === clipBefore) continue;
      cost += clip - clipBefore > 128 ? 2 : 1;
      count++;
      clipBefore = clip;
    }
    write(rest - restBefore);
    restBefore = rest;
    if (cost > bitBytes) {
      write(0);
      for (let at = start; at < end; at++) {
        const clip = (entries[at] ?? 0) & (SEGMENT_CLIPS - 1);
        const place = length + (clip >> 3);
        bytes[place] = (bytes[place] ?? 0) | (1 << (clip & 7));
      }
      length += bitBytes;
    } else {
      write(count);
      clipBefore = -1;
      for (let at = start; at < end; at++) {
        const clip = (entries[at] ?? 0) & (SEGMENT_CLIPS - 1);
        if (clip === clipBefore) continue;
        write(clip - clipBefore - 1);
        clipBefore = clip;
      }
    }
    start = end;
  }
  return bytes.slice(0, length);
}

/** The clips of a segment of `clips` that have the term, out of its bucket's record. */
export function readPosting(record: Uint8Array, term: number, clips: number): ClipSet {
  const set = makeClipSet();
  const wanted = term & REST_MASK;
  const bitBytes = Math.ceil(clips / 8);
  let at = 0;
  const read = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = record[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  let rest = 0;
  while (at < record.length) {
    rest += read();
    if (rest > wanted) return set;
    const count = read();
    if (count === 0) {
      if (rest === wanted) {
        for (let byte = 0; byte < bitBytes; byte++) {
          const word = byte >> 2;
          set[word] = (set[word] ?? 0) | ((record[at + byte] ?? 0) << ((byte & 3) * 8));
        }
        return set;
      }
      at += bitBytes;
      continue;
    }
    if (rest !== wanted) {
      for (let left = count; left > 0; at++) if ((record[at] ?? 0) < 128) left--;
      continue;
    }
    let clip = -1;
    for (let left = count; left > 0; left--) {
      clip += read() + 1;
      addTo(set, clip);
    }
    return set;
  }
  return set;
}

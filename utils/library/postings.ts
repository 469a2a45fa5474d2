/**
 * How a segment of the index lies on disk. A segment holds clips, newest first, up to 64, 512, 4,096 or 32,768 of them;
 * its terms are dealt by their upper bits into as many buckets as it has room for clips, so that a record is of the same
 * length in a small segment and in a large one. A bucket is one record: for each of its terms, in order, the lower bits
 * as a difference to the term before, how many bytes its clips take, and its clips, as differences or, where that is
 * shorter, as one bit a clip (of which the number of bytes is written as 0). So who looks for one term passes over the others.
 *
 * One number a posting, all written as varints: 7 bits a byte, the eighth says that more follow.
 */

/** The sizes of segments as powers of two, each eight times the one before. */
export const TIERS = [6, 9, 12, 15] as const;

/** The power of a segment's size: 6 for one of up to 64 clips. */
export type Tier = (typeof TIERS)[number];

/** The most clips that a segment is made of at once; larger ones come of merging. */
export const MADE_CLIPS = 4096;

/** The least size that has room for so many clips: 100 → 9, a segment of up to 512. */
export function tierFor(clips: number): Tier {
  return TIERS.find((tier) => clips <= 1 << tier) ?? 15;
}

/** Which bucket of such a segment a term is in. `bucketOf(0xffffffff, 6)` → 63, the last. */
export function bucketOf(term: number, tier: Tier): number {
  return term >>> (32 - tier);
}

/** A set of clips of one segment, one bit each. */
export type ClipSet = Uint32Array<ArrayBuffer>;

/** No clip of so many, or all. `makeClipSet(3, true)` has 0, 1 and 2. */
export function makeClipSet(clips: number, isFull = false): ClipSet {
  const set = new Uint32Array(Math.ceil(clips / 32));
  if (!isFull) return set;
  set.fill(0xffffffff);
  if (clips % 32 !== 0) set[set.length - 1] = 2 ** (clips % 32) - 1;
  return set;
}

/** Adds one clip. */
function addTo(set: ClipSet, clip: number): void {
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

/** Whether no clip is in the set. `isEmpty(makeClipSet(64))` → true. */
export function isEmpty(set: ClipSet): boolean {
  return nextIn(set, 0) < 0;
}

/** The first clip of the set from that one on: of 3 and 40 from 4 on → 40; -1 if there is none. */
export function nextIn(set: ClipSet, from: number): number {
  let word = from >> 5;
  let bits = (set[word] ?? 0) & (0xffffffff << (from & 31));
  while (bits === 0) {
    if (++word >= set.length) return -1;
    bits = set[word] ?? 0;
  }
  return word * 32 + 31 - Math.clz32(bits & -bits);
}

/** The clips of the set, in order. `[...clipsIn(makeClipSet(3, true))]` → `[0, 1, 2]`. */
export function* clipsIn(set: ClipSet): Generator<number> {
  for (let clip = nextIn(set, 0); clip >= 0; clip = nextIn(set, clip + 1)) yield clip;
}

/** The records of a segment by bucket; empty buckets have none. */
export type BucketRecord = [bucket: number, record: Uint8Array<ArrayBuffer>];

/** The records of a segment: `terms` holds those of all its clips, clip n's up to `ends[n]`. */
export function writeBuckets(terms: Uint32Array, ends: number[], tier: Tier): BucketRecord[] {
  const length = ends.at(-1) ?? 0;
  const starts = new Uint32Array(2 ** tier + 1);
  for (let at = 0; at < length; at++) {
    const next = bucketOf(terms[at] ?? 0, tier) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  // A term's lower bits and the clip make 32 bits: one sort brings terms together and their clips in order.
  const dealt = new Uint32Array(length);
  const places = starts.slice();
  let at = 0;
  for (const [clip, end] of ends.entries()) {
    for (; at < end; at++) {
      const term = terms[at] ?? 0;
      const bucket = bucketOf(term, tier);
      const place = places[bucket] ?? 0;
      dealt[place] = ((term << tier) | clip) >>> 0;
      places[bucket] = place + 1;
    }
  }
  const records: BucketRecord[] = [];
  for (let bucket = 0; bucket < 2 ** tier; bucket++) {
    const entries = dealt.subarray(starts[bucket] ?? 0, starts[bucket + 1] ?? 0);
    if (entries.length > 0) records.push([bucket, writeBucket(entries.sort(), ends.length, tier)]);
  }
  return records;
}

/** Writes the sorted entries of one bucket; each has a term's lower bits above and a clip below. */
function writeBucket(entries: Uint32Array, clips: number, tier: Tier): Uint8Array<ArrayBuffer> {
  const clipMask = 2 ** tier - 1;
  const bitBytes = Math.ceil(clips / 8);
  // No entry takes more than a term, a count and a clip do.
  const bytes = new Uint8Array(entries.length * 10);
  let length = 0;
  const write = (value: number) => {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes[length++] = (rest & 127) | 128;
    bytes[length++] = rest;
  };
  let restBefore = 0;
  for (let start = 0; start < entries.length; ) {
    const rest = (entries[start] ?? 0) >>> tier;
    let end = start;
    let cost = 0;
    let clipBefore = -1;
    for (; end < entries.length && (entries[end] ?? 0) >>> tier === rest; end++) {
      const clip = (entries[end] ?? 0) & clipMask;
      if (clip === clipBefore) continue;
      cost += bytesOf(clip - clipBefore - 1);
      clipBefore = clip;
    }
    write(rest - restBefore);
    restBefore = rest;
    if (cost > bitBytes) {
      write(0);
      for (let at = start; at < end; at++) {
        const clip = (entries[at] ?? 0) & clipMask;
        const place = length + (clip >> 3);
        bytes[place] = (bytes[place] ?? 0) | (1 << (clip & 7));
      }
      length += bitBytes;
    } else {
      write(cost);
      clipBefore = -1;
      for (let at = start; at < end; at++) {
        const clip = (entries[at] ?? 0) & clipMask;
        if (clip === clipBefore) continue;
        write(clip - clipBefore - 1);
        clipBefore = clip;
      }
    }
    start = end;
  }
  return bytes.slice(0, length);
}

/** How many bytes a number takes. */
function bytesOf(value: number): number {
  return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : 3;
}

/**
 * The clips that have the term, out of its bucket's record in a segment of so many clips.
 * `clipsIn(readPosting(record, term, 64, 6))`
 */
export function readPosting(record: Uint8Array, term: number, clips: number, tier: Tier): ClipSet {
  const set = makeClipSet(clips);
  const wanted = (term << tier) >>> tier;
  const bitBytes = Math.ceil(clips / 8);
  const reader = new RecordReader(record);
  for (let rest = 0; reader.at < record.length; ) {
    rest += reader.read();
    if (rest > wanted) return set;
    const length = reader.read();
    const end = reader.at + (length || bitBytes);
    if (rest !== wanted) {
      reader.at = end;
      continue;
    }
    if (length === 0) readBits(record.subarray(reader.at, end), set);
    for (let clip = -1; length > 0 && reader.at < end; ) {
      clip += reader.read() + 1;
      addTo(set, clip);
    }
    return set;
  }
  return set;
}

class RecordReader {
  at = 0;
  readonly #record: Uint8Array;

  constructor(record: Uint8Array) {
    this.#record = record;
  }

  read(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#record[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
}

/** Fills a set with the bits of a record; every machine that runs a browser has the lowest byte of a word first. */
function readBits(bytes: Uint8Array, set: ClipSet): void {
  new Uint8Array(set.buffer).set(bytes);
}

/** A bucket's record in a segment that goes into a larger one, and where each of its clips stands there; -1 nowhere. */
export interface MergedRecord {
  record: Uint8Array;
  /** How many clips the segment has. */
  clips: number;
  places: Int32Array;
}

/**
 * One bucket of several segments of a tier as the buckets of one of `clips` clips in this or a higher tier: what
 * `writeBuckets` would write of the clips that have a place.
 */
export function mergeBuckets(bucket: number, merged: MergedRecord[], from: Tier, to: Tier, clips: number) {
  const parts = 2 ** (to - from);
  const dealt = Array.from({ length: parts }, () => new EntryList());
  for (const { record, clips: size, places } of merged) {
    const reader = new RecordReader(record);
    const bitBytes = Math.ceil(size / 8);
    for (let rest = 0; reader.at < record.length; ) {
      rest += reader.read();
      const list = dealt[rest >>> (32 - to)];
      const add = (clip: number) => {
        const place = places[clip] ?? -1;
        if (place >= 0) list?.add(((rest << to) | place) >>> 0);
      };
      const length = reader.read();
      const end = reader.at + (length || bitBytes);
      if (length === 0) {
        const set = makeClipSet(size);
        readBits(record.subarray(reader.at, end), set);
        for (const clip of clipsIn(set)) add(clip);
        reader.at = end;
      }
      for (let clip = -1; reader.at < end; ) {
        clip += reader.read() + 1;
        add(clip);
      }
    }
  }
  return dealt.flatMap((list, at): BucketRecord[] => {
    const entries = list.entries.subarray(0, list.length).sort();
    return entries.length === 0 ? [] : [[bucket * parts + at, writeBucket(entries, clips, to)]];
  });
}

/** Numbers of which nobody knows how many will come. */
class EntryList {
  entries = new Uint32Array(1024);
  length = 0;

  add(entry: number): void {
    if (this.length === this.entries.length) {
      const longer = new Uint32Array(this.length * 2);
      longer.set(this.entries);
      this.entries = longer;
    }
    this.entries[this.length++] = entry;
  }
}

import { type BucketRecord, type ClipSet, type MergedRecord, makeClipSet, type Tier } from './postings';

/**
 * What says of three characters whether they stand one after the other. A text of some thousand characters has the pairs
 * of many a phrase that it does not have; so each clip has 8,192 bits beside its terms, and each three neighbouring
 * characters set one of them. An article of 3,500 characters sets every third: two of them keep nine of ten false
 * candidates away, six of them 999 of 1,000, for a seventh of the text's size.
 *
 * In a segment the bits lie the other way round: for each bit one bit a clip. So many bits make one record that the
 * records of a full segment are of 4 KB in every tier; their buckets follow those of the postings.
 */

const TRIPLE_BITS = 13;

/** The bit of three neighbouring characters, by their UTF-16 units. Of 「群众路」 → 6002. */
export function tripleOf(first: number, second: number, third: number): number {
  const mixed = Math.imul((first << 16) | second, 0x9e3779b1) ^ Math.imul(third, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> (32 - TRIPLE_BITS);
}

/** How many buckets a segment of the tier has, those of its postings first. `bucketsOf(6)` → 80: 64 and 16. */
export function bucketsOf(tier: Tier): number {
  return 2 ** tier + 2 ** TRIPLE_BITS / bitsTogether(tier);
}

/** Which bucket of such a segment a bit is in. `bucketOfTriple(0, 6)` → 64, the first behind the postings. */
export function bucketOfTriple(triple: number, tier: Tier): number {
  return 2 ** tier + Math.floor(triple / bitsTogether(tier));
}

/** How many bits make a record. */
function bitsTogether(tier: Tier): number {
  return 2 ** (15 - tier);
}

/** Bytes of the bits of one clip. */
const CLIP_BYTES = 2 ** TRIPLE_BITS / 8;

/** The bits of the clips of a segment to be, clip by clip: so one after the other, they stay near one another in memory. */
export class SignatureWriter {
  readonly #clips: number;
  readonly #bytes: Uint8Array;

  constructor(clips: number) {
    this.#clips = clips;
    this.#bytes = new Uint8Array(Math.ceil(clips / 8) * 8 * CLIP_BYTES);
  }

  add(clip: number, triple: number): void {
    const at = clip * CLIP_BYTES + (triple >> 3);
    this.#bytes[at] = (this.#bytes[at] ?? 0) | (1 << (triple & 7));
  }

  records(tier: Tier): BucketRecord[] {
    const rowBytes = Math.ceil(this.#clips / 8);
    const rows = new Uint8Array(rowBytes << TRIPLE_BITS);
    for (let eight = 0; eight < rowBytes; eight++) {
      for (let at = 0; at < CLIP_BYTES; at++) this.#turn(eight, at, rows, rowBytes);
    }
    return toRecords(rows, 2 ** tier, bitsTogether(tier) * rowBytes);
  }

  /** Eight bits of eight clips, the other way round. */
  #turn(eight: number, at: number, rows: Uint8Array, rowBytes: number) {
    for (let bit = 0; bit < 8; bit++) {
      let turned = 0;
      for (let clip = 0; clip < 8; clip++) {
        turned |= (((this.#bytes[(eight * 8 + clip) * CLIP_BYTES + at] ?? 0) >> bit) & 1) << clip;
      }
      rows[(at * 8 + bit) * rowBytes + eight] = turned;
    }
  }
}

/** The rows cut into records, those without a clip left out. */
function toRecords(rows: Uint8Array<ArrayBuffer>, firstBucket: number, bytes: number): BucketRecord[] {
  return Array.from(
    { length: rows.length / bytes },
    (_, at): BucketRecord => [firstBucket + at, rows.slice(at * bytes, (at + 1) * bytes)],
  ).filter(([, record]) => record.some((byte) => byte !== 0));
}

/**
 * The clips that have the bit, out of its bucket's record in a segment of so many clips.
 * `clipsIn(readSignature(record, triple, 64, 6))`
 */
export function readSignature(record: Uint8Array, triple: number, clips: number, tier: Tier): ClipSet {
  const set = makeClipSet(clips);
  const rowBytes = Math.ceil(clips / 8);
  const start = (triple % bitsTogether(tier)) * rowBytes;
  new Uint8Array(set.buffer).set(record.subarray(start, start + rowBytes));
  return set;
}

/** As `mergeBuckets` of the postings: one bucket of several segments as the buckets of one. */
export function mergeSignatures(
  bucket: number,
  merged: MergedRecord[],
  from: Tier,
  to: Tier,
  clips: number,
): BucketRecord[] {
  const rowBytes = Math.ceil(clips / 8);
  const rows = new Uint8Array(bitsTogether(from) * rowBytes);
  for (const { record, clips: size, places } of merged) {
    const readBytes = Math.ceil(size / 8);
    for (let at = 0; at < record.length; at++) {
      const start = Math.floor(at / readBytes) * rowBytes;
      const first = (at % readBytes) * 8;
      for (let bits = record[at] ?? 0, clip = first; bits !== 0; bits >>= 1, clip++) {
        const place = (bits & 1) === 0 ? -1 : (places[clip] ?? -1);
        if (place < 0) continue;
        const into = start + (place >> 3);
        rows[into] = (rows[into] ?? 0) | (1 << (place & 7));
      }
    }
  }
  const parts = bitsTogether(from) / bitsTogether(to);
  return toRecords(rows, 2 ** to + (bucket - 2 ** from) * parts, bitsTogether(to) * rowBytes);
}

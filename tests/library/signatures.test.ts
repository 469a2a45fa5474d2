import { expect, test } from 'vitest';
import { type BucketRecord, clipsIn, type Tier, tierFor } from '../../utils/library/postings';
import {
  bucketOfTriple,
  bucketsOf,
  mergeSignatures,
  readSignature,
  SignatureWriter,
  tripleOf,
} from '../../utils/library/signatures';
import { makeRandom } from './random-library';

const TRIPLES = 2 ** 13;

/** Of each clip some bits, of which few are frequent. */
function makeBits(random: (below: number) => number, clips: number): number[][] {
  return Array.from({ length: clips }, () =>
    Array.from({ length: 40 }, () => (random(2) === 0 ? random(5) : random(TRIPLES))),
  );
}

function write(clips: number[][], tier: Tier): BucketRecord[] {
  const writer = new SignatureWriter(clips.length);
  for (const [clip, triples] of clips.entries()) for (const triple of triples) writer.add(clip, triple);
  return writer.records(tier);
}

/** The bits whose clips are not those that have them. */
function findWrong(records: BucketRecord[], clips: number[][], tier: Tier): number[] {
  const recordOf = new Map(records);
  const clipsOf = Array.from({ length: TRIPLES }, (): number[] => []);
  for (const [clip, triples] of clips.entries()) for (const triple of new Set(triples)) clipsOf[triple]?.push(clip);
  return clipsOf.flatMap((expected, triple) => {
    const record = recordOf.get(bucketOfTriple(triple, tier));
    const found = record ? [...clipsIn(readSignature(record, triple, clips.length, tier))] : [];
    return found.join() === expected.join() ? [] : [triple];
  });
}

test.each([
  [1, 'one clip'],
  [9, 'fewer clips than a byte and one'],
  [64, 'a full small segment'],
  [700, 'some'],
  [4096, 'a full segment of those that are made at once'],
])('the bits of %i clips are read as they were written (%s)', (clips) => {
  const made = makeBits(makeRandom(clips), clips);
  const records = write(made, tierFor(clips));
  expect(findWrong(records, made, tierFor(clips))).toEqual([]);
  const buckets = records.map(([bucket]) => bucket);
  expect(Math.min(...buckets)).toBeGreaterThanOrEqual(2 ** tierFor(clips));
  expect(Math.max(...buckets)).toBeLessThan(bucketsOf(tierFor(clips)));
});

test.each([
  [[64, 40, 1], 6, 9, 1, 'into the next tier'],
  [[64, 64], 6, 6, 3, 'within the tier, where two of three clips have gone'],
  [[100, 100, 90], 9, 12, 1, 'of sizes that are no whole bytes'],
  [[50, 31], 12, 15, 2, 'into the largest, where each bit has a record'],
] as const)(
  'segments of %j clips of tier %i merge to what would be written in tier %i of every %i. clip (%s)',
  (sizes, from, to, every, _why) => {
    const random = makeRandom(11);
    const parts = sizes.map((size) => makeBits(random, size));
    // The clips of all parts in turns.
    const order = parts
      .flatMap((part, at) => part.map((triples, place) => ({ triples, at, place })))
      .filter(({ place }) => place % every === 0)
      .sort((one, other) => one.place - other.place || one.at - other.at);
    const records = parts.map((part) => new Map(write(part, from)));
    const places = parts.map((part, at) =>
      Int32Array.from(part, (_, place) => order.findIndex((entry) => entry.at === at && entry.place === place)),
    );
    const merged = Array.from({ length: bucketsOf(from) - 2 ** from }, (_, at) => 2 ** from + at).flatMap((bucket) => {
      const some = parts.flatMap((part, at) => {
        const record = records[at]?.get(bucket);
        return record ? [{ record, clips: part.length, places: places[at] ?? new Int32Array() }] : [];
      });
      return mergeSignatures(bucket, some, from, to, order.length);
    });
    const written = write(
      order.map(({ triples }) => triples),
      to,
    );
    expect(merged).toEqual(written);
  },
);

test('the order of three characters is of weight, and their bits are spread', () => {
  expect(tripleOf(1, 2, 3)).not.toBe(tripleOf(3, 2, 1));
  const bits = new Set<number>();
  for (let unit = 0x4e00; unit < 0x4e00 + TRIPLES; unit++) bits.add(tripleOf(unit, 0x7684, unit ^ 0x155));
  // As many as by chance: 1 - 1/e of all.
  expect(bits.size).toBeGreaterThan(TRIPLES * 0.6);
});

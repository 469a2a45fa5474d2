import { expect, test } from 'vitest';
import {
  type BucketRecord,
  bucketOf,
  clipsIn,
  mergeBuckets,
  nextIn,
  readPosting,
  type Tier,
  tierFor,
  writeBuckets,
} from '../../utils/library/postings';

/** The same numbers on every run. */
function makeRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

/** Clips with terms of which few are frequent, many rare, and several in one bucket. */
function makeTerms(random: (below: number) => number, clips: number, each: number): number[][] {
  return Array.from({ length: clips }, () =>
    Array.from({ length: each }, () => {
      const kind = random(3);
      return kind === 0 ? random(4) : kind === 1 ? 0xfff00000 + random(300) * 3 : random(0x1_0000_0000);
    }),
  );
}

function write(clips: number[][], tier: Tier): BucketRecord[] {
  const ends: number[] = [];
  for (const terms of clips) ends.push((ends.at(-1) ?? 0) + terms.length);
  return writeBuckets(Uint32Array.from(clips.flat()), ends, tier);
}

/** The terms whose postings are not the clips that have them, or that are found though no clip has them. */
function findWrong(records: BucketRecord[], clips: number[][], tier: Tier): number[] {
  const recordOf = new Map(records);
  const expected = new Map<number, Set<number>>();
  for (const [clip, terms] of clips.entries()) {
    for (const term of terms) expected.set(term, (expected.get(term) ?? new Set()).add(clip));
  }
  const read = (term: number) => [
    ...clipsIn(readPosting(recordOf.get(bucketOf(term, tier)) ?? new Uint8Array(), term, clips.length, tier)),
  ];
  return [...expected.keys()].filter((term) => {
    const isAbsentRight = expected.has(term ^ 1) || read(term ^ 1).length === 0;
    return !isAbsentRight || read(term).join() !== [...(expected.get(term) ?? [])].join();
  });
}

test.each([
  [1, 5, 'one clip'],
  [9, 40, 'fewer clips than a byte and one'],
  [64, 90, 'a full small segment'],
  [700, 60, 'some'],
  [4096, 30, 'a full segment of those that are made at once'],
])('of %i clips with %i terms each every posting is read as it was written (%s)', (clips, each) => {
  const made = makeTerms(makeRandom(clips), clips, each);
  expect(findWrong(write(made, tierFor(clips)), made, tierFor(clips))).toEqual([]);
});

test.each([
  [[64, 40, 1], 1, 'into the next tier'],
  [[64, 64], 3, 'within the tier, where two of three clips have gone'],
  [[500, 500, 90], 1, 'with lists long enough to be bits'],
])('segments of %j clips merge to what would be written of every %i. clip (%s)', (sizes, every) => {
  const random = makeRandom(11);
  const parts = sizes.map((size) => makeTerms(random, size, 40));
  const kept = parts.map((part) => part.filter((_, at) => at % every === 0));
  // The clips of all parts in turns.
  const order = kept
    .flatMap((part, at) => part.map((terms, place) => ({ terms, at, place })))
    .sort((one, other) => one.place - other.place || one.at - other.at);
  const from = tierFor(Math.max(...sizes));
  const to = tierFor(order.length) < from ? from : tierFor(order.length);
  const placeOf = new Map(order.map(({ at, place }, merged) => [`${at} ${place}`, merged]));
  const written = parts.map((part) => new Map(write(part, from)));
  const placesOf = parts.map((part, at) =>
    Int32Array.from(part, (_, clip) => (clip % every === 0 ? (placeOf.get(`${at} ${clip / every}`) ?? -1) : -1)),
  );
  const records = Array.from({ length: 2 ** from }, (_, bucket) => {
    const merged = written.flatMap((records, at) => {
      const record = records.get(bucket);
      const places = placesOf[at];
      return record && places ? [{ record, clips: places.length, places }] : [];
    });
    return mergeBuckets(bucket, merged, from, to, order.length);
  }).flat();
  expect(
    findWrong(
      records,
      order.map(({ terms }) => terms),
      to,
    ),
  ).toEqual([]);
});

test('the next clip of a set is found across its words', () => {
  const set = Uint32Array.from([0b1001, 0, 0x80000000]);
  expect([0, 1, 4, 95, 96].map((from) => nextIn(set, from))).toEqual([0, 3, 95, 95, -1]);
});

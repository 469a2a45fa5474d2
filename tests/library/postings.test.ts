// @vitest-environment node
import { expect, test } from 'vitest';
import { bucketOf, clipsIn, readPosting, sizeOf, writeBuckets } from '../../utils/library/postings';

/** The same numbers on every run. */
function makeRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

test.each([
  [1, 5, 'one clip'],
  [9, 40, 'fewer clips than a byte and one'],
  [700, 60, 'some'],
  [4096, 30, 'a full segment'],
])('of %i clips with %i terms each every posting is read as it was written (%s)', (clips, each) => {
  const random = makeRandom(clips);
  const expected = new Map<number, Set<number>>();
  const terms: number[] = [];
  const ends: number[] = [];
  for (let clip = 0; clip < clips; clip++) {
    for (let count = 0; count < each; count++) {
      // Few frequent terms, many rare ones, several in one bucket.
      const kind = random(3);
      const term = kind === 0 ? random(4) : kind === 1 ? 0xfff00000 + random(300) * 3 : random(0x1_0000_0000);
      terms.push(term);
      expected.set(term, (expected.get(term) ?? new Set()).add(clip));
    }
    ends.push(terms.length);
  }
  const records = writeBuckets(Uint32Array.from(terms), ends);
  const wrong = [...expected].filter(([term, inClips]) => {
    const record = records.get(bucketOf(term)) ?? new Uint8Array();
    const set = readPosting(record, term, clips);
    const isRight = [...clipsIn(set)].join() === [...inClips].sort((one, other) => one - other).join();
    const isAbsentRight = expected.has(term ^ 1) || sizeOf(readPosting(record, term ^ 1, clips)) === 0;
    return !(isRight && isAbsentRight && sizeOf(set) === inClips.size);
  });
  expect(wrong).toEqual([]);
});

import { expect, test } from 'vitest';
import { splitClips } from '../../utils/exchange/split-clips';
import { collect } from '../library/make-article';
import { each, makeWhole } from './make-bundle';

/** A clip with a text of so many units; markup, note and the rest are about 4,100 more. */
const makeLong = (number: number, units: number) => makeWhole(number, { articleBody: '长'.repeat(units) });

async function split(lengths: number[], most: number) {
  const clips = await Promise.all(lengths.map((units, at) => makeLong(at + 1, units)));
  const parts = splitClips(each(clips), most);
  const found: number[][] = [];
  do {
    const part = await collect(parts.next());
    found.push(part.map(({ content }) => content.articleBody.length));
  } while (await parts.hasMore());
  return found;
}

test.each<[number[], number, number[][], string]>([
  [[], 10_000, [[]], 'nothing is one file with nothing in it'],
  [[1, 2, 3], 1_000_000, [[1, 2, 3]], 'what fits is one file'],
  [[4000, 4000, 4000], 20_000, [[4000, 4000], [4000]], 'what does not fit goes into the next'],
  [[50_000, 1, 2], 20_000, [[50_000], [1, 2]], 'a clip that is too long is a file by itself'],
  [[1, 50_000], 20_000, [[1], [50_000]], 'at the end too'],
])('%j at most %i → %j (%s)', async (lengths, most, expected) => expect(await split(lengths, most)).toEqual(expected));

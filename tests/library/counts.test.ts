import { expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import { tallyFacets } from '../../utils/library/facets';
import type { Library } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, idOf, makeClock, makeNumbered } from './make-article';

const save = (library: Library, number: number) =>
  library.save({ id: idOf(number), article: makeNumbered(number), tags: ['文风/短'], starred: number === 1 });

/** The counts that are told, and the same counted clip by clip. */
async function bothCounts(library: Library) {
  const clips = (await collect(library.read({}))).map(({ clip }) => clip);
  const trashed = (await collect(library.read({ trashed: true }))).map(({ clip }) => clip);
  const told = {
    ...(await library.facets()),
    author: await library.facet('author'),
    source: await library.facet('source'),
  };
  return { told, counted: tallyFacets([...clips, ...trashed]) };
}

const CHANGES: [name: string, change: (library: Library) => Promise<unknown>][] = [
  ['were saved', async () => undefined],
  ['got other tags', (library) => library.update(idOf(1), { tags: ['数据'], starred: false })],
  ['got another author', (library) => library.update(idOf(1), { article: { author: [{ name: '欧阳' }] } })],
  ['were read', (library) => library.markUnread([idOf(1), idOf(2)], false)],
  ['went to the trash', (library) => library.remove([idOf(1)])],
  ['came back from there', (library) => library.remove([idOf(1)]).then(() => library.restore([idOf(1)]))],
  ['were erased', (library) => library.erase([idOf(1)])],
  ['were all erased', (library) => library.erase([idOf(1), idOf(2), idOf(3)])],
  ['were clipped anew', (library) => library.revise(idOf(1), makeNumbered(1, { contentSource: '别报' }))],
  ['were erased and saved again', (library) => library.erase([idOf(1)]).then(() => save(library, 1))],
];

test.each(CHANGES)('all counts are right where clips of the tail %s', async (_name, change) => {
  const library = openLibrary({ now: makeClock().now, name: freshName() });
  for (const number of [1, 2, 3]) await save(library, number);
  await change(library);
  const first = await bothCounts(library);
  expect(first.told).toEqual(first.counted);
  // Then they leave the tail.
  await library.rebuildIndex();
  await library.settled();
  const then = await bothCounts(library);
  expect(then).toEqual(first);
  await library.update(idOf(2), { note: '再读' }).catch(() => undefined);
  expect(await library.verify()).toMatchObject({ unindexed: [], countsRight: true });
});

test('clips that left a long tail are counted, and those that were changed in it', async () => {
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  for (let number = 1; number <= 90; number++) {
    await save(library, number);
    if (number % 7 === 0) await library.markUnread([idOf(number)], false);
    if (number % 11 === 0) await library.erase([idOf(number - 1)]);
  }
  await library.settled();
  const left = await connect(name, () => undefined).read(['tail'], (tx) => tx.objectStore('tail').count());
  expect(left).toBeLessThan(64);
  const { told, counted } = await bothCounts(library);
  expect(told).toEqual(counted);
  expect(told.total).toBe(82);
  expect(await library.verify()).toMatchObject({ damaged: [], unindexed: [], countsRight: true });
});

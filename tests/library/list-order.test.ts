import { expect, test } from 'vitest';
import type { Filter } from '../../utils/library/library';
import { makeContext } from '../../utils/library/library-context';
import { listClips } from '../../utils/library/list-clips';
import { comparing } from '../../utils/library/list-order';
import { matchesFilter } from '../../utils/library/stored';
import { ListOrder } from '../../utils/settings/choices';
import { collect, idOf, makeClock, makeNumbered } from './make-article';
import { numbersOf, openWatched } from './open-watched';

/** By number: what the pages say of their publication. Kept in the order of the numbers. */
const DATES = [
  '2019-12-31T23:00+08:00',
  undefined,
  '2020-04-03',
  '2020-04-03T09:03+08:00',
  '2020-04-03T09:03:20+08:00',
  undefined,
  '2013-01-01',
];

async function openDated() {
  const watched = openWatched();
  await watched.fill(DATES.length, (number) => ({ datePublished: DATES[number - 1] }));
  return watched;
}

test.each<[ListOrder, number[], string]>([
  ['clippedNewest', [7, 6, 5, 4, 3, 2, 1], 'as they were kept'],
  ['clippedOldest', [1, 2, 3, 4, 5, 6, 7], 'the same from behind'],
  ['publishedNewest', [5, 4, 3, 1, 7, 6, 2], 'without a date last, the newest kept first'],
  ['publishedOldest', [7, 1, 3, 4, 5, 2, 6], 'without a date last here too'],
])('in the order %s the clips come as %j (%s)', async (order, expected) => {
  const { library } = await openDated();
  expect(numbersOf(await library.list({}, { limit: 20, order }))).toEqual(expected);
  const pages = await library.list({}, { limit: 2, order });
  for (let page = pages; page.length > 0; pages.push(...page)) {
    page = await library.list({}, { limit: 2, order, after: page.at(-1) });
  }
  expect(numbersOf(pages)).toEqual(expected);
  const whole = await collect(library.read({}, order));
  expect(numbersOf(whole.map(({ clip }) => clip))).toEqual(expected);
  const chosen = await collect(library.read([1, 7, 3].map(idOf), order));
  expect(numbersOf(chosen.map(({ clip }) => clip))).toEqual(expected.filter((number) => [1, 7, 3].includes(number)));
});

test('a date that is corrected, taken away or brought to the trash and back moves its clip', async () => {
  const { library } = await openDated();
  const list = async (filter: Filter = {}) =>
    numbersOf(await library.list(filter, { limit: 20, order: 'publishedNewest' }));
  await library.update(idOf(2), { article: { datePublished: '2024-01-01' } });
  await library.update(idOf(5), { article: { datePublished: undefined } });
  expect(await list()).toEqual([2, 4, 3, 1, 7, 6, 5]);
  await library.remove([idOf(2), idOf(6)]);
  expect(await list()).toEqual([4, 3, 1, 7, 5]);
  expect(await list({ trashed: true })).toEqual([2, 6]);
  await library.restore([idOf(2)]);
  await library.erase([idOf(4)]);
  expect(await list()).toEqual([2, 3, 1, 7, 5]);
});

test('a list made by hand keeps its own order', async () => {
  const { library } = await openDated();
  const clips = [4, 1, 6].map(idOf);
  await library.lists.put({ id: idOf(100), name: '申论', clips, savedAt: '2026-03-01T08:00:00.000Z' });
  for (const order of ListOrder.options) {
    expect(numbersOf(await library.list({ list: idOf(100) }, { limit: 9, order }))).toEqual([4, 1, 6]);
  }
});

const FILTERS: Filter[] = [
  {},
  { site: 'b.cn' },
  { site: 'c.cn' },
  { section: '时评' },
  { tag: '文风' },
  { starred: true },
  { starred: false },
  { unread: true },
  { trashed: true },
  { trashed: true, site: 'b.cn' },
  { year: '2020' },
  { month: '2020-05', site: 'a.cn' },
  { year: '2020', month: '2019-05' },
  { author: '林晓禾', unread: true },
  { source: '示例日报', tag: '文风/短' },
  { site: 'nowhere.cn' },
];

test('every filter gives the same clips in every order, whether they are sorted or walked to', async () => {
  const clock = makeClock();
  const { library, name } = openWatched();
  const count = 160;
  for (let number = 1; number <= count; number++) {
    clock.tick();
    const month = String(1 + (number % 12)).padStart(2, '0');
    await library.save({
      id: idOf(number),
      article: makeNumbered(number, {
        // The oldest publications of all are those of c.cn: a walk from the newest passes over everything else.
        url: `https://${number % 40 === 0 ? 'c' : number % 3 === 0 ? 'b' : 'a'}.cn/${number}`,
        articleSection: number % 2 === 0 ? '时评' : '社论',
        contentSource: number % 5 === 0 ? '金羊网' : '示例日报',
        datePublished:
          number % 7 === 0
            ? undefined
            : number % 40 === 0
              ? '2001-01-01'
              : `20${number % 2 === 0 ? '20' : '19'}-${month}-0${1 + (number % 9)}`,
      }),
      tags: number % 4 === 0 ? ['文风/短'] : [],
      starred: number % 6 === 0,
    });
  }
  await library.markUnread(
    Array.from({ length: 90 }, (_, at) => idOf(at + 1)),
    false,
  );
  await library.remove([3, 40, 77, 78, 80, 140].map(idOf));
  const context = makeContext({ now: clock.now, name });
  const all = [...(await library.list({}, { limit: 999 })), ...(await library.list({ trashed: true }, { limit: 999 }))];
  expect(all).toHaveLength(count);
  for (const filter of FILTERS) {
    for (const order of ListOrder.options) {
      const expected = all.filter((clip) => matchesFilter(clip, filter)).sort(comparing(order));
      for (const walkedTo of [0, 1000]) {
        const told = [filter, order, walkedTo];
        const first = await listClips(context, filter, { limit: 5, order }, walkedTo);
        const after = first.at(-1);
        const rest = after ? await listClips(context, filter, { limit: 999, order, after }, walkedTo) : [];
        expect([...told, numbersOf([...first, ...rest])]).toEqual([...told, numbersOf(expected)]);
      }
    }
  }
});

test('a damaged row is told of in every order and the others come', async () => {
  const { library, name, damaged } = openWatched();
  for (let number = 1; number <= 70; number++) await library.save({ id: idOf(number), article: makeNumbered(number) });
  const context = makeContext({ now: makeClock().now, name });
  await context.connection.write(['clips'], async (tx) => {
    const row = await tx.objectStore('clips').get(idOf(64));
    if (row) await tx.objectStore('clips').put({ ...row, clip: { ...row.clip, excerpt: '字'.repeat(500) } });
  });
  for (const order of ListOrder.options) {
    damaged.length = 0;
    expect(await library.list({}, { limit: 99, order })).toHaveLength(69);
    expect(new Set(damaged)).toEqual(new Set([idOf(64)]));
  }
});

test('the orders are the same where the browser can only walk an index row by row', async () => {
  const { library } = await openDated();
  const fast = IDBIndex.prototype.getAllRecords;
  try {
    delete IDBIndex.prototype.getAllRecords;
    expect(numbersOf(await library.list({}, { limit: 9, order: 'publishedNewest' }))).toEqual([5, 4, 3, 1, 7, 6, 2]);
    expect(numbersOf(await library.list({}, { limit: 9, order: 'publishedOldest' }))).toEqual([7, 1, 3, 4, 5, 2, 6]);
  } finally {
    IDBIndex.prototype.getAllRecords = fast;
  }
});

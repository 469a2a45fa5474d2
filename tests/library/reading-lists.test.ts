import { expect, test } from 'vitest';
import type { Filter } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { type ReadingList, withClips, withMoved, withoutChange, withoutClips } from '../../utils/library/reading-list';
import { collect, freshName, idOf, makeClock, makeNumbered } from './make-article';

const makeList = (numbers: number[], fields: Partial<ReadingList> = {}): ReadingList => ({
  id: idOf(100),
  name: '申论：基层治理',
  clips: numbers.map(idOf),
  savedAt: '2026-03-01T08:00:00.000Z',
  ...fields,
});
const numbersOf = (ids: string[]) => ids.map((id) => Number(id.slice(-12)));
const clipNumbers = (clips: { id: string }[]) => numbersOf(clips.map(({ id }) => id));

async function openFilled() {
  const clock = makeClock();
  const library = openLibrary({ now: clock.now, name: freshName() });
  for (const number of [1, 2, 3, 4, 5]) {
    clock.tick();
    const articleBody = number % 2 === 0 ? '板凳要坐热。' : '账要算清。';
    await library.save({ id: idOf(number), article: makeNumbered(number, { articleBody }) });
  }
  await library.lists.put(makeList([2, 5, 1, 4]));
  return library;
}

test.each([
  ['added at the end', withClips(makeList([2, 1]), [idOf(3), idOf(1)]), [2, 1, 3]],
  ['taken out', withoutClips(makeList([2, 1, 3]), [idOf(1), idOf(9)]), [2, 3]],
  ['moved up', withMoved(makeList([1, 2, 3]), idOf(3), idOf(1)), [3, 1, 2]],
  ['moved down', withMoved(makeList([1, 2, 3]), idOf(1), idOf(3)), [2, 1, 3]],
  ['moved to the end', withMoved(makeList([1, 2, 3]), idOf(1), undefined), [2, 3, 1]],
  ['moved before itself', withMoved(makeList([1, 2, 3]), idOf(2), idOf(2)), [1, 2, 3]],
  ['moved though it is not there', withMoved(makeList([1, 2]), idOf(7), idOf(1)), [1, 2]],
])('clips are %s', (_what, list, expected) => expect(numbersOf(list.clips)).toEqual(expected));

test.each<[string, (list: ReadingList) => ReadingList, number[], number[]]>([
  ['a clip put in', (list) => withClips(list, [idOf(9)]), [1, 2, 3, 9, 4], [1, 2, 3, 4]],
  ['a clip put in that is out already', (list) => withClips(list, [idOf(9)]), [3, 1], [3, 1]],
  ['a clip put in that was there', (list) => withClips(list, [idOf(2)]), [1, 2, 3, 4], [1, 2, 3, 4]],
  ['a clip taken out', (list) => withoutClips(list, [idOf(2)]), [1, 3, 4], [1, 2, 3, 4]],
  ['the first and the last taken out', (list) => withoutClips(list, [idOf(1), idOf(3)]), [4, 2], [1, 4, 2, 3]],
  ['a clip moved up', (list) => withMoved(list, idOf(3), idOf(1)), [3, 1, 2, 4], [1, 2, 3, 4]],
  ['a clip moved down', (list) => withMoved(list, idOf(1), undefined), [4, 2, 3, 1], [1, 4, 2, 3]],
  ['a clip moved that is out by now', (list) => withMoved(list, idOf(1), undefined), [2, 3], [2, 3]],
])('%s is taken back, and what another tab did since stays', (_what, how, now, expected) => {
  const before = makeList([1, 2, 3]);
  expect(numbersOf(withoutChange(makeList(now), before, how(before)).clips)).toEqual(expected);
});

test.each([
  ['新名', '旧名', 'as it was made'],
  ['别名', '别名', 'as another tab made it since'],
])('of a name that was changed and is %s, %s stays (%s)', (name, expected) => {
  const [before, after] = [makeList([1], { name: '旧名' }), makeList([1], { name: '新名' })];
  expect(withoutChange(makeList([1], { name }), before, after).name).toBe(expected);
});

test('an erased clip leaves the lists, and they are told of', async () => {
  const clock = makeClock();
  const told: string[] = [];
  const onChange = ({ kind }: { kind: string }) => told.push(kind);
  const library = openLibrary({ now: clock.now, name: freshName(), onChange });
  for (const number of [1, 2]) await library.save({ id: idOf(number), article: makeNumbered(number) });
  await library.lists.put(makeList([2, 1]));
  told.length = 0;
  await library.remove([idOf(2)]);
  expect((await library.lists.list())[0]?.clips).toEqual([idOf(2), idOf(1)]);
  await library.erase([idOf(2)]);
  expect((await library.lists.list())[0]?.clips).toEqual([idOf(1)]);
  expect(told).toEqual(['trashed', 'erased', 'lists']);
});

test('a list is read in its order, page after page', async () => {
  const library = await openFilled();
  const filter = { list: idOf(100) };
  const first = await library.list(filter, { limit: 3 });
  expect(clipNumbers(first)).toEqual([2, 5, 1]);
  const after = first.at(-1);
  expect(clipNumbers(await library.list(filter, { limit: 3, ...(after && { after }) }))).toEqual([4]);
  const whole = await collect(library.read(filter));
  expect(clipNumbers(whole.map(({ clip }) => clip))).toEqual([2, 5, 1, 4]);
  expect(await library.list({ list: idOf(999) }, { limit: 9 })).toEqual([]);
});

test('a clip in the trash leaves the list and comes back to its place', async () => {
  const library = await openFilled();
  const shown = async () => clipNumbers(await library.list({ list: idOf(100) }, { limit: 9 }));
  await library.remove([idOf(5)]);
  expect(await shown()).toEqual([2, 1, 4]);
  await library.restore([idOf(5)]);
  expect(await shown()).toEqual([2, 5, 1, 4]);
  await library.erase([idOf(2)]);
  expect(await shown()).toEqual([5, 1, 4]);
});

test('a list changes in one transaction and tells what it was', async () => {
  const library = await openFilled();
  const before = await library.lists.change(idOf(100), (list) => withMoved(list, idOf(4), idOf(2)));
  expect(numbersOf(before.clips)).toEqual([2, 5, 1, 4]);
  expect(numbersOf((await library.lists.list())[0]?.clips ?? [])).toEqual([4, 2, 5, 1]);
  await Promise.all([3, 1].map((number) => library.lists.change(idOf(100), (list) => withClips(list, [idOf(number)]))));
  expect(numbersOf((await library.lists.list())[0]?.clips ?? [])).toEqual([4, 2, 5, 1, 3]);
  await expect(library.lists.change(idOf(7), (list) => list)).rejects.toMatchObject({ code: 'notFound' });
  await expect(library.lists.change(idOf(100), (list) => ({ ...list, name: '' }))).rejects.toMatchObject({
    code: 'invalid',
  });
});

test.each<[string, Filter, number[], string]>([
  ['板凳', { list: idOf(100) }, [2, 4], 'a word in the open list, in its order'],
  ['清单:基层', {}, [5, 4, 2, 1], 'part of a name, newest first'],
  ['list:申论 板凳', {}, [4, 2], 'a list and a word'],
  ['清單:基層治理', {}, [5, 4, 2, 1], 'the name in the other script'],
  ['-清单:基层', {}, [3], 'all that are in no such list'],
  ['清单:没有', {}, [], 'no such list'],
  ['清单:基层|账要', {}, [5, 4, 3, 2, 1], 'in a list or with a word'],
  ['基层治理', {}, [], 'a name is no text of its clips'],
])('「%s」 in %o finds %j: %s', async (query, filter, expected) => {
  const library = await openFilled();
  const hits = await collect(library.search(query, filter, { limit: 9 }));
  expect(clipNumbers(hits.map(({ clip }) => clip))).toEqual(expected);
});

test('a search in a list goes on where its page ended', async () => {
  const library = await openFilled();
  const [first] = await collect(library.search('清单:基层', {}, { limit: 1 }));
  const rest = await collect(library.search('清单:基层', {}, { limit: 9, ...(first && { after: first.clip }) }));
  expect(clipNumbers(rest.map(({ clip }) => clip))).toEqual([4, 2, 1]);
});

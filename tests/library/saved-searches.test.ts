import { expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import { openLibrary } from '../../utils/library/open-library';
import { isSameSearch, type SavedSearch, toKeptFilter } from '../../utils/library/saved-search';
import { freshName, idOf, makeClock } from './make-article';

const makeSearch = (number: number, fields: Partial<SavedSearch> = {}): SavedSearch => ({
  id: idOf(number),
  name: `第${number}个搜索`,
  query: '群众 -会议',
  filter: { tag: '文风', starred: true },
  order: 'date',
  savedAt: `2026-03-01T08:00:0${number}.000Z`,
  ...fields,
});

test('searches are kept in the order of their saving, changed in place and taken away', async () => {
  const changes: string[] = [];
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name, onChange: ({ kind }) => changes.push(kind) });
  const names = async () => (await library.searches.list()).map((search) => search.name);
  await library.searches.put(makeSearch(2));
  await library.searches.put(makeSearch(1));
  expect(await names()).toEqual(['第1个搜索', '第2个搜索']);
  await library.searches.put(makeSearch(1, { name: '改名' }));
  expect(await names()).toEqual(['改名', '第2个搜索']);
  expect(await library.searches.remove(idOf(1))).toBe(true);
  expect(await library.searches.remove(idOf(1))).toBe(false);
  expect(await library.searches.list()).toEqual([makeSearch(2)]);
  expect(changes).toEqual(['searches', 'searches', 'searches', 'searches']);
  // A damaged one does not take the others with it.
  await connect(name, () => undefined).write(['searches'], (tx) => tx.objectStore('searches').put({ id: 'x' }));
  expect(await names()).toEqual(['第2个搜索']);
});

test.each([
  ['a name of nothing', { name: '' }],
  ['a query that is no query', { query: 'x'.repeat(501) }],
  ['half a character', { query: '\ud83d' }],
])('%s is not kept', async (_why, fields) => {
  const library = openLibrary({ now: makeClock().now, name: freshName() });
  await expect(library.searches.put(makeSearch(1, fields))).rejects.toMatchObject({ code: 'invalid' });
  expect(await library.searches.list()).toEqual([]);
});

test('of a filter what is chosen is kept, and never the trash', () => {
  expect(toKeptFilter({ site: 'a.cn', tag: undefined, starred: true, trashed: true })).toEqual({
    site: 'a.cn',
    starred: true,
  });
});

test.each<[Pick<SavedSearch, 'query' | 'filter'>, boolean, string]>([
  [{ query: ' 群众 -会议 ', filter: { starred: true, tag: '文风' } }, true, 'spaces and the order of conditions'],
  [{ query: '群众', filter: { starred: true, tag: '文风' } }, false, 'another query'],
  [{ query: '群众 -会议', filter: { tag: '文风' } }, false, 'a condition less'],
])('%o asks for the same: %s (%s)', (other, expected) => expect(isSameSearch(makeSearch(1), other)).toBe(expected));

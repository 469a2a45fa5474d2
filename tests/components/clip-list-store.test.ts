import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createClipListStore } from '../../entrypoints/library/clip-list-store';
import type { Library, SearchPage } from '../../utils/library/library';
import { LibraryError } from '../../utils/library/library-error';
import { openLibrary } from '../../utils/library/open-library';
import { readSettings } from '../../utils/settings/settings';
import { keepArticle } from './make-clip';
import { speakChinese } from './words';

let library: Library;

beforeAll(speakChinese);
beforeEach(async () => {
  library = openLibrary({ now: () => new Date('2026-11-22T08:00:00.000Z'), name: `test-${crypto.randomUUID()}` });
  const clips = Array.from({ length: 130 }, (_, number) =>
    keepArticle(number, {
      url: `http://www.workercn.cn/${number}.shtml`,
      headline: `第${number}篇`,
      articleBody: number % 10 === 0 ? '群众的话要听到心里去。' : '基层的事要办到细处。',
      articleSection: number < 70 ? '中工评论' : '时评',
    }),
  );
  await library.write(await Promise.all(clips));
});

/** Waits as long as a busy machine takes. */
const until = (assert: () => void) => vi.waitFor(assert, { timeout: 30_000 });

const headlines = (store: ReturnType<typeof createClipListStore>) =>
  store.rows.value.map(({ clip }) => clip.article.headline);

test('the first page comes first, the next ones as the end comes near, each clip once', async () => {
  const store = createClipListStore(library);
  await store.start();
  expect(headlines(store)).toHaveLength(60);
  expect(store.total.value).toBe(130);
  await Promise.all([store.loadMore(), store.loadMore()]);
  expect(headlines(store)).toHaveLength(120);
  await store.loadMore();
  expect(headlines(store)).toEqual(Array.from({ length: 130 }, (_, number) => `第${number}篇`));
  expect(store.hasMore.value).toBe(false);
});

test('typing searches what was typed last, though an earlier search is still running', async () => {
  let goOn = () => {};
  const ended = vi.fn();
  const slow: Library = {
    ...library,
    search: async function* (query, ...rest) {
      try {
        if (query === '基层') {
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
        }
        yield* library.search(query, ...rest);
      } finally {
        ended(query);
      }
    },
  };
  const store = createClipListStore(slow);
  await store.start();
  store.search('基层');
  await until(() => expect(store.phase.value).toBe('reading'));
  store.search('群众');
  await until(() => expect(store.rows.value).toHaveLength(13));
  goOn();
  await until(() => expect(ended).toHaveBeenCalledWith('基层'));
  expect(store.rows.value[0]?.snippet?.marks).toHaveLength(1);
  expect(store.total.value).toBe(13);
});

test('the filters offer what the result has, with its counts, beyond the rows that are read', async () => {
  const store = createClipListStore(library);
  await store.start();
  store.search('基层');
  await until(() => expect(store.offered.value?.facets.total).toBe(117));
  expect(store.offered.value?.facets.section).toEqual([
    { value: '中工评论', count: 63 },
    { value: '时评', count: 54 },
  ]);
  store.search('');
  await until(() => expect(store.offered.value?.facets.total).toBe(130));
});

test('beside a chosen value stand the others, and every count is that of the result', async () => {
  const store = createClipListStore(library);
  await store.start();
  expect(store.offered.value?.facets.author).toBeUndefined();
  await store.loadFacet('author');
  expect(store.offered.value?.facets.author).toEqual([{ value: '林知秋', count: 130 }]);
  store.filterBy({ section: '时评' });
  await until(() =>
    expect(store.offered.value).toMatchObject({
      isWhole: true,
      facets: {
        section: [{ value: '时评', count: 60 }, { value: '中工评论' }],
        month: [{ value: '2019-12', count: 60 }],
        source: [{ value: '晨星网', count: 60 }],
      },
    }),
  );
  store.filterBy({ source: '晨星网', month: '2019-12', author: '林知秋' });
  await until(() => expect(store.total.value).toBe(130));
});

test('the counts of a long result are the least there are, and that is said, until it has been counted to its end', async () => {
  const sample = (await keepArticle(0)).clip;
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const long: Library['search'] = async function* (_query, _filter, page) {
    const from = page.after ? Number(page.after.id) + 1 : 0;
    if (from >= 6000) await gate;
    for (let number = from; number < Math.min(8765, from + page.limit); number++) {
      yield { clip: { ...sample, id: String(number) }, snippet: { field: 'other', text: '', marks: [] }, relevance: 0 };
    }
  };
  const store = createClipListStore({ ...library, search: long });
  await store.start();
  store.search('基层');
  await until(() => expect(store.atLeast.value).toBeGreaterThanOrEqual(5000));
  expect(store.total.value).toBeUndefined();
  expect(store.offered.value?.isWhole).toBe(false);
  expect(store.offered.value?.facets.author).toEqual([{ value: '林知秋', count: store.atLeast.value }]);
  goOn();
  await until(() => expect(store.total.value).toBe(8765));
  expect(store.offered.value?.isWhole).toBe(true);
  expect(store.offered.value?.facets.author).toEqual([{ value: '林知秋', count: 8765 }]);
});

test('the count of a long result stops when something else is asked for', async () => {
  const sample = (await keepArticle(0)).clip;
  let read = 0;
  const endless: Library['search'] = async function* (query, _filter, page) {
    const from = page.after ? Number(page.after.id) + 1 : 0;
    for (let number = from; number < (query === '基层' ? from + page.limit : 1); number++) {
      if (query === '基层') read++;
      yield { clip: { ...sample, id: String(number) }, snippet: { field: 'other', text: '', marks: [] }, relevance: 0 };
    }
  };
  const store = createClipListStore({ ...library, search: endless });
  await store.start();
  store.search('基层');
  await until(() => expect(read).toBeGreaterThan(6000));
  store.search('群众');
  await until(() => expect(store.total.value).toBe(1));
  const stopped = read;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(read).toBeLessThanOrEqual(stopped + 1000);
});

test('by relevance the best of the newest come first, and the choice is kept', async () => {
  await library.update(`00000000-0000-4000-8000-${String(99).padStart(12, '0')}`, { article: { headline: '基层' } });
  const store = createClipListStore(library);
  await store.start();
  store.search('基层');
  await until(() => expect(headlines(store)[0]).toBe('第1篇'));
  await store.sortBy('relevance');
  await until(() => expect(headlines(store).slice(0, 3)).toEqual(['基层', '第1篇', '第2篇']));
  // The whole result is sorted, not the first page alone.
  expect(store.total.value).toBe(117);
  expect(store.ranked.value).toBeUndefined();
  expect((await readSettings()).searchOrder).toBe('relevance');
  store.search('');
  await until(() => expect(headlines(store)[0]).toBe('第0篇'));
});

test('of thousands of hits the newest thousand are ranked, and the others follow by date, each once', async () => {
  const many = async function* (_query: string, _filter: unknown, page: SearchPage) {
    const from = page.after ? Number(page.after.id) + 1 : 0;
    for (let number = from; number < Math.min(2500, from + page.limit); number++) {
      const { clip } = await sample;
      const snippet = { field: 'other' as const, text: '', marks: [] };
      yield { clip: { ...clip, id: String(number) }, snippet, relevance: page.order ? number % 7 : 0 };
    }
  };
  const sample = keepArticle(0);
  const store = createClipListStore({ ...library, search: many }, 'relevance');
  await store.start();
  store.search('基层');
  await until(() => expect(store.rows.value).toHaveLength(1000));
  expect(store.ranked.value).toBe(1000);
  const ids = () => store.rows.value.map(({ clip }) => Number(clip.id));
  expect(ids().slice(0, 3)).toEqual([6, 13, 20]);
  await until(() => expect(store.phase.value).toBe('ready'));
  await store.loadMore();
  expect(ids().slice(1000)).toEqual(Array.from({ length: 60 }, (_, at) => 1000 + at));
  expect(new Set(ids()).size).toBe(1060);
});

test('what of the query was not understood is said', async () => {
  const store = createClipListStore(library);
  store.search('群众 日期:昨天');
  await until(() =>
    expect(store.queryFaults.value).toEqual([
      { words: expect.stringContaining('看不懂「日期:昨天」'), start: 3, end: 8 },
    ]),
  );
});

test('one filter alone has its number at once', async () => {
  const store = createClipListStore(library);
  await store.start();
  store.filterBy({ section: '中工评论' });
  await until(() => expect(store.rows.value).toHaveLength(60));
  expect(store.total.value).toBe(70);
});

test('a changed clip changes in its place, a trashed one leaves list and selection', async () => {
  const store = createClipListStore(library);
  await store.start();
  const [first, second] = store.rows.value.map(({ clip }) => clip.id);
  if (!first || !second) throw new Error('no rows');
  await library.update(first, { starred: true });
  await store.follow({ kind: 'updated', ids: [first] });
  expect(store.rows.value[0]?.clip.starred).toBe(true);
  store.selected.value = new Set([first, second]);
  await library.remove([first]);
  await store.follow({ kind: 'trashed', ids: [first] });
  expect([...store.selected.value]).toEqual([second]);
  expect(store.rows.value[0]?.clip.id).toBe(second);
  expect(store.facets.value?.trashed).toBe(1);
});

test('what is read stays in the list of the unread until the list is read anew', async () => {
  const store = createClipListStore(library);
  await store.start();
  store.filterBy({ unread: true });
  await until(() => expect(store.total.value).toBe(130));
  const first = store.rows.value[0]?.clip.id ?? '';
  const marked = await library.markUnread([first], false);
  await store.renew(marked);
  expect(store.rows.value[0]?.clip).toMatchObject({ id: first });
  expect(store.rows.value[0]?.clip.unread).toBeUndefined();
  expect(store.facets.value?.unread).toBe(129);
  await store.follow({ kind: 'updated', ids: marked });
  expect(store.rows.value[0]?.clip.id).not.toBe(first);
});

test('every id of a search is found, beyond what is shown', async () => {
  const store = createClipListStore(library);
  store.query.value = '基层';
  expect(await store.allIds()).toHaveLength(117);
});

test('a library that cannot be read says why', async () => {
  const store = createClipListStore({ ...library, list: () => Promise.reject(new LibraryError('newerVersion')) });
  await store.start();
  expect(store.failure.value).toBe('newerVersion');
});

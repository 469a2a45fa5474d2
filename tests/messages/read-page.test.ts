import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Detection } from '../../utils/article/article';
import { type Reading, readPage } from '../../utils/messages/read-page';
import { makeArticle } from '../library/make-article';

const HOST = 'https://pl.example.cn';
const OPENED = `${HOST}/1.html`;
const detection: Detection = { isArticle: true, because: 'site' };
const library = { rules: async () => [] };

/** A page as the extractor tells of it: its text, and where the rest of it is. */
interface Page {
  body: string;
  further?: string[];
  first?: string;
  whole?: string;
  source?: string;
}

/** Opens a tab whose extractor finds these pages, each under its address. */
async function openTab(pages: Record<string, Page>, opened = OPENED): Promise<number> {
  vi.spyOn(browser.scripting, 'executeScript').mockImplementation(async (injection: object) => {
    if (!('args' in injection) || !Array.isArray(injection.args)) return [];
    const url: string = injection.args[0].address ?? opened;
    const page = pages[url];
    if (!page) return [{ frameId: 0, documentId: '', result: { kind: 'failed', failure: 'noBody' } }];
    const { body, further = [], ...rest } = page;
    const article = makeArticle({ url, articleBody: body, contentHtml: `<p>${body}</p>`, characterCount: body.length });
    return [{ frameId: 0, documentId: '', result: { kind: 'read', article, detection, further, ...rest } }];
  });
  const tab = await fakeBrowser.tabs.create({ url: OPENED });
  if (tab?.id === undefined) throw new Error('no tab');
  return tab.id;
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

async function read(tabId: number, signal?: AbortSignal): Promise<Reading> {
  const reading = readPage(library, tabId, signal && { signal });
  await vi.advanceTimersByTimeAsync(60_000);
  return reading;
}

const [second, third] = [`${HOST}/2.html`, `${HOST}/3.html`];

test.each<[pages: Record<string, Page>, body: string, counted: unknown, why: string]>([
  [{ [OPENED]: { body: '一' } }, '一', undefined, 'one page'],
  [
    {
      [OPENED]: { body: '一', further: [second] },
      [second]: { body: '二', further: [third] },
      [third]: { body: '三' },
    },
    '一\n二\n三',
    { count: 3, missing: [] },
    'each page names the next',
  ],
  [
    { [OPENED]: { body: '一', further: [second, third] }, [third]: { body: '三' } },
    '一\n三',
    { count: 3, missing: [second] },
    'a page that fails is named',
  ],
  [
    {
      [OPENED]: { body: '一', further: [second] },
      [second]: { body: '一', further: [third] },
      [third]: { body: '三' },
    },
    '一',
    undefined,
    'a site that gives its first page again is at its end',
  ],
  [
    { [OPENED]: { body: '二', first: second, further: [] }, [second]: { body: '一', further: [OPENED] } },
    '一\n二',
    { count: 2, missing: [] },
    'opened in the midst: read from the first page',
  ],
  [
    { [OPENED]: { body: '一', whole: second }, [second]: { body: '一二三' } },
    '一二三',
    undefined,
    'a page has all of it',
  ],
  [
    { [OPENED]: { body: '一二', whole: second }, [second]: { body: '登' } },
    '一二',
    undefined,
    'one that has less has not',
  ],
])('%j is read as %j, pages %j (%s)', async (pages, body, counted) => {
  const reading = await read(await openTab(pages));
  expect(reading).toMatchObject({ kind: 'read', article: { articleBody: body, url: OPENED } });
  expect(reading.kind === 'read' && reading.article.pages).toEqual(counted);
});

test('a tab that has gone elsewhere meanwhile is not clipped', async () => {
  const tabId = await openTab({ [second]: { body: '二' } }, second);
  expect(await read(tabId)).toEqual({ kind: 'failed', failure: 'changed' });
});

test('what the page answers is no reading unless it parses', async () => {
  const tabId = await openTab({ [OPENED]: { body: '一', further: ['javascript:alert(1)'] } });
  expect(await read(tabId)).toEqual({ kind: 'failed', failure: 'unknown' });
});

test('a page into which nothing may be brought is said to be one', async () => {
  const tabId = await openTab({});
  vi.spyOn(browser.scripting, 'executeScript').mockRejectedValue(new Error('Cannot access contents of the page'));
  expect(await read(tabId)).toEqual({ kind: 'failed', failure: 'notAllowed' });
});

test('who stops gets what was read, marked as partial', async () => {
  const tabId = await openTab({ [OPENED]: { body: '一', further: [second] }, [second]: { body: '二' } });
  expect(await read(tabId, AbortSignal.abort())).toMatchObject({
    article: { articleBody: '一', pages: { count: 2, missing: [second] } },
  });
});

test.each<[pages: Record<string, Page>, source: string | undefined, why: string]>([
  [{ [OPENED]: { body: '一', source: '<p>一' } }, '<p>一', 'the text is of the opened page'],
  [
    { [OPENED]: { body: '一', source: '<p>一', whole: second }, [second]: { body: '一二三' } },
    undefined,
    'the text was fetched from another page',
  ],
])('of %j the page that is kept is %o (%s)', async (pages, source) => {
  const reading = await read(await openTab(pages));
  expect(reading.kind === 'read' && reading.source).toBe(source);
});

import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Article, HttpUrl } from '../article/article';
import { MOST_PAGES } from '../article/find-pages';
import { joinArticles } from '../article/join-articles';
import { Failure } from './messages';

/** What came of reading a page: the article whole, or why there is none. */
export const Reading = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('read'), article: Article }),
  z.strictObject({ kind: z.literal('failed'), failure: Failure }),
]);
export type Reading = z.infer<typeof Reading>;

/** What the extractor gives back for one page: its article, and where the rest of it is. */
export const PageReading = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('read'),
    article: Article,
    first: z.optional(HttpUrl),
    further: z.array(HttpUrl).check(z.maxLength(200)),
    whole: z.optional(HttpUrl),
  }),
  z.strictObject({ kind: z.literal('failed'), failure: Failure }),
]);
export type PageReading = z.infer<typeof PageReading>;
type PageRead = Extract<PageReading, { kind: 'read' }>;

/** Between two pages of one article, in ms: a reader is not faster. */
const PAUSE = 300;

export interface ReadOptions {
  /** Called before each further page, with the number of pages read and known so far. */
  onProgress?: (read: number, known: number) => void;
  /** Stops between two pages; what was read is given, marked as partial. */
  signal?: AbortSignal;
}

/**
 * Reads the article in a tab's top frame, its further pages too. The extractor is injected for the occasion: browsing
 * costs only the small detector, and pages of unlisted sites (`activeTab`) take the same way as the listed ones.
 */
export async function readPage(tabId: number, options: ReadOptions = {}): Promise<Reading> {
  const target = { tabId };
  const opened = await toReading(() => browser.scripting.executeScript({ target, files: ['/extractor.js'] }));
  if (opened.kind === 'failed') return opened;
  // The address comes from the browser, not from the page. Where the two differ, the tab has gone elsewhere meanwhile.
  const { url } = await browser.tabs.get(tabId);
  if (opened.article.url !== url) return { kind: 'failed', failure: 'changed' };
  return { kind: 'read', article: await readRest(tabId, opened, options) };
}

/** The article whole: its one full page, or its pages joined in order. */
async function readRest(tabId: number, opened: PageRead, { onProgress, signal }: ReadOptions): Promise<Article> {
  const { url, canonicalUrl } = opened.article;
  if (opened.whole !== undefined) {
    const whole = await readFurther(tabId, opened.whole);
    if (whole.kind === 'read' && whole.article.characterCount > opened.article.characterCount) {
      return { ...whole.article, url, ...(canonicalUrl !== undefined && { canonicalUrl }) };
    }
  }
  const waiting = opened.first !== undefined ? [opened.first] : [url];
  const asked = new Set<string>();
  const pages: Article[] = [];
  const missing: string[] = [];
  for (let next = waiting.shift(); next !== undefined && asked.size < MOST_PAGES; next = waiting.shift()) {
    asked.add(next);
    if (asked.size > 1) onProgress?.(pages.length, asked.size + waiting.length);
    const page = next === url ? opened : signal?.aborted ? undefined : await readFurther(tabId, next);
    if (page?.kind !== 'read') {
      missing.push(next);
      continue;
    }
    // A site that answers a page it does not have with one that it has is at its end.
    if (pages.some(({ articleBody }) => articleBody === page.article.articleBody)) break;
    pages.push(page.article);
    waiting.push(...page.further.filter((further) => !asked.has(further) && !waiting.includes(further)));
  }
  const [first = opened.article, ...others] = pages;
  if (others.length === 0 && missing.length === 0) return opened.article;
  return { ...joinArticles([first, ...others], missing), url, ...(canonicalUrl !== undefined && { canonicalUrl }) };
}

/** Fetches and reads one further page in the tab, by the extractor that is there already. */
async function readFurther(tabId: number, url: string): Promise<PageReading> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  const func = (address: string) => globalThis.shipingReadFurther?.(address);
  return toReading(() => browser.scripting.executeScript({ target: { tabId }, func, args: [url] }));
}

async function toReading(inject: () => Promise<{ result?: unknown }[]>): Promise<PageReading> {
  let result: unknown;
  try {
    result = (await inject())[0]?.result;
  } catch {
    // The browser's own pages, its store, and hosts for which neither a permission nor a click stands.
    return { kind: 'failed', failure: 'notAllowed' };
  }
  const reading = PageReading.safeParse(result);
  return reading.success ? reading.data : { kind: 'failed', failure: 'unknown' };
}

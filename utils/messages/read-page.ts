import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Article, HttpUrl } from '../article/article';
import { MOST_PAGES } from '../article/find-pages';
import { joinArticles } from '../article/join-articles';
import { rulesFor, type UserRule } from '../article/user-rule';
import type { Library } from '../library/library';
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
 * costs only the small detector, and pages of unlisted sites (`activeTab`) take the same way as the listed ones. It is
 * read by what the user pointed at on its site; where the library cannot be asked for that, the page is read without.
 */
export async function readPage(
  library: Pick<Library, 'rules'>,
  tabId: number,
  options: ReadOptions = {},
): Promise<Reading> {
  const [{ url }, all] = await Promise.all([browser.tabs.get(tabId), library.rules().catch(() => [])]);
  const rules = url === undefined || !URL.canParse(url) ? [] : rulesFor(all, new URL(url));
  const read = (address: string | null) => readOne(tabId, address, rules);
  const opened = await read(null);
  if (opened.kind === 'failed') return opened;
  // The address comes from the browser, not from the page. Where the two differ, the tab has gone elsewhere meanwhile.
  if (opened.article.url !== (await browser.tabs.get(tabId)).url) return { kind: 'failed', failure: 'changed' };
  return { kind: 'read', article: await readRest(read, opened, options) };
}

type ReadOne = (address: string | null) => Promise<PageReading>;

/** The article whole: its one full page, or its pages joined in order. */
async function readRest(read: ReadOne, opened: PageRead, { onProgress, signal }: ReadOptions): Promise<Article> {
  const { url, canonicalUrl } = opened.article;
  if (opened.whole !== undefined) {
    const whole = await readFurther(read, opened.whole);
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
    const page = next === url ? opened : signal?.aborted ? undefined : await readFurther(read, next);
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

/** Fetches and reads one further page in the tab, politely. */
async function readFurther(read: ReadOne, url: string): Promise<PageReading> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return read(url);
}

/** Has the extractor in the tab read the opened page, or fetch and read another; brings it in where it is not yet. */
async function readOne(tabId: number, address: string | null, rules: UserRule[]): Promise<PageReading> {
  const target = { tabId };
  const func = (of: string | null, by: UserRule[]) => globalThis.shipingRead?.(of, by);
  let result: unknown;
  try {
    if (address === null) await browser.scripting.executeScript({ target, files: ['/extractor.js'] });
    result = (await browser.scripting.executeScript({ target, func, args: [address, rules] }))[0]?.result;
  } catch {
    // The browser's own pages, its store, and hosts for which neither a permission nor a click stands.
    return { kind: 'failed', failure: 'notAllowed' };
  }
  const reading = PageReading.safeParse(result);
  return reading.success ? reading.data : { kind: 'failed', failure: 'unknown' };
}

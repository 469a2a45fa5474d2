import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Article, Detection, HttpUrl, Text } from '../article/article';
import { MOST_PAGES } from '../article/find-pages';
import { joinArticles } from '../article/join-articles';
import { rulesFor, type UserRule } from '../article/user-rule';
import type { Library } from '../library/library';
import { readSettings } from '../settings/settings';
import { Failure } from './messages';

/** How much of a page is wanted: its article, all of its text, or what the user selected in it. */
export type Extent = 'article' | 'page' | 'selection';

/** A page's HTML beyond so many characters is not kept beside its clip. */
const MOST_SOURCE = 4_000_000;

const failed = z.strictObject({
  kind: z.literal('failed'),
  failure: Failure,
  /** Whether text is selected in the page, which can be kept where there is no article. */
  hasSelection: z.optional(z.boolean()),
  /** The page that fills most of this one, where no text was found outside it. */
  frame: z.optional(HttpUrl),
});
const about = {
  article: Article,
  /** What the page looks like, judged as for the toolbar icon. */
  detection: Detection,
  hasSelection: z.optional(z.boolean()),
  /** The opened page's HTML, where the user wants it kept. */
  source: z.optional(Text(MOST_SOURCE)),
};

/** What came of reading a page: the article whole, or why there is none. */
export const Reading = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('read'), ...about }), failed]);
export type Reading = z.infer<typeof Reading>;

/**
 * What the extractor is asked for: which page (without an address the opened one; on its way into the page a `null` in an
 * object would be lost), how much of it, and up to how much HTML.
 */
export interface ReadRequest {
  address?: string;
  extent: Extent;
  mostSource: number;
}

/** What the extractor gives back for one page: its article, and where the rest of it is. */
export const PageReading = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('read'),
    ...about,
    first: z.optional(HttpUrl),
    further: z.array(HttpUrl).check(z.maxLength(200)),
    whole: z.optional(HttpUrl),
  }),
  failed,
]);
export type PageReading = z.infer<typeof PageReading>;
type PageRead = Extract<PageReading, { kind: 'read' }>;

/** Between two pages of one article, in ms: a reader is not faster. */
const PAUSE = 300;

/** What of a page is read, who is told how far it is, and who may stop it. */
export interface ReadOptions {
  /** The article if not given. */
  extent?: Extent;
  /** Called before each further page with its number and the number of pages known so far. */
  onProgress?: (page: number, known: number) => void;
  /** Reads no further, nor waits for the page that is being fetched; what was read is given, marked as partial. */
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
  const [{ url }, all, { keepSource }] = await Promise.all([
    browser.tabs.get(tabId),
    library.rules().catch(() => []),
    readSettings(),
  ]);
  const rules = url === undefined || !URL.canParse(url) ? [] : rulesFor(all, new URL(url));
  const { extent = 'article' } = options;
  const mostSource = keepSource ? MOST_SOURCE : 0;
  const read = (address: string) => readOne(tabId, { address, extent, mostSource }, rules);
  const opened = await readOne(tabId, { extent, mostSource }, rules);
  if (opened.kind === 'failed') return opened;
  // The address comes from the browser, not from the page. Where the two differ, the tab has gone elsewhere meanwhile.
  if (opened.article.url !== (await browser.tabs.get(tabId)).url) return { kind: 'failed', failure: 'changed' };
  const { detection, hasSelection, source } = opened;
  const article = extent === 'article' ? await readRest(read, opened, options) : opened.article;
  // The HTML of the opened page is no source of a text that was fetched from another.
  const isOpened = article === opened.article || article.pages !== undefined;
  return { kind: 'read', article, detection, hasSelection, ...(isOpened && source !== undefined && { source }) };
}

type ReadOne = (address: string) => Promise<PageReading>;

/** The article whole: its one full page, or its pages joined in order. */
async function readRest(read: ReadOne, opened: PageRead, { onProgress, signal }: ReadOptions): Promise<Article> {
  const { url, canonicalUrl } = opened.article;
  if (opened.whole !== undefined) {
    const whole = await readFurther(read, opened.whole, signal);
    if (whole?.kind === 'read' && whole.article.characterCount > opened.article.characterCount) {
      return { ...whole.article, url, ...(canonicalUrl !== undefined && { canonicalUrl }) };
    }
  }
  const waiting = opened.first !== undefined ? [opened.first] : [url];
  const asked = new Set<string>();
  const pages: Article[] = [];
  const missing: string[] = [];
  for (let next = waiting.shift(); next !== undefined && asked.size < MOST_PAGES; next = waiting.shift()) {
    asked.add(next);
    if (asked.size > 1) onProgress?.(asked.size, asked.size + waiting.length);
    const page = next === url ? opened : await readFurther(read, next, signal);
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

/** Fetches and reads one further page in the tab, politely; nothing once the user has cancelled. */
async function readFurther(read: ReadOne, url: string, signal?: AbortSignal): Promise<PageReading | undefined> {
  if (signal?.aborted) return undefined;
  const cancelled = new Promise<undefined>((resolve) => {
    signal?.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  await Promise.race([new Promise((resolve) => setTimeout(resolve, PAUSE)), cancelled]);
  return signal?.aborted ? undefined : Promise.race([read(url), cancelled]);
}

/** Has the extractor in the tab read the opened page, or fetch and read another; brings it in where it is not yet. */
async function readOne(tabId: number, request: ReadRequest, rules: UserRule[]): Promise<PageReading> {
  const target = { tabId };
  const func = (wanted: ReadRequest, by: UserRule[]) => globalThis.shipingRead?.(wanted, by);
  let result: unknown;
  try {
    if (request.address === undefined) await browser.scripting.executeScript({ target, files: ['/extractor.js'] });
    result = (await browser.scripting.executeScript({ target, func, args: [request, rules] }))[0]?.result;
  } catch {
    // The browser's own pages, its store, and hosts for which neither a permission nor a click stands.
    return { kind: 'failed', failure: 'notAllowed' };
  }
  const reading = PageReading.safeParse(result);
  return reading.success ? reading.data : { kind: 'failed', failure: 'unknown' };
}

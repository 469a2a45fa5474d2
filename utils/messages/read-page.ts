import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Article } from '../article/article';
import { Failure } from './messages';

/** What came of reading a page: the article whole, or why there is none. */
export const Reading = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('read'), article: Article }),
  z.strictObject({ kind: z.literal('failed'), failure: Failure }),
]);
export type Reading = z.infer<typeof Reading>;

/**
 * Reads the article in a tab's top frame. The extractor is injected for the occasion: browsing costs only the small
 * detector, and pages of unlisted sites (`activeTab`) take the same way as the listed ones.
 */
export async function readPage(tabId: number): Promise<Reading> {
  let result: unknown;
  try {
    [{ result }] = await browser.scripting.executeScript({ target: { tabId }, files: ['/extractor.js'] });
  } catch {
    // The browser's own pages, its store, and hosts for which neither a permission nor a click stands.
    return { kind: 'failed', failure: 'notAllowed' };
  }
  const reading = Reading.safeParse(result);
  if (!reading.success) return { kind: 'failed', failure: 'unknown' };
  if (reading.data.kind === 'failed') return reading.data;
  // The address comes from the browser, not from the page. Where the two differ, the tab has gone elsewhere meanwhile.
  const { url } = await browser.tabs.get(tabId);
  return reading.data.article.url === url ? reading.data : { kind: 'failed', failure: 'changed' };
}

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ExtractionError, extractArticle } from '../utils/article/extract-article';
import { findPages } from '../utils/article/find-pages';
import type { UserRule } from '../utils/article/user-rule';
import type { PageReading } from '../utils/messages/read-page';

declare global {
  /** Left in the extension's own world of the page, for `readPage` to call; the page cannot see it. */
  var shipingRead: ((address: string | null, rules: UserRule[]) => Promise<PageReading>) | undefined;
}

/** Injected by `readPage`, which then calls it: without an address for the opened page, with one for a further page. */
export default defineUnlistedScript(() => {
  globalThis.shipingRead = (address, rules) => (address === null ? readOpened(rules) : readFurther(address, rules));
});

/** One task reads all, so the page cannot change under it. */
async function readOpened(rules: UserRule[]): Promise<PageReading> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  return read(document, new URL(location.href), rules);
}

function read(page: Document, url: URL, rules: UserRule[]): PageReading {
  try {
    const article = extractArticle(page, url, { opened: document, rules });
    const { first, further, whole } = findPages(page, url);
    return {
      kind: 'read',
      article,
      first: first?.href,
      further: further.map(({ href }) => href),
      whole: whole?.href,
    };
  } catch (error) {
    return { kind: 'failed', failure: error instanceof ExtractionError ? error.code : 'unknown' };
  }
}

/** Fetches another page of the same article, as the page itself would, and reads it without showing it. */
async function readFurther(address: string, rules: UserRule[]): Promise<PageReading> {
  const url = new URL(address);
  if (url.origin !== location.origin) return { kind: 'failed', failure: 'notAllowed' };
  try {
    const response = await fetch(url, { credentials: 'same-origin' });
    if (!response.ok) return { kind: 'failed', failure: 'noBody' };
    return read(new DOMParser().parseFromString(decode(await response.arrayBuffer()), 'text/html'), url, rules);
  } catch {
    return { kind: 'failed', failure: 'unknown' };
  }
}

/** The pages of one article are written in one encoding; a few declare one and use the other, so UTF-8 is tried first. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(document.characterSet).decode(bytes);
  }
}

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ExtractionError, extractArticle } from '../utils/article/extract-article';
import { findPages } from '../utils/article/find-pages';
import type { PageReading } from '../utils/messages/read-page';

declare global {
  /** Left in the extension's own world of the page, for `readPage` to call again; the page cannot see it. */
  var shipingReadFurther: ((address: string) => Promise<PageReading>) | undefined;
}

/** Injected by `readPage`; its last value is the reading. One task reads all, so the page cannot change under it. */
export default defineUnlistedScript(async (): Promise<PageReading> => {
  globalThis.shipingReadFurther = readFurther;
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  return read(document, new URL(location.href));
});

function read(page: Document, url: URL): PageReading {
  try {
    const article = extractArticle(page, url, { opened: document });
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
async function readFurther(address: string): Promise<PageReading> {
  const url = new URL(address);
  if (url.origin !== location.origin) return { kind: 'failed', failure: 'notAllowed' };
  try {
    const response = await fetch(url, { credentials: 'same-origin' });
    if (!response.ok) return { kind: 'failed', failure: 'noBody' };
    return read(new DOMParser().parseFromString(decode(await response.arrayBuffer()), 'text/html'), url);
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

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { detectArticle } from '../utils/article/detect-article';
import { extractArticle } from '../utils/article/extract-article';
import { extractPart } from '../utils/article/extract-part';
import { ExtractionError } from '../utils/article/extraction-error';
import { findFrame } from '../utils/article/find-frame';
import { findPages } from '../utils/article/find-pages';
import type { UserRule } from '../utils/article/user-rule';
import type { Extent, PageReading, ReadRequest } from '../utils/messages/read-page';

declare global {
  /** Left in the extension's own world of the page, for `readPage` to call; the page cannot see it. */
  var shipingRead: ((request: ReadRequest, rules: UserRule[]) => Promise<PageReading>) | undefined;
}

/** A further page that has not come within so many ms counts as missing, or a save would wait for it for ever. */
const PATIENCE = 20_000;

/** Injected by `readPage`, which then calls it: without an address for the opened page, with one for a further page. */
export default defineUnlistedScript(() => {
  globalThis.shipingRead = (request, rules) =>
    request.address === undefined ? readOpened(request, rules) : readFurther(request.address, rules);
});

/** One task reads all, so the page cannot change under it. */
async function readOpened({ extent, mostSource }: ReadRequest, rules: UserRule[]): Promise<PageReading> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  const source = mostSource > 0 ? document.documentElement.outerHTML.toWellFormed() : '';
  const reading = read(document, new URL(location.href), rules, extent);
  const hasSelection = findSelection() !== undefined;
  if (reading.kind === 'failed') return { ...reading, hasSelection, ...findWhatIsThere() };
  const isKept = source !== '' && source.length <= mostSource;
  return isKept ? { ...reading, hasSelection, source } : { ...reading, hasSelection };
}

/** Where the text of a page without any may be: in a frame that fills it, or (a PDF, a picture) nowhere that it could be read. */
function findWhatIsThere(): Partial<Extract<PageReading, { kind: 'failed' }>> {
  const frame = findFrame(document, window);
  if (frame !== undefined) return { frame };
  return (document.body?.innerText ?? '').trim() === '' ? { failure: 'noText' } : {};
}

function read(page: Document, url: URL, rules: UserRule[], extent: Extent): PageReading {
  try {
    const options = { opened: document, rules };
    const detection = rules.some(({ role }) => role === 'body')
      ? { isArticle: true, because: 'user-rule' }
      : detectArticle(page, url);
    if (extent !== 'article') {
      const article = extractPart(page, url, extent === 'selection' ? findSelection() : undefined, options);
      return { kind: 'read', article, detection, further: [] };
    }
    const article = extractArticle(page, url, options);
    const { first, further, whole } = findPages(page, url);
    return {
      kind: 'read',
      article,
      detection,
      first: first?.href,
      further: further.map(({ href }) => href),
      whole: whole?.href,
    };
  } catch (error) {
    return { kind: 'failed', failure: error instanceof ExtractionError ? error.code : 'unknown' };
  }
}

/** What is selected in the page, if there is a word in it. */
function findSelection(): DocumentFragment | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.toString().trim() === '') return undefined;
  return selection.getRangeAt(0).cloneContents();
}

/** Fetches another page of the same article, as the page itself would, and reads it without showing it. */
async function readFurther(address: string, rules: UserRule[]): Promise<PageReading> {
  const url = new URL(address);
  if (url.origin !== location.origin) return { kind: 'failed', failure: 'notAllowed' };
  try {
    const response = await fetch(url, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return { kind: 'failed', failure: 'noBody' };
    return read(
      new DOMParser().parseFromString(decode(await response.arrayBuffer()), 'text/html'),
      url,
      rules,
      'article',
    );
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

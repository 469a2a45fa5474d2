import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ExtractionError, extractArticle } from '../utils/article/extract-article';
import type { Reading } from '../utils/messages/read-page';

/** Injected by `readPage`; its last value is the reading. One task reads all, so the page cannot change under it. */
export default defineUnlistedScript(async (): Promise<Reading> => {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  try {
    return { kind: 'read', article: extractArticle(document, new URL(location.href)) };
  } catch (error) {
    return { kind: 'failed', failure: error instanceof ExtractionError ? error.code : 'unknown' };
  }
});

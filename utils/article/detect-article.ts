import type { Detection } from './article';
import { findSite } from './site';

/** Whether the page is an article, told cheaply: no Readability, no sanitising, nothing changed. */
export function detectArticle(document: Document, url: URL): Detection {
  const path = findSite(url)?.articlePath;
  if (path?.test(url.pathname + url.search)) return { isArticle: true, because: 'site:article-path' };
  const paragraphs = [...document.querySelectorAll('p')].filter((p) => (p.textContent?.trim().length ?? 0) > 60);
  return { isArticle: paragraphs.length >= 3, because: 'paragraphs' };
}

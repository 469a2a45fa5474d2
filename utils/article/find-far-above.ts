import type { Site } from './site';

/** So many stretches of text above an article are read: its kicker, its section, the words of a picture. */
const TEXTS_ABOVE = 20;
const SHOW_TEXT = 4;
const NOT_BLANK = /\S/;

/**
 * The elements far above an article whose headline and trail the site's rule names: the menus of all channels, which are a third
 * of many a page and tell nothing of the article.
 */
export function findFarAbove(document: Document, { headline = [], breadcrumb = [], body = [] }: Site): Element[] {
  const isThere = (selectors: readonly string[]) => selectors.some((selector) => document.querySelector(selector));
  if (!isThere(headline) || !isThere(breadcrumb)) return [];
  const nearest = findAbove(document, document.querySelector([...headline, ...body].join()), TEXTS_ABOVE);
  const far: Element[] = [];
  for (let around = nearest?.parentElement; around; around = around.parentElement)
    for (let above = around.previousElementSibling; above; above = above.previousElementSibling) far.push(above);
  return far;
}

/** The text so many stretches above an element. */
function findAbove(document: Document, element: Element | null, texts: number): Node | undefined {
  if (!element) return undefined;
  const walker = document.createTreeWalker(document, SHOW_TEXT);
  walker.currentNode = element;
  for (let left = texts; left > 0; ) {
    const node = walker.previousNode();
    if (!node) return undefined;
    if (NOT_BLANK.test(node.nodeValue ?? '')) left--;
  }
  return walker.currentNode;
}

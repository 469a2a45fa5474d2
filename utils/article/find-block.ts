import { ancestors, type Block, type Page } from './page';

/** The block that a site's selectors name, if it holds text. */
export function findBlock(page: Page, document: Document, selectors: readonly string[] | undefined): Block | undefined {
  return findBlocks(page, document, selectors)[0];
}

/**
 * The blocks that a site's selectors name, in order: one, unless an id stands several times on the page, as where 163.com
 * parts a text by galleries and calls each part #endText.
 */
export function findBlocks(page: Page, document: Document, selectors: readonly string[] | undefined): Block[] {
  for (const selector of selectors ?? []) {
    const blocks = findElements(document, selector).flatMap((element) => page.blockOf.get(element) ?? []);
    const filled = blocks.filter(({ first, end }) => end > first);
    if (filled.length > 0)
      return filled.filter((block) => !filled.some((other) => other !== block && isIn(block, other)));
  }
  return [];
}

/** The last element that a site's selectors may name as the article. */
export function findLastElement(document: Document, selectors: readonly string[] | undefined): Element | undefined {
  for (const selector of selectors ?? []) {
    const last = findElements(document, selector).at(-1);
    if (last) return last;
  }
  return undefined;
}

function findElements(document: Document, selector: string): Element[] {
  if (selector.startsWith('#')) return [...document.querySelectorAll(selector)];
  const element = document.querySelector(selector);
  return element ? [element] : [];
}

function isIn(block: Block, other: Block): boolean {
  for (const around of ancestors(block)) if (around === other) return true;
  return false;
}

/** The innermost block that holds several. */
export function findCommon(blocks: readonly Block[]): Block | undefined {
  for (const around of ancestors(blocks[0])) if (blocks.every((block) => isIn(block, around))) return around;
  return undefined;
}

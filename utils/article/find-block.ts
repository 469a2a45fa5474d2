import type { Block, Page } from './read-page';

/** The block that a site's selectors name, if it holds text. */
export function findBlock(page: Page, document: Document, selectors: readonly string[] | undefined): Block | undefined {
  for (const selector of selectors ?? []) {
    const element = document.querySelector(selector);
    const block = element ? page.blockOf.get(element) : undefined;
    if (block && block.end > block.first) return block;
  }
  return undefined;
}

import { Readability } from '@mozilla/readability';
import { findBlocks, findCommon } from './find-block';
import { type FoundBody, findBody, takeBlocks } from './find-body';
import type { Page } from './page';
import type { FoundHeadline } from './read-headline';
import { type LineKind, readProse } from './read-kinds';
import type { Site } from './site';

/** A body below this is asked of Readability as well. */
const UNSURE = 0.5;
const MOST_LINES = 3000;

/** The article's block by the site's selectors, else by the worth of lines, with Readability as a witness where that is unsure. */
export function readBody(
  page: Page,
  document: Document,
  headline: FoundHeadline | undefined,
  site: Site | undefined,
  kinds: LineKind[],
): (FoundBody & { rule: string }) | undefined {
  const from = headline?.end ?? 0;
  const parts = findBlocks(page, document, site?.body);
  const block = findCommon(parts);
  const named = block && takeBlocks(page, block, parts, kinds, from);
  const isMost = named && named.prose * 2 >= readProse(kinds, from, page.lines.length);
  if (site && named && isMost) return { ...named, rule: `site:${site.host}` };
  const below = findBody(page, from, kinds);
  // The site's older pages, or its galleries, may use the name for something else.
  if (site && named && named.prose * 3 >= (below?.prose ?? 0)) return { ...named, rule: `site:${site.host}` };
  const found = below && takeAlike(page, below, from);
  if (found && found.confidence >= UNSURE) return { ...found, rule: 'worth' };
  // Readability takes seconds on large pages, and where nothing was found there is nothing to confirm.
  if (!found || page.lines.length > MOST_LINES) return found && { ...found, rule: 'worth' };
  return askReadability(page, document, found);
}

/** The found block with all others of its id: where a gallery parts a text, each part has the one id that should be the whole's. */
function takeAlike(page: Page, found: FoundBody, from: number): FoundBody {
  const id = found.block.element.getAttribute('id');
  const alike = id
    ? page.blocks.filter(({ element, first, end }) => end > first && element.getAttribute('id') === id)
    : [];
  const block = alike.length > 1 ? findCommon(alike) : undefined;
  if (!block) return found;
  return { ...takeBlocks(page, block, alike, found.kinds, from), confidence: found.confidence };
}

/** Readability's choice, found again among our blocks by its text. It works on a copy of the document. */
function askReadability(page: Page, document: Document, found: FoundBody): FoundBody & { rule: string } {
  const copy = document.implementation.createHTMLDocument('');
  copy.replaceChild(copy.importNode(document.documentElement, true), copy.documentElement);
  const text = new Readability(copy, { maxElemsToParse: 50_000 }).parse()?.textContent?.replace(/\s+/gu, '') ?? '';
  const own = page.lines.slice(found.first, found.end).map((line) => line.text.replace(/\s+/gu, ''));
  const shared = own.filter((line) => line.length > 10 && text.includes(line)).length;
  const agreed = shared > own.filter((line) => line.length > 10).length * 0.6;
  return { ...found, rule: agreed ? 'worth+readability' : 'worth', confidence: agreed ? 0.75 : found.confidence };
}

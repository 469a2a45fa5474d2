import { Readability } from '@mozilla/readability';
import { findBlock } from './find-block';
import { type FoundBody, findBody, readKinds, readProse, takeBlock } from './find-body';
import type { FoundHeadline } from './read-headline';
import type { Page } from './read-page';
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
): (FoundBody & { rule: string }) | undefined {
  const kinds = readKinds(page);
  const from = headline?.end ?? 0;
  const named = findBlock(page, document, site?.body);
  if (site && named) return { ...takeBlock(page, named, kinds, from), rule: `site:${site.host}` };
  const below = findBody(page, from, kinds);
  // A headline that is found in the wrong place must not cost the text above it.
  const above = readProse(kinds, 0, from);
  const found = above > (below?.prose ?? 0) * 3 ? (findBody(page, 0, kinds) ?? below) : below;
  if (found && found.confidence >= UNSURE) return { ...found, rule: 'worth' };
  // Readability takes seconds on large pages, and where nothing was found there is nothing to confirm.
  if (!found || page.lines.length > MOST_LINES) return found && { ...found, rule: 'worth' };
  return askReadability(page, document, found);
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

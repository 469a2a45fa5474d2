import { Readability } from '@mozilla/readability';
import { type FoundBody, findBody } from './find-body';
import type { FoundHeadline } from './read-headline';
import { findBlock } from './read-metadata';
import type { Page } from './read-page';
import type { Site } from './site';

/** A body below this is asked of Readability as well. */
const UNSURE = 0.5;

/** The article's block by the site's selectors, else by the worth of lines, with Readability as a witness where that is unsure. */
export function readBody(
  page: Page,
  document: Document,
  headline: FoundHeadline | undefined,
  site: Site | undefined,
): (FoundBody & { rule: string }) | undefined {
  const below = findBody(page, headline?.end ?? 0);
  const anywhere = headline && headline.end > 0 ? findBody(page) : below;
  const found = below && anywhere && anywhere.prose > below.prose * 3 ? anywhere : (below ?? anywhere);
  const named = findBlock(page, document, site?.body);
  if (site && named && found) {
    return { ...found, block: named, first: named.first, end: named.end, rule: `site:${site.host}`, confidence: 0.98 };
  }
  if (found && found.confidence >= UNSURE) return { ...found, rule: 'worth' };
  return askReadability(page, document, found);
}

/** Readability's choice, found again among our blocks by its text. It works on a copy of the document. */
function askReadability(
  page: Page,
  document: Document,
  found: FoundBody | undefined,
): (FoundBody & { rule: string }) | undefined {
  const copy = document.implementation.createHTMLDocument('');
  copy.replaceChild(copy.importNode(document.documentElement, true), copy.documentElement);
  const text = new Readability(copy, { maxElemsToParse: 50_000 }).parse()?.textContent?.replace(/\s+/gu, '') ?? '';
  if (!found) return undefined;
  const own = page.lines.slice(found.first, found.end).map((line) => line.text.replace(/\s+/gu, ''));
  const shared = own.filter((line) => line.length > 10 && text.includes(line)).length;
  const agreed = shared > own.filter((line) => line.length > 10).length * 0.6;
  return { ...found, rule: agreed ? 'worth+readability' : 'worth', confidence: agreed ? 0.75 : found.confidence };
}

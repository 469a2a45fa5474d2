import { dropClutter } from './drop-clutter';
import { type FoundBody, findBody } from './find-body';
import type { Line, Page } from './page';
import { type FoundHeadline, readHeadline } from './read-headline';
import { readKinds, sumProse } from './read-kinds';
import { readPage } from './read-page';

/** A page with a headline and running text, of which nothing is judged yet. */
export interface PossibleArticle {
  document: Document;
  url: URL;
  page: Page;
  /** Printed on the page. */
  headline: FoundHeadline;
  body: FoundBody;
  /** What is left of the body's lines without clutter. */
  lines: readonly Line[];
  /** Characters of running text in these lines. */
  prose: number;
}

/** Running text below this is no article, or none that can be told from a notice. */
const ENOUGH_TEXT = 60;

/**
 * What may be an article on the page: 「渡口的灯」 with the paragraphs below; else why there is none: 「little-text」,
 * 「no-headline」. Throws ExtractionError where the page is beyond the gates.
 */
export function findPossibleArticle(document: Document, url: URL): PossibleArticle | 'little-text' | 'no-headline' {
  const page = readPage(document);
  const kinds = readKinds(page);
  const headline = readHeadline(page, document, kinds);
  const body = findBody(page, headline?.end ?? 0, kinds);
  if (!body || body.prose < ENOUGH_TEXT) return 'little-text';
  if (!headline || headline.end === 0) return 'no-headline';
  const { lines } = dropClutter(page, body, headline.end, headline.value, new Set());
  // Captions and labels may read like text until they are told apart.
  const prose = sumProse(
    kinds,
    lines.map(({ index }) => index),
  );
  return prose < ENOUGH_TEXT ? 'little-text' : { document, url, page, headline, body, lines, prose };
}

import { findDate } from '../text/date';
import { trim } from '../text/whitespace';
import type { Found } from './found';
import type { Page } from './page';
import type { FoundHeadline } from './read-headline';
import type { FoundPublished } from './read-published';

/** What a paper's electronic edition says of the printed page: 「第D05版：新園地」 names the section, its head the day. */
export interface FoundEdition {
  section: Found<string>;
  published: FoundPublished | undefined;
}

const PRINTED_PAGE = /^第?\s?[A-Z]?\d{1,3}\s?版\s?[：:]\s?(?<section>[\u3400-\u9fff]{2,10})$/u;
/** The printed page is named beside the headline; the list of all pages is links, and further away. */
const NEAR = 15;

/** The printed page that the article stood on; undefined where the page is no electronic edition of a paper. */
export function findEdition(page: Page, headline: FoundHeadline | undefined): FoundEdition | undefined {
  const at = headline?.first ?? 0;
  for (const { runs } of page.lines.slice(Math.max(0, at - NEAR), at).reverse()) {
    for (const { text, href } of runs) {
      const section = href === undefined ? PRINTED_PAGE.exec(trim(text))?.groups?.section : undefined;
      if (!section) continue;
      const published = findDay(page, at);
      return { section: { value: section, rule: 'edition', raw: trim(text), confidence: 0.85 }, published };
    }
  }
  return undefined;
}

/** A paper has one day; the first date above the headline is its own. */
function findDay(page: Page, before: number): FoundPublished | undefined {
  for (const { text } of page.lines.slice(0, before)) {
    const date = text.length <= 60 ? findDate(text) : undefined;
    if (date) return { value: date.iso, printed: date.printed, rule: 'edition', raw: text, confidence: 0.8 };
  }
  return undefined;
}

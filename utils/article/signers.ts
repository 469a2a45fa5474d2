import type { Person } from './article';
import type { Found } from './found';

/** Who signs, and whence the text came. */
export interface FoundSigners {
  contentSource?: Found<string>;
  author?: Found<Person[]>;
  /** What the author is read from, as printed. */
  byline?: Found<string>;
}

/** What is known with what is found besides; a byline belongs to its author. */
export function addSigners(known: FoundSigners, { author, byline, ...source }: FoundSigners): FoundSigners {
  const signed = known.author ? {} : { ...(author && { author }), ...(byline && { byline }) };
  return { ...source, ...known, ...signed };
}

import type { Place } from '../text/find-quote';
import { parseQuery } from './query';
import { findMarks } from './snippet';

/** Where the words of a query stand in an article's text, in order: 「群众 -会议」 in 「群众的事」 → `[{ start: 0, end: 2 }]`. */
export function findBodyHits(articleBody: string, query: string): Place[] {
  const { words } = parseQuery(query);
  return findMarks({ name: 'body', text: articleBody }, words).map(([start, end]) => ({ start, end }));
}

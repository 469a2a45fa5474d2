import type { FoldedField, TextName } from './snippet';

/** A word of a query: folded for comparing, as it was typed, and the texts it is sought in; all of them without a name. */
export interface QueryWord {
  folded: string;
  typed: string;
  name: TextName | undefined;
}

/** What of a text is looked at to find a word in it. */
export type Text = Pick<FoldedField, 'name' | 'folded'>;

/** Where the word stands in the folded text, each hit behind the one before: 「群众」 in 「群众的事群众办」 → 0, 4. */
export function findHits(text: Text, word: QueryWord): number[] {
  if (word.name !== undefined && word.name !== text.name) return [];
  const hits: number[] = [];
  for (
    let at = text.folded.indexOf(word.folded);
    at >= 0;
    at = text.folded.indexOf(word.folded, at + word.folded.length)
  ) {
    hits.push(at);
  }
  return hits;
}

/** Whether the word stands anywhere in the text. */
export function hasHit(text: Text, word: QueryWord): boolean {
  return (word.name === undefined || word.name === text.name) && text.folded.includes(word.folded);
}

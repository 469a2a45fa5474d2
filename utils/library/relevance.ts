import { findHits, type QueryWord } from './hits';
import type { SearchableField } from './snippet';

/** What a word is worth where it stands: more in the headline than all that a text can give for it. */
const IN_HEADLINE = 12;
const IN_FIELD = 6;

/** Often in the text: a hit gives one, seven hits give all. */
const MOST_FOR_COUNT = 3;

/** All words beside one another. */
const MOST_FOR_CLOSENESS = 4;

/** The word as it was typed: in that script, that case and that width. */
const AS_TYPED = 1;

/**
 * How well a clip answers the words of a query, for sorting the hits of one query. The sum of
 *
 * - for each word, where it stands: 12 in headline, kicker or subtitle, else 6 in author, source, editor, section, tag, note,
 *   highlight or keyword; and how often in the text, 1 for one hit, 2 for three, 3 for seven and more;
 * - for each word, 1 if it stands somewhere just as it was typed: who types 「羣眾」 sees the Traditional texts first;
 * - for several words, up to 4 for how close they stand in one field: their own length by that of the shortest stretch
 *   with all of them.
 *
 * So one word in the headline (12) outweighs any text (4). Rarity of a word counts nothing: all hits have all words, but
 * for those of an OR. Clips of one value stay newest first.
 */
export function relevanceOf(fields: SearchableField[], words: QueryWord[]): number {
  let sum = 0;
  for (const word of words) {
    let place = 0;
    let inText = 0;
    let inOther = 0;
    let isAsTyped = false;
    for (const field of fields) {
      const hits = findHits(field, word);
      if (hits.length === 0) continue;
      if (field.name === 'body') inText += hits.length;
      else if (field.name === 'otherBody') inOther += hits.length;
      else place = Math.max(place, field.name === 'headline' ? IN_HEADLINE : IN_FIELD);
      isAsTyped ||= field.text.includes(word.typed);
    }
    sum += place + Math.min(MOST_FOR_COUNT, Math.log2(1 + Math.max(inText, inOther))) + (isAsTyped ? AS_TYPED : 0);
  }
  return sum + Math.max(0, ...fields.map((field) => closeness(field, words)));
}

/** Hits that came newest first, the most relevant first; of one value they stay newest first. */
export function mostRelevantFirst<T extends { relevance: number }>(hits: readonly T[]): T[] {
  return hits.toSorted((one, other) => other.relevance - one.relevance);
}

/** From 0 to 4: the length of the words by that of the shortest stretch of the field with all of them. */
function closeness(field: SearchableField, words: QueryWord[]): number {
  if (words.length < 2) return 0;
  const hits = words
    .flatMap((word, index) => findHits(field, word).map(([at, end]) => ({ index, at, end })))
    .sort((one, other) => one.at - other.at);
  /** Of each word its last hit so far. */
  const last: (typeof hits)[number][] = [];
  let seen = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (const hit of hits) {
    if (last[hit.index] === undefined) seen++;
    last[hit.index] = hit;
    if (seen < words.length) continue;
    const start = Math.min(...last.map(({ at }) => at));
    const end = Math.max(...last.map((of) => of.end));
    shortest = Math.min(shortest, end - start);
  }
  const own = words.reduce((length, { folded }) => length + folded.length, 0);
  return Math.min(MOST_FOR_CLOSENESS, (MOST_FOR_CLOSENESS * own) / shortest);
}

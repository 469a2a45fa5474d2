import { foldForSearch, patternOf } from '../text/fold';
import type { SearchableField, TextName } from './snippet';

/**
 * What a hit is.
 *
 * Chinese has no spaces between its words, so a word of a query stands wherever its characters stand one after the other:
 * 「众路」 is in 「群众路线」. Letters and numbers have words, and of those nobody means the middle: 「art」 finds 「article」 and
 * not 「start」, 「5G」 finds 「5G」 and not 「15G」. So there is one rule more, and only one: where what is sought begins
 * with a letter or a digit, a hit begins where a word of the text does. All else is exact, also where both are mixed:
 * 「5G时代」 is in 「5G 时代」 (spaces and punctuation are nothing), for 时 follows the G at once; 「时代5」 is in 「时代5G」,
 * for the last word of what is sought may go on.
 */

/**
 * The text that a clip does not show is sought too: a damaged page as it was printed, where the clip shows it repaired, or the
 * other way round. Only by words of this length: of 22,000 stretches of four units that the damage of 52 texts made, none
 * stands in any text as it was written; of the pairs some do, and who seeks those does not mean the damage.
 */
const LEAST_IN_OTHER_BODY = 4;

/** A word of a query: as it was typed, folded, as it is looked for, and the texts it is sought in; all of them without a name. */
export interface QueryWord {
  typed: string;
  folded: string;
  pattern: RegExp;
  name: TextName | undefined;
}

/** 「群衆」 as a word of a query; nothing where the fold leaves nothing of it. */
export function toWord(typed: string, name?: TextName): QueryWord | undefined {
  const folded = foldForSearch(typed);
  return folded === '' ? undefined : { typed, folded, pattern: patternOf(folded), name };
}

/** A stretch of a text, in UTF-16 units, the end not in it. */
export type Stretch = [start: number, end: number];

/** Letters of scripts that part their words, digits, and the marks that stand on letters. */
const OF_A_WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{M}]/u;

/** What may stand inside a word and is not seen: soft hyphens, joiners. */
const INVISIBLE = /\p{Cf}/u;

/** Where the word stands in the text, each hit behind the one before: 「群众」 in 「群眾的事群众办」 → [0, 2], [4, 6]. */
export function findHits(field: SearchableField, word: QueryWord): Stretch[] {
  const hits: Stretch[] = [];
  for (let hit = nextHit(field, word, 0); hit; hit = nextHit(field, word, hit[1])) hits.push(hit);
  return hits;
}

/** Whether the word stands anywhere in the text: 「板凳」 in 「先要把板凳坐热」. */
export function hasHit(field: SearchableField, word: QueryWord): boolean {
  return nextHit(field, word, 0) !== undefined;
}

function isSoughtIn({ name }: SearchableField, word: QueryWord): boolean {
  if (name !== 'otherBody') return word.name === undefined || word.name === name;
  return (word.name === undefined || word.name === 'body') && word.folded.length >= LEAST_IN_OTHER_BODY;
}

function nextHit(field: SearchableField, word: QueryWord, from: number): Stretch | undefined {
  if (!isSoughtIn(field, word)) return undefined;
  const { folded, pattern } = word;
  const isAnywhere = !OF_A_WORD.test(folded.charAt(0));
  pattern.lastIndex = from;
  for (let match = pattern.exec(field.text); match; match = pattern.exec(field.text)) {
    if (isAnywhere || beginsWord(field.text, match.index)) return [match.index, pattern.lastIndex];
    pattern.lastIndex = match.index + 1;
  }
  return undefined;
}

/** Whether a word of the text begins at this place: nothing of a word stands right before it. */
function beginsWord(text: string, at: number): boolean {
  let before = at;
  while (INVISIBLE.test(text.charAt(before - 1))) before--;
  return !OF_A_WORD.test(foldForSearch(text.charAt(before - 1)));
}

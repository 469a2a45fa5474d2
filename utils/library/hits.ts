import type { FoldedField, SearchableField, TextName } from './snippet';

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

/** A word of a query: folded for comparing, as it was typed, and the texts it is sought in; all of them without a name. */
export interface QueryWord {
  folded: string;
  typed: string;
  name: TextName | undefined;
}

/** Letters of scripts that part their words, digits, and the marks that stand on letters. */
const OF_A_WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{M}]/u;

/** What may stand inside a word and is not seen: soft hyphens, joiners. */
const INVISIBLE = /^\p{Cf}*$/u;

/** Where the word stands in the folded text, each hit behind the one before: 「群众」 in 「群众的事群众办」 → 0, 4. */
export function findHits(field: FoldedField, word: QueryWord): number[] {
  const hits: number[] = [];
  for (let at = nextHit(field, word, 0); at >= 0; at = nextHit(field, word, at + word.folded.length)) hits.push(at);
  return hits;
}

/** Whether the word stands anywhere in the text. */
export function hasHit(field: FoldedField, word: QueryWord): boolean {
  return nextHit(field, word, 0) >= 0;
}

/**
 * Where the word stands just as it was typed, which is a hit that costs no folding: 「群众」 in 「听群众的」 → 1. -1 says that
 * the word may stand there in another form.
 */
export function placeAsTyped(field: SearchableField, { folded, typed, name }: QueryWord): number {
  const isSought = name === undefined || name === field.name;
  return isSought && !OF_A_WORD.test(folded.charAt(0)) ? field.text.indexOf(typed) : -1;
}

function nextHit(field: FoldedField, { folded, name }: QueryWord, from: number): number {
  if (name !== undefined && name !== field.name) return -1;
  let at = field.folded.indexOf(folded, from);
  if (at < 0 || !OF_A_WORD.test(folded.charAt(0))) return at;
  while (at >= 0 && !beginsWord(field, at)) at = field.folded.indexOf(folded, at + 1);
  return at;
}

/** Whether a word of the text begins at this place of its folded form: nothing of a word stands right before it. */
function beginsWord({ text, folded, offsets }: FoldedField, at: number): boolean {
  if (at === 0 || !OF_A_WORD.test(folded.charAt(at - 1))) return true;
  const between = text.slice((offsets[at - 1] ?? 0) + 1, offsets[at]);
  return !INVISIBLE.test(between);
}

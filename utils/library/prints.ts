import { foldForSearch } from '../text/fold';

/**
 * The same text elsewhere (转载) is known by its sentences: those whose hashes are the least stand for the whole. A
 * headline changed, a paragraph dropped, an editor's line added, the script converted: most of them are still there.
 */

/** How many sentences stand for a text. */
const PRINTS = 8;

/** A candidate shares so many of them, or all where there are fewer. */
const SHARED_PRINTS = 2;

/** Shorter ones are said everywhere: 「我们要认真落实。」 */
const SHORTEST_SENTENCE = 8;

/** A reprint has so much of the shorter of the two texts, in characters of whole sentences. */
const SHARED_TEXT = 0.6;

const SENTENCE_END = /[。！？!?；;…\n]+/u;

/** The folded sentences of a text, each once. */
function sentencesOf(articleBody: string): Set<string> {
  const sentences = articleBody.split(SENTENCE_END).map(foldForSearch);
  return new Set(sentences.filter(({ length }) => length >= SHORTEST_SENTENCE));
}

/** The numbers that stand for a text, the least first; few for a short text, none for one without sentences. */
export function printsOf(articleBody: string): number[] {
  const hashes = [...sentencesOf(articleBody)].map(hashSentence);
  return [...new Set(hashes)].sort((one, other) => one - other).slice(0, PRINTS);
}

/** How many prints a text must share to be looked at. */
export function sharedPrintsWanted(prints: number[]): number {
  return Math.min(SHARED_PRINTS, prints.length);
}

/** Whether the two are one text: most of the shorter one's sentences are in the other. */
export function isSameText(one: string, other: string): boolean {
  const [first, second] = [sentencesOf(one), sentencesOf(other)];
  const lengthOf = (sentences: Iterable<string>) => [...sentences].reduce((sum, { length }) => sum + length, 0);
  const shorter = Math.min(lengthOf(first), lengthOf(second));
  const shared = lengthOf([...first].filter((sentence) => second.has(sentence)));
  return shorter > 0 && shared / shorter >= SHARED_TEXT;
}

/** FNV-1a, its bits mixed once more, so that the least hashes are no class of sentences. */
function hashSentence(sentence: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sentence.length; at++) hash = Math.imul(hash ^ sentence.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

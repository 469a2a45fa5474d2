import { foldWithOffsets } from '../text/fold';

/**
 * The same text elsewhere (转载) is known by its sentences: those whose hashes are the least stand for the whole. A
 * headline changed, a paragraph dropped, an editor's line added, the script converted: most of them are still there.
 */

/** How many sentences stand for a text. Rows of older versions have eight. */
const PRINTS = 6;

/** So many of them, the least, are looked for: each is a look into an index at every save. */
const SOUGHT_PRINTS = 4;

/** A candidate shares so many of them, or all where there are fewer; one is enough that hardly any other text has. */
const SHARED_PRINTS = 2;
const FEW_SHARING = 4;

/** Shorter ones are said everywhere: 「我们要认真落实。」 */
const SHORTEST_SENTENCE = 8;

/** A reprint has so much of the shorter of the two texts, in characters of whole sentences. */
const SHARED_TEXT = 0.6;

const SENTENCE_END = /[。！？!?；;…\n]+/gu;

/** The sentences of a text, each once: the hash of its folded characters, and how many they are. */
export type Sentences = Map<number, number>;

/** 「话要听全，账要算清。」 → one sentence of eight characters. */
export function sentencesOf(articleBody: string): Sentences {
  const { folded, offsets } = foldWithOffsets(articleBody);
  const sentences: Sentences = new Map();
  let at = 0;
  const addUpTo = (end: number) => {
    const start = at;
    let hash = 0x811c9dc5;
    for (; at < folded.length && (offsets[at] ?? 0) < end; at++) {
      hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193);
    }
    if (at - start >= SHORTEST_SENTENCE) sentences.set(mix(hash), at - start);
  };
  for (const { index } of articleBody.matchAll(SENTENCE_END)) addUpTo(index);
  addUpTo(articleBody.length);
  return sentences;
}

/** So that the least hashes are no class of sentences. */
function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/**
 * The numbers that stand for a text, the least first; few for a short text, none for one without sentences. Of 「话要听全，账要算清。」
 * one, of 「好。」 none.
 */
export function printsOf(articleBody: string): number[] {
  return printsAmong(sentencesOf(articleBody));
}

/** The same of sentences that are found already. `printsAmong(sentencesOf(articleBody))` */
export function printsAmong(sentences: Sentences): number[] {
  return [...sentences.keys()].sort((one, other) => one - other).slice(0, PRINTS);
}

/** Those that are looked for to find the text elsewhere. `printsSought(sentencesOf(articleBody))` */
export function printsSought(sentences: Sentences): number[] {
  return printsAmong(sentences).slice(0, SOUGHT_PRINTS);
}

/** Those who share enough prints to be looked at; of each print `sharing` has all who share it. */
export function candidatesAmong<Id>(sharing: Id[][]): Id[] {
  const wanted = Math.min(SHARED_PRINTS, sharing.length);
  const shared = new Map<Id, number>();
  for (const ids of sharing) {
    const says = ids.length <= FEW_SHARING ? SHARED_PRINTS : 1;
    for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + says);
  }
  return [...shared].flatMap(([id, count]) => (count >= wanted ? [id] : []));
}

/**
 * Whether the two are one text: most of the shorter one's sentences are in the other. A text and the same with an editor's
 * line behind it are.
 */
export function isSameText(one: Sentences, other: Sentences): boolean {
  const sum = (lengths: Iterable<number>) => [...lengths].reduce((whole, length) => whole + length, 0);
  const shorter = Math.min(sum(one.values()), sum(other.values()));
  const shared = sum([...one].flatMap(([hash, length]) => (other.has(hash) ? length : [])));
  return shorter > 0 && shared / shorter >= SHARED_TEXT;
}

import { foldForSearch } from '../text/fold';
import type { Clip } from './clip';
import { tripleOf } from './signatures';
import { type Searchable, searchableFields } from './snippet';
import { namesOf } from './stored';

/**
 * What the index knows a clip by: every character and every pair of neighbouring characters of its folded texts, and
 * the names of its lists; and each three neighbours, of which signatures.ts tells. A term is a 32-bit number. Pairs stand
 * for themselves, spread by an odd factor, so no two pairs share a number; a list may meet a pair by chance, which a look
 * at the clip sorts out.
 */

const SPREAD = 0x9e3779b1;

/** The number of a character (`first` 0) or a pair, by their UTF-16 units. */
function termOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, SPREAD) >>> 0;
}

/** The number of a list's name: 「site:gscn.com.cn」 (FNV-1a). */
export function termOfList(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The names by which a clip is indexed: those that say what it is, not what was done with it. */
function indexedLists(clip: Clip): string[] {
  const { trashedAt: _trashedAt, ...kept } = clip;
  return namesOf(kept).filter((name) => name.includes(':'));
}

/**
 * Whether two states of a clip have the same terms, its body and its highlights aside: a star is none, a note has some.
 * `haveSameTerms(clip, { ...clip, starred: true })` → true.
 */
export function haveSameTerms(one: Clip, other: Clip): boolean {
  const described = (clip: Clip) =>
    JSON.stringify([searchableFields({ clip, articleBody: '', highlights: [] }), indexedLists(clip)]);
  return described(one) === described(other);
}

/** Stands among the lists in the index: the clips in which something is highlighted. */
export const HIGHLIGHTED = 'is:highlighted';

/** As a power of two. */
const PAIR_PLACES = 13;

/** Collects the terms of clips one after another; keeps its tables, for they are large. */
export class TermCollector {
  #characters = new Uint32Array(0x10000);
  /** Pairs of the clip, one at each place: most that occur again are found here, and need not be sorted out later. */
  #pairs = new Uint32Array(2 ** PAIR_PLACES);
  #clips = 0;
  /** The terms of all clips so far, some pairs more than once. */
  terms = new Uint32Array(1 << 14);
  length = 0;

  /** Begins anew, with the same tables. */
  clear(): void {
    this.length = 0;
  }

  /** Adds the terms of a clip and tells each three neighbours; gives back where the terms end. */
  add(searchable: Searchable, onTriple?: (triple: number) => void): number {
    const { clip, highlights } = searchable;
    this.#clips++;
    this.#pairs.fill(0);
    for (const { text } of searchableFields(searchable)) this.#addText(foldForSearch(text), onTriple);
    if (highlights.length > 0) this.#push(termOfList(HIGHLIGHTED));
    for (const name of indexedLists(clip)) this.#push(termOfList(name));
    return this.length;
  }

  #addText(folded: string, onTriple?: (triple: number) => void) {
    let second = 0;
    let before = 0;
    for (let at = 0; at < folded.length; at++) {
      const unit = folded.charCodeAt(at);
      if (this.#characters[unit] !== this.#clips) {
        this.#characters[unit] = this.#clips;
        this.#push(termOf(0, unit));
      }
      if (at > 0) this.#addPair(termOf(before, unit));
      if (at > 1) onTriple?.(tripleOf(second, before, unit));
      second = before;
      before = unit;
    }
  }

  #addPair(pair: number) {
    const place = pair >>> (32 - PAIR_PLACES);
    if (this.#pairs[place] === pair && pair !== 0) return;
    this.#pairs[place] = pair;
    this.#push(pair);
  }

  #push(term: number) {
    if (this.length === this.terms.length) {
      const longer = new Uint32Array(this.length * 2);
      longer.set(this.terms);
      this.terms = longer;
    }
    this.terms[this.length++] = term;
  }
}

/** Pairs and triples of a text that are asked for: more take longer to read than they keep away of what is no hit. */
const MOST_PAIRS = 8;
const MOST_TRIPLES = 8;

/** What a clip must have in the index. */
export type Sign = { kind: 'term'; term: number } | { kind: 'triple'; triple: number };

/**
 * What a clip must have to hold this folded text: its one character, or its pairs and its triples, of a long text some all
 * over it. Of 「群」 one term, of 「群众路线」 three terms and two triples.
 */
export function signsOfText(folded: string): Sign[] {
  const unit = (at: number) => folded.charCodeAt(at);
  if (folded.length === 1) return [{ kind: 'term', term: termOf(0, unit(0)) }];
  const pairs = spread(folded.length - 1, MOST_PAIRS);
  const triples = spread(folded.length - 2, MOST_TRIPLES);
  const terms = new Set(pairs.map((at) => termOf(unit(at), unit(at + 1))));
  const bits = new Set(triples.map((at) => tripleOf(unit(at), unit(at + 1), unit(at + 2))));
  return [
    ...Array.from(terms, (term): Sign => ({ kind: 'term', term })),
    ...Array.from(bits, (triple): Sign => ({ kind: 'triple', triple })),
  ];
}

/** So many places out of the first `length`, at most, from the first to the last. */
function spread(length: number, most: number): number[] {
  const count = Math.max(0, Math.min(length, most));
  return Array.from({ length: count }, (_, at) => (count === 1 ? 0 : Math.round((at * (length - 1)) / (count - 1))));
}

/** Bits of a sieve, as a power of two: an article of 3,000 characters sets every sixth or seventh. */
const SIEVE_BITS = 15;
const SIEVE_BYTES = 2 ** SIEVE_BITS / 8;

/** The second bit of a term; its first is that of its upper bits. */
function otherBitOf(term: number): number {
  return Math.imul(term ^ (term >>> 15), 0x85ebca6b) >>> (32 - SIEVE_BITS);
}

/**
 * A small sieve of one clip's terms, for clips that are in no segment yet: two bits a term.
 * `sieveOf(collector.terms.subarray(0, collector.length))`
 */
export function sieveOf(terms: Uint32Array): Uint8Array<ArrayBuffer> {
  const sieve = new Uint8Array(SIEVE_BYTES);
  const set = (bit: number) => {
    sieve[bit >> 3] = (sieve[bit >> 3] ?? 0) | (1 << (bit & 7));
  };
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] ?? 0;
    set(term >>> (32 - SIEVE_BITS));
    set(otherBitOf(term));
  }
  return sieve;
}

/**
 * Whether the sieve lets the term through: never no for a term that the clip has. One of an older kind lets all through.
 * `passesSieve(sieveOf(Uint32Array.of(5)), 5)` → true.
 */
export function passesSieve(sieve: Uint8Array, term: number): boolean {
  if (sieve.byteLength !== SIEVE_BYTES) return true;
  const has = (bit: number) => ((sieve[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  return has(term >>> (32 - SIEVE_BITS)) && has(otherBitOf(term));
}

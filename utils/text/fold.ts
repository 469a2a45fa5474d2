import { DROPPED, FAMILIES } from './fold-families';

/**
 * The one fold that search uses for texts and queries alike. What it does, character by character:
 * full-width and compatibility forms become plain ones (「Ａ」 → 「a」, as NFKC where that gives one character), letters are
 * lower case, white space, controls and punctuation fall away, and every character of a family of written forms
 * (发 發 髮, 里 裏 裡) becomes the same one. Symbols, digits and other scripts stay. All of that is in `fold-families.ts`, so
 * that what an index was made with does not change with the browser's Unicode.
 */

const IS_DROPPED = new RegExp(`[${DROPPED}]`);

/** In the table: to be dropped; 0 is not looked at yet. No text has this unit: it is no character. */
const DROP = 0xffff;

let units: Uint16Array | undefined;

/** What a unit becomes. Found once a unit, as a text needs it: a table made whole takes longer than a search. */
function foldUnit(unit: number): number {
  const character = String.fromCharCode(unit);
  if (IS_DROPPED.test(character)) return DROP;
  return firstOfFamily(character)?.charCodeAt(0) ?? unit;
}

/** The family of forms that a character is in: 「發」 → 「发發髮」. Half of a pair is in none. */
function familyOf(character: string): string | undefined {
  const at = character.isWellFormed() ? FAMILIES.indexOf(character) : -1;
  if (at < 0) return undefined;
  const end = FAMILIES.indexOf(' ', at);
  return FAMILIES.slice(FAMILIES.lastIndexOf(' ', at) + 1, end < 0 ? undefined : end);
}

/** The form that stands for all of its family: 「髮」 → 「发」. */
function firstOfFamily(character: string): string | undefined {
  return familyOf(character)?.match(/^./u)?.[0];
}

const SURROGATE = /[\ud800-\udfff]/;

/** Writes the folded units into `out` (and their places in the text into `offsets`); gives back how many. */
function foldInto(text: string, out: Uint16Array, offsets?: Uint32Array): number {
  units ??= new Uint16Array(0x10000);
  const table = units;
  const hasPairs = SURROGATE.test(text);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let folded = table[unit] ?? 0;
    if (folded === 0) {
      folded = foldUnit(unit);
      table[unit] = folded;
    }
    if (hasPairs && unit >= 0xd800 && unit < 0xdc00) {
      const first = firstOfFamily(text.slice(at, at + 2));
      if (first?.length === 1) {
        folded = first.charCodeAt(0);
        if (offsets) offsets[length] = at;
        out[length++] = folded;
        at++;
        continue;
      }
    }
    if (folded === DROP) continue;
    if (offsets) offsets[length] = at;
    out[length++] = folded;
  }
  return length;
}

/** Shared by all folds: none of them outlasts its call. */
let scratch = new Uint16Array(1 << 13);

function scratchFor(text: string): Uint16Array<ArrayBuffer> {
  if (scratch.length < text.length) scratch = new Uint16Array(text.length);
  return scratch;
}

/** Made once: decoding is native, and a page's first search is to be as fast as its hundredth. */
const DECODER = new TextDecoder('utf-16le', { ignoreBOM: true });

function toText(units: Uint16Array, length: number, isWellFormed: boolean): string {
  const used = units.subarray(0, length);
  // A half pair would not come through the decoder.
  return isWellFormed ? DECODER.decode(used) : Array.from(used, (unit) => String.fromCharCode(unit)).join('');
}

/** The form in which texts and queries are compared: 「群眾，路線」, 「群众路线」 and 「群 众 路 线」 are one. */
export function foldForSearch(text: string): string {
  const out = scratchFor(text);
  return toText(out, foldInto(text, out), text.isWellFormed());
}

/**
 * Finds in texts as they are what the fold makes this of: the pattern of 「群众」 finds 「羣 眾」. The search for it runs in
 * the browser's own code, so the texts that are looked through need no fold.
 */
export function patternOf(folded: string): RegExp {
  const forms = Array.from(folded, (character) => {
    const family = Array.from(familyOf(character) ?? character, (form) => `\\u{${form.codePointAt(0)?.toString(16)}}`);
    return family.length === 1 ? family.join('') : `[${family.join('')}]`;
  });
  return new RegExp(forms.join(`[${DROPPED}]*`), 'gu');
}

/** A folded text that remembers where each of its units stood. */
export interface Folded {
  folded: string;
  /** For each unit of `folded` its place in the text, and one more at the end: the text's length. */
  offsets: Uint32Array;
}

/**
 * The fold with the way back: the hit folded[3..5] stands in the text from offsets[3] to offsets[4] + 1. Of 「群 众」 the
 * offsets are 0, 2, 3.
 */
export function foldWithOffsets(text: string): Folded {
  const out = scratchFor(text);
  const offsets = new Uint32Array(text.length + 1);
  const length = foldInto(text, out, offsets);
  offsets[length] = text.length;
  return { folded: toText(out, length, text.isWellFormed()), offsets: offsets.subarray(0, length + 1) };
}

import { FAMILIES } from './fold-families';

/**
 * The one fold that search uses for texts and queries alike. What it does, character by character:
 * full-width and compatibility forms become plain ones (「Ａ」 → 「a」, as NFKC where that gives one character), letters are
 * lower case, white space, controls and punctuation fall away, and every character of a family of written forms
 * (发 發 髮, 里 裏 裡) becomes the same one. Symbols, digits and other scripts stay.
 */

const DROPPED = /[\p{Z}\p{Cc}\p{Cf}\p{P}]/u;

/** In the table: not looked at yet. No text has this unit: it is no character. */
const UNKNOWN = 0xffff;

const SPACE = 0x20;

let units: Uint16Array | undefined;
let standsFor: Uint16Array | undefined;
let beyondBmp: Map<string, string> | undefined;

/** For each unit of a family the one that stands for it, else 0. */
function readFamilies(): Uint16Array {
  if (standsFor) return standsFor;
  standsFor = new Uint16Array(0x10000);
  let first = 0;
  for (let at = 0; at < FAMILIES.length; at++) {
    const unit = FAMILIES.charCodeAt(at);
    if (unit === SPACE) first = 0;
    else if (first === 0) first = unit;
    else if (unit < 0xd800 || unit >= 0xe000) standsFor[unit] = first;
  }
  return standsFor;
}

/** Characters of two units with the one that stands for them. */
function readFamiliesBeyondBmp(): Map<string, string> {
  if (beyondBmp) return beyondBmp;
  beyondBmp = new Map();
  for (const [first = '', ...others] of FAMILIES.split(' ')) {
    for (const other of others) if (other.length === 2) beyondBmp.set(other, first);
  }
  return beyondBmp;
}

/** What a unit becomes; 0 drops it. Found once a unit, as a text needs it: a table made whole costs 50 ms. */
function foldUnit(unit: number): number {
  const families = readFamilies();
  // The common ideographs have no other plain form; most of what is folded are these.
  if (unit >= 0x4e00 && unit < 0xa000) return families[unit] || unit;
  if (unit >= 0xd800 && unit < 0xe000) return unit;
  const character = String.fromCharCode(unit);
  if (unit === 0 || DROPPED.test(character)) return 0;
  const plain = character.normalize('NFKC').toLowerCase();
  const single = plain.length === 1 ? plain : character;
  if (DROPPED.test(single)) return 0;
  return families[single.charCodeAt(0)] || single.charCodeAt(0);
}

const SURROGATE = /[\ud800-\udfff]/;

/** Writes the folded units into `out` (and their places in the text into `offsets`); gives back how many. */
function foldInto(text: string, out: Uint16Array, offsets?: Uint32Array): number {
  units ??= new Uint16Array(0x10000).fill(UNKNOWN);
  const table = units;
  const pairs = SURROGATE.test(text) ? readFamiliesBeyondBmp() : undefined;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let folded = table[unit] ?? 0;
    if (folded === UNKNOWN) {
      folded = foldUnit(unit);
      table[unit] = folded;
    }
    if (pairs && unit >= 0xd800 && unit < 0xdc00) {
      const family = pairs.get(text.slice(at, at + 2));
      if (family?.length === 1) {
        folded = family.charCodeAt(0);
        if (offsets) offsets[length] = at;
        out[length++] = folded;
        at++;
        continue;
      }
    }
    if (folded === 0) continue;
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

export interface Folded {
  folded: string;
  /** For each unit of `folded` its place in the text, and one more at the end: the text's length. */
  offsets: Uint32Array;
}

/** The fold with the way back: the hit folded[3..5] stands in the text from offsets[3] to offsets[4] + 1. */
export function foldWithOffsets(text: string): Folded {
  const out = scratchFor(text);
  const offsets = new Uint32Array(text.length + 1);
  const length = foldInto(text, out, offsets);
  offsets[length] = text.length;
  return { folded: toText(out, length, text.isWellFormed()), offsets: offsets.subarray(0, length + 1) };
}

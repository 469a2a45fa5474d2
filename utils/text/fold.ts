import { readVariants } from './script';

/**
 * The one fold that search uses for texts and queries alike. What it does, character by character:
 * full-width and compatibility forms become plain ones (「Ａ」 → 「a」, as NFKC where that gives one character), letters are
 * lower case, white space, controls and punctuation fall away, and every character of a family of written forms
 * (发 發 髮, 里 裏 裡) becomes the same one. Symbols, digits and other scripts stay.
 */

/** Forms that only conversion by words swaps (坐标 → 座標, 计划 → 計畫): what the character tables leave apart. */
const MORE_VARIANTS =
  '了瞭 复覆 象像 借藉 仿彷 于於 着著 么麼 么幺 余馀 余餘 沈沉 乾干 吃喫 才纔 群羣 裏里 台臺 只衹 尸屍 姜薑 划畫 坐座 背揹 链鍊 里哩 ' +
  '具俱 夫伕 宁甯 熏薰 苏甦 枪鎗 柏栢 仇讎 浚濬 拿拏 焰燄 豆荳 澄澂 斤觔 藤籐 琅瑯 锄耡 堤隄 果菓 穎頴 彝彜 妍姸 礦鑛 穗繐 鼇鰲';

const DROPPED = /[\p{Z}\p{Cc}\p{Cf}\p{P}]/u;

let units: Uint16Array | undefined;
let beyondBmp: Map<string, string> | undefined;

/** Joins variants into families and names each by its least BMP character. */
function findFamilies(): Map<string, string> {
  const parents = new Map<string, string>();
  const root = (character: string): string => {
    let at = character;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  const join = (one: string, other: string) => {
    const [first, second] = [root(one), root(other)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    if (first !== undefined && second !== undefined && first !== second) parents.set(second, first);
  };
  for (const [one, other] of readVariants()) join(one, other);
  for (const [one, other] of MORE_VARIANTS.split(' ').map((pair) => [...pair])) if (one && other) join(one, other);
  return new Map([...parents.keys()].map((character) => [character, root(character)]));
}

/** A table from UTF-16 unit to folded unit; 0 drops the unit. */
function foldTable(): Uint16Array {
  if (units) return units;
  const table = new Uint16Array(0x10000);
  const families = findFamilies();
  beyondBmp = new Map([...families].filter(([from]) => from.length === 2));
  for (let unit = 1; unit < 0x10000; unit++) {
    if (unit >= 0xd800 && unit < 0xe000) {
      table[unit] = unit;
      continue;
    }
    const character = String.fromCharCode(unit);
    if (DROPPED.test(character)) continue;
    const plain = character.normalize('NFKC').toLowerCase();
    const single = plain.length === 1 ? plain : character;
    if (DROPPED.test(single)) continue;
    const family = families.get(single) ?? single;
    table[unit] = (family.length === 1 ? family : single).charCodeAt(0);
  }
  units = table;
  return table;
}

const SURROGATE = /[\ud800-\udfff]/;
const CHUNK = 8192;

/** Writes the folded units into `out` (and their places in the text into `offsets`); gives back how many. */
function foldInto(text: string, out: Uint16Array, offsets?: Uint32Array): number {
  const table = foldTable();
  const pairs = SURROGATE.test(text) ? beyondBmp : undefined;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let folded = table[unit] ?? 0;
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

function toText(units: Uint16Array, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += CHUNK) {
    text += Reflect.apply(String.fromCharCode, undefined, units.subarray(at, Math.min(at + CHUNK, length)));
  }
  return text;
}

/** The form in which texts and queries are compared: 「群眾，路線」, 「群众路线」 and 「群 众 路 线」 are one. */
export function foldForSearch(text: string): string {
  const out = new Uint16Array(text.length);
  return toText(out, foldInto(text, out));
}

export interface Folded {
  folded: string;
  /** For each unit of `folded` its place in the text, and one more at the end: the text's length. */
  offsets: Uint32Array;
}

/** The fold with the way back: the hit folded[3..5] stands in the text from offsets[3] to offsets[4] + 1. */
export function foldWithOffsets(text: string): Folded {
  const out = new Uint16Array(text.length);
  const offsets = new Uint32Array(text.length + 1);
  const length = foldInto(text, out, offsets);
  offsets[length] = text.length;
  return { folded: toText(out, length), offsets: offsets.subarray(0, length + 1) };
}

import { readVariants } from './script';

/** Forms that only conversion by words swaps (坐标 → 座標, 计划 → 計畫): what the character tables leave apart. */
const MORE_VARIANTS =
  '了瞭 复覆 象像 借藉 仿彷 于於 着著 么麼 么幺 余馀 余餘 沈沉 乾干 吃喫 才纔 群羣 裏里 台臺 只衹 尸屍 姜薑 划畫 坐座 背揹 链鍊 里哩 ' +
  '具俱 夫伕 宁甯 熏薰 苏甦 枪鎗 柏栢 仇讎 浚濬 拿拏 焰燄 豆荳 澄澂 斤觔 藤籐 琅瑯 锄耡 堤隄 果菓 穎頴 彝彜 妍姸 礦鑛 穗繐 鼇鰲';

/** White space, controls and punctuation: what the fold drops. */
const DROPPED = /[\p{Z}\p{Cc}\p{Cf}\p{P}]/u;

/** All units of UTF-16 that are characters by themselves. */
const BMP = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((one) => one.isWellFormed());

/**
 * Every family of forms, 「发發髮」, 「aAａ…」, the one that stands for all first: what `fold-families.ts` holds, made ready
 * because joining the tables takes longer than a search may. After a change: npm run families
 */
export function findFamilies(): string[] {
  const written = joinVariants();
  const firstOf = new Map(written.flatMap(([first = '', ...others]) => others.map((other) => [other, first])));
  /** Full-width and compatibility forms are plain ones, where that gives one character, and letters lower case. */
  const standsFor = (character: string): string => {
    const plain = character.normalize('NFKC').toLowerCase();
    const single = plain.length === 1 ? plain : character;
    return firstOf.get(single) ?? single;
  };
  const families = new Map(written.map((family) => [[...family][0] ?? '', new Set(family)]));
  for (const character of BMP) {
    if (DROPPED.test(character)) continue;
    const first = standsFor(character);
    if (first !== character) families.set(first, (families.get(first) ?? new Set([first])).add(character));
  }
  return [...families.values()].map((family) => [...family].join('')).sort();
}

/** What the fold drops, as the inside of a character class: 「\u0000-\u0023…」. */
export function findDropped(): string {
  let dropped = '';
  let first: number | undefined;
  const toEscape = (unit: number) => `\\u${unit.toString(16).padStart(4, '0')}`;
  for (let unit = 0; unit <= 0x10000; unit++) {
    const isDropped = unit < 0x10000 && DROPPED.test(String.fromCharCode(unit));
    if (isDropped) first ??= unit;
    else if (first !== undefined) {
      dropped += first === unit - 1 ? toEscape(first) : `${toEscape(first)}-${toEscape(unit - 1)}`;
      first = undefined;
    }
  }
  return dropped;
}

/** Families of written forms, each with its least BMP character first. */
function joinVariants(): string[] {
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
  const families = new Map<string, string[]>();
  for (const character of [...parents.keys()].sort()) {
    const first = root(character);
    families.set(first, [...(families.get(first) ?? []), character]);
  }
  return [...families].map(([first, others]) => first + others.join(''));
}

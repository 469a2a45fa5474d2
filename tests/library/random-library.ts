import { expect } from 'vitest';
import { makeHighlight } from '../../utils/library/highlight';
import type { Filter, Library, WholeClip } from '../../utils/library/library';
import { newestFirst } from '../../utils/library/list-order';
import { makeClip } from '../../utils/library/make-clip';
import { matchesQuery, parseQuery } from '../../utils/library/query';
import { searchableFields } from '../../utils/library/snippet';
import { matchesFilter } from '../../utils/library/stored';
import { collect, idOf, makeNumbered } from './make-article';

/** The same numbers on every run. */
export function makeRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

const WORDS =
  '群众 羣眾 路线 路線 干部 幹部 下乡 下鄉 板凳 坐热 坐熱 话 話 要 说 說 透 ， 。\n AI 5G １２ 里外 裡外 发展 發展 头发 頭髮 台湾 臺灣 了 的 是 不 𠮷 作风 作風 账 賬 算清'.split(
    ' ',
  );

/** A text of so many random words. */
export function makeText(random: (below: number) => number, words: number): string {
  return Array.from({ length: words }, () => WORDS[random(WORDS.length)]).join('');
}

/** Clips of these numbers, of random texts; several at one instant. */
export async function makeMany(random: (below: number) => number, count: number, first = 1): Promise<WholeClip[]> {
  const wholes: WholeClip[] = [];
  for (let number = first; number < first + count; number++) {
    const article = makeNumbered(number, { headline: makeText(random, 3) || '题', articleBody: makeText(random, 25) });
    // Several at one instant, and not in the order of their numbers.
    const at = new Date(Date.UTC(2026, 0, 1) + random(200) * 60_000);
    const whole = await makeClip({ id: idOf(number), article, tags: random(4) === 0 ? ['作风/会'] : [] }, at);
    const note = makeText(random, 2);
    const marked = makeHighlight(article.articleBody, { start: 2, end: 9 }, { id: idOf(1), color: 'red', now: at });
    const highlights = marked && random(5) === 0 ? [{ ...marked, note }] : [];
    wholes.push({ ...whole, highlights });
  }
  return wholes;
}

const SHAPES: ((word: () => string) => string)[] = [
  (word) => `"${word()}${word()}"`,
  (word) => word(),
  (word) => `${word()} ${word()}`,
  (word) => `${word()} OR ${word()}${word()}`,
  (word) => `${word()} -${word()}`,
  (word) => `-${word()}`,
  (word) => `标签:作风 ${word()}|${word()}`,
  (word) => `标题:${word()} 日期:2020..`,
  (word) => `is:划线 ${word()}`,
  (word) => `划线:${word()} OR 笔记:${word()}`,
  (word) => `is:unread ${word()}`,
  () => 'is:unread -is:reprint',
  (word) => `is:reprint OR ${word()}${word()}${word()}`,
];
const FILTERS: Filter[] = [
  {},
  {},
  { tag: '作风' },
  { unread: true },
  { author: '林晓禾', month: '2020-04' },
  { year: '2020', section: '评论' },
  { trashed: true },
  { site: 'a.cn' },
];

/** Asks so many random queries, and expects just the clips that a look at all of them gives. */
export async function expectExact(library: Library, random: (below: number) => number, queries: number): Promise<void> {
  const whole = [...(await collect(library.read({}))), ...(await collect(library.read({ trashed: true })))];
  const all = whole
    .sort((one, other) => newestFirst(one.clip, other.clip))
    .map(({ clip, content: { articleBody }, highlights }) => ({
      clip,
      fields: searchableFields({ clip, articleBody, highlights }),
    }));
  const word = () => (random(6) === 0 ? makeText(random, 2) : (WORDS[random(WORDS.length)] ?? '')).replace(/\s/gu, '');
  for (let count = 0; count < queries; count++) {
    const query = SHAPES[count % SHAPES.length]?.(word) ?? '';
    const filter = FILTERS[random(FILTERS.length)] ?? {};
    const { node } = parseQuery(query);
    const expected = all.filter(
      (searched) => node && matchesQuery(node, searched) && matchesFilter(searched.clip, filter),
    );
    const hits = await collect(library.search(query, filter, { limit: 10_000 }));
    expect([query, filter, hits.map(({ clip }) => clip.id)]).toEqual([
      query,
      filter,
      expected.map(({ clip }) => clip.id),
    ]);
  }
}

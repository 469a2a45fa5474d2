// @vitest-environment node
import { expect, test } from 'vitest';
import { type Connection, connect } from '../../utils/library/database';
import { makeHighlight } from '../../utils/library/highlight';
import type { Filter, Library, WholeClip } from '../../utils/library/library';
import { makeClip } from '../../utils/library/make-clip';
import { openLibrary } from '../../utils/library/open-library';
import { matchesQuery, parseQuery } from '../../utils/library/query';
import { newestFirst } from '../../utils/library/read-lists';
import { searchableFields } from '../../utils/library/snippet';
import { matchesFilter } from '../../utils/library/stored';
import { tidyIndex } from '../../utils/library/tidy-index';
import { collect, freshName, idOf, makeClock, makeNumbered } from './make-article';

/** The same numbers on every run. */
function makeRandom(seed: number) {
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

function makeText(random: (below: number) => number, words: number): string {
  return Array.from({ length: words }, () => WORDS[random(WORDS.length)]).join('');
}

async function makeMany(random: (below: number) => number, count: number, first = 1): Promise<WholeClip[]> {
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

async function expectExact(library: Library, random: (below: number) => number, queries: number): Promise<void> {
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

test('every search gives just the clips that a look at all of them gives, whatever the index is made of', {
  timeout: 60_000,
}, async () => {
  const random = makeRandom(7);
  const clock = makeClock('2026-02-01T00:00:00.000Z');
  const name = freshName();
  const library = openLibrary({ now: clock.now, name });
  // A segment by an import, others by saving, and a tail.
  await library.write(await makeMany(random, 300));
  for (const whole of await makeMany(random, 150, 1000)) await library.write([whole]);
  await library.settled();
  await expectExact(library, random, 60);
  // Entries of what is no more as it was are passed over.
  for (let number = 1; number < 60; number += 3) await library.update(idOf(number), { note: makeText(random, 4) });
  for (let number = 1000; number < 1060; number += 5) await library.update(idOf(number), { tags: ['作风'] });
  await library.markUnread(
    Array.from({ length: 100 }, (_, at) => idOf(3 * at + 1)),
    false,
  );
  await library.remove([idOf(2), idOf(5), idOf(1001)]);
  await library.erase([idOf(8), idOf(1002)]);
  await library.restore([idOf(5)]);
  await expectExact(library, random, 60);
  // Another page reads the same.
  await expectExact(openLibrary({ now: clock.now, name }), random, 20);
});

test('small segments become a large one under a search that goes on', { timeout: 60_000 }, async () => {
  const random = makeRandom(3);
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  for (let part = 0; part < 4; part++) await library.write(await makeMany(random, 256, part * 256 + 1));
  const connection = connect(name, () => undefined);
  const expected = await collect(library.search('群众', {}, { limit: 10_000 }));
  const found: string[] = [];
  const other = openLibrary({ now: makeClock().now, name });
  for await (const { clip } of other.search('群众', {}, { limit: 10_000 })) {
    found.push(clip.id);
    if (found.length !== 3) continue;
    while (await tidyIndex(connection, 4));
  }
  expect(found).toEqual(expected.map(({ clip }) => clip.id));

  const { segments, keys } = await connection.read(['segments', 'postings'], async (tx) => ({
    segments: await tx.objectStore('segments').getAll(),
    keys: await tx.objectStore('postings').getAllKeys(),
  }));
  expect(segments.map(({ size }) => size)).toEqual([1024]);
  expect(new Set(keys.map((key) => Math.floor(key / 0x10000)))).toEqual(new Set([segments[0]?.id]));
  await expectExact(library, random, 10);
});

test('a merge that is stopped goes on where it was stopped', { timeout: 60_000 }, async () => {
  const random = makeRandom(5);
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  for (let part = 0; part < 4; part++) await library.write(await makeMany(random, 256, part * 256 + 1));
  const connection = connect(name, () => undefined);
  let writes = 0;
  /** Each of its connections is gone after a second write: a worker that never lives for more than one step. */
  const shortLived = (): Connection => {
    let left = 2;
    return {
      ...connection,
      write: async (stores, body) => {
        if (left-- === 0) throw new Error('stopped');
        if (stores.includes('postings')) writes++;
        return connection.write(stores, body);
      },
    };
  };
  let lives = 0;
  for (let isTidy = false; !isTidy; lives++) {
    if (lives > 30) throw new Error('it never comes to its end');
    const worker = shortLived();
    isTidy = await (async () => {
      while (await tidyIndex(worker, 4));
      return true;
    })().catch(() => false);
  }
  expect(lives).toBeGreaterThan(3);
  // The beginning, a write for each 128 of 512 buckets, the end, and the sweeping of four segments: nothing twice.
  expect(writes).toBe(1 + 4 + 1 + 4);
  const { segments, meta } = await connection.read(['segments', 'meta'], async (tx) => ({
    segments: await tx.objectStore('segments').getAll(),
    meta: await tx.objectStore('meta').getAllKeys(),
  }));
  expect(segments.map(({ size }) => size)).toEqual([1024]);
  expect(meta).not.toContain('merge');
  await expectExact(library, random, 10);
});

test('a merge whose segments went meanwhile leaves nothing behind', async () => {
  const random = makeRandom(6);
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  for (let part = 0; part < 4; part++) await library.write(await makeMany(random, 256, part * 256 + 1));
  const connection = connect(name, () => undefined);
  await tidyIndex(connection, 4);
  await library.rebuildIndex();
  await library.settled();
  while (await tidyIndex(connection, 4));
  const { segments, keys, dead } = await connection.read(['segments', 'postings', 'meta'], async (tx) => ({
    segments: await tx.objectStore('segments').getAllKeys(),
    keys: await tx.objectStore('postings').getAllKeys(),
    dead: await tx.objectStore('meta').get('deadSegments'),
  }));
  expect(new Set(keys.map((key) => Math.floor(key / 0x10000)))).toEqual(new Set(segments));
  expect(dead).toEqual([]);
  await expectExact(library, random, 10);
});

test('a page of hits goes on where the last one ended', async () => {
  const random = makeRandom(5);
  const library = openLibrary({ now: makeClock().now, name: freshName() });
  await library.write(await makeMany(random, 300));
  for (const whole of await makeMany(random, 20, 1000)) await library.write([whole]);
  const all = await collect(library.search('群众', {}, { limit: 1000 }));
  const paged = [];
  for (let page = await collect(library.search('群众', {}, { limit: 7 })); page.length > 0; ) {
    paged.push(...page);
    const after = page.at(-1)?.clip;
    page = await collect(library.search('群众', {}, { limit: 7, ...(after && { after }) }));
  }
  expect(paged).toEqual(all);
});

test('searches at the same time do not disturb one another', async () => {
  const random = makeRandom(13);
  const library = openLibrary({ now: makeClock().now, name: freshName() });
  for (const whole of await makeMany(random, 30)) await library.write([whole]);
  const [one, other] = await Promise.all([
    collect(library.search('群众', {}, { limit: 100 })),
    collect(library.search('群', {}, { limit: 100 })),
  ]);
  expect(new Set(one.map(({ clip }) => clip.id)).size).toBe(one.length);
  expect(await collect(library.search('群众', {}, { limit: 100 }))).toEqual(one);
  expect(await collect(library.search('群', {}, { limit: 100 }))).toEqual(other);
});

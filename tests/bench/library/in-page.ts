import { connect } from '../../../utils/library/connection';
import { storageJournal } from '../../../utils/library/journal';
import type { Library, WholeClip } from '../../../utils/library/library';
import { makeClip } from '../../../utils/library/make-clip';
import { openLibrary } from '../../../utils/library/open-library';
import { postingKey } from '../../../utils/library/segments';
import { bucketsOf } from '../../../utils/library/signatures';
import { searchableFields } from '../../../utils/library/snippet';
import { writeSettings } from '../../../utils/settings/settings';
import { foldForSearch } from '../../../utils/text/fold';
import { markWords, standsIn } from '../../library/brute-force';
import { crash } from './crash-in-page';
import {
  makeBenchArticle,
  makeBenchHighlights,
  makeQuery,
  makeRandom,
  QUERY_KINDS,
  type QueryKind,
} from './make-articles';

/** What the bench does inside a page of the extension. Milliseconds are medians unless they say otherwise. */

const NEWEST = Date.UTC(2026, 0, 1);
const now = () => new Date(NEWEST + 3_600_000);
const open = () => openLibrary({ now });
/** For what is measured a call at a time. */
const held = open();
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

async function makeWhole(number: number): Promise<WholeClip> {
  // A minute apart, the first number the oldest.
  const at = new Date(NEWEST - 60_000 * (1_000_000 - number));
  const article = makeBenchArticle(number);
  const whole = await makeClip({ id: idOf(number), article }, at);
  return { ...whole, highlights: makeBenchHighlights(number, article.articleBody, at) };
}

async function makeWholes(first: number, count: number): Promise<WholeClip[]> {
  const wholes: WholeClip[] = [];
  for (let number = first; number < first + count; number++) wholes.push(await makeWhole(number));
  return wholes;
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function firstHits(library: Library, query: string, limit = 10): Promise<string[]> {
  const ids: string[] = [];
  for await (const hit of library.search(query, {}, { limit })) ids.push(hit.clip.id);
  return ids;
}

const bench = {
  /** Adds clips of these numbers by an import: milliseconds of making them, of the import and of what it left to do. */
  async fill(first: number, count: number) {
    const library = open();
    let wholes: WholeClip[] = [];
    const made = await time(async () => {
      wholes = await makeWholes(first, count);
    });
    const written = await time(() => library.write(wholes));
    const settled = await time(() => library.settled());
    return { made, written, settled };
  },

  /** Adds clips one by one, as dated as those of an import. */
  async saveEach(first: number, last: number): Promise<void> {
    const library = open();
    for (let number = first; number <= last; number++) await library.write([await makeWhole(number)]);
    await library.settled();
  },

  /**
   * As the background does at its start; but for the second copy, which is made when a library is at rest, and a bench gives it
   * none.
   */
  async settle(): Promise<void> {
    await writeSettings({ keepCopy: false });
    const library = open();
    await library.recover();
    await library.settled();
  },

  /** In a page that has read nothing yet: opening the database and reading one clip's text. */
  async freshRead(number: number): Promise<number> {
    return time(() =>
      connect('shiping', () => undefined).read(['texts'], (tx) => tx.objectStore('texts').get(idOf(number))),
    );
  },

  /** In a page that has read nothing yet: the first ten hits with their snippets. */
  async freshSearch(kind: QueryKind, seed: number, clips: number): Promise<{ ms: number; hits: number }> {
    const query = makeQuery(kind, seed, clips);
    let hits = 0;
    const ms = await time(async () => {
      hits = (await firstHits(open(), query)).length;
    });
    return { ms, hits };
  },

  /** One look at the first rows by each date, and one search for a rare word, in a page that has done both before. */
  async growth(seed: number, clips: number) {
    const rows = await time(() => held.list({}, { limit: 50 }));
    const published = await time(() => held.list({}, { limit: 50, order: 'publishedOldest' }));
    const rare = await time(() => firstHits(held, makeQuery('rare', 3000 + seed, clips)));
    return { rows, published, rare };
  },

  async warm(clips: number, rounds: number) {
    const library = open();
    const random = makeRandom(1);
    await library.getContent(idOf(1));
    const read: number[] = [];
    const connection = connect('shiping', () => undefined);
    await connection.read(['meta'], (tx) => tx.objectStore('meta').count());
    for (let round = 0; round < rounds * 3; round++) {
      const id = idOf(1 + random(clips));
      read.push(await time(() => connection.read(['texts'], (tx) => tx.objectStore('texts').get(id))));
    }
    const kinds: Partial<Record<QueryKind, number>> = {};
    // The first query of a page builds the fold's table.
    await firstHits(library, makeQuery('four', 999, clips));
    for (const kind of QUERY_KINDS) {
      const spent: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const query = makeQuery(kind, 1000 + round, clips);
        spent.push(await time(() => firstHits(library, query)));
      }
      kinds[kind] = median(spent);
    }
    const first: number[] = [];
    for (let round = 0; round < rounds; round++) first.push(await time(() => library.list({}, { limit: 50 })));
    const facets: number[] = [];
    for (let round = 0; round < rounds; round++) facets.push(await time(() => library.facets()));
    return { read: median(read), kinds, list: median(first), facets: median(facets) };
  },

  /** Bytes of search data, and of what reprints are known by, against the texts' UTF-16. */
  async sizes() {
    const connection = connect('shiping', () => undefined);
    let text = 0;
    let prints = 0;
    for (let after = ''; ; ) {
      const rows = await connection.read(['texts'], (tx) =>
        tx.objectStore('texts').getAll(IDBKeyRange.lowerBound(after, true), 500),
      );
      for (const row of rows) {
        text += row.articleBody.length * 2;
        // In the row, and as entries of the index with the id as their key.
        prints += (row.prints?.length ?? 0) * (6 + 16 + row.id.length * 2);
      }
      after = rows.at(-1)?.id ?? '';
      if (rows.length < 500) break;
    }
    const { tail, segments, chunks } = await connection.read(['tail', 'segments', 'segmentClips'], async (tx) => ({
      tail: await tx.objectStore('tail').getAll(),
      segments: await tx.objectStore('segments').getAll(),
      chunks: await tx.objectStore('segmentClips').getAll(),
    }));
    let index = 0;
    for (const { sieve } of tail) index += sieve.byteLength + 60;
    for (const { ids, numbers, ats } of chunks) index += ids.length + numbers.byteLength + ats.byteLength;
    for (const { id, tier } of segments) {
      for (let first = 0; first < bucketsOf(tier); first += 1024) {
        const range = IDBKeyRange.bound(postingKey(id, first), postingKey(id, first + 1024), false, true);
        const records = await connection.read(['postings'], (tx) => tx.objectStore('postings').getAll(range));
        // A key of LevelDB and its bookkeeping beside the bytes.
        for (const record of records) index += record.length + 16;
      }
    }
    return { text, index, prints, tail: tail.length, segments: segments.length };
  },

  /**
   * Saving one clip, and one strict put of the same bytes, in turns: all that a save does in a library that is older than the
   * ten minutes in which the journal keeps a second copy, its index and the looks for the page and for the same text
   * included. The page's source is not part of it.
   */
  async save(first: number, count: number) {
    const library = openLibrary({ now: () => new Date(Date.now() + 86_400_000), journal: storageJournal });
    await library.facets();
    const request = indexedDB.open('bench-put', 1);
    const plain = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onupgradeneeded = () => request.result.createObjectStore('rows', { keyPath: 'id' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const save: number[] = [];
    const put: number[] = [];
    for (let number = first; number < first + count; number++) {
      const article = makeBenchArticle(number);
      const id = idOf(number);
      save.push(await time(() => library.save({ id, article })));
      const row = { id, article };
      put.push(
        await time(
          () =>
            new Promise<void>((resolve, reject) => {
              const tx = plain.transaction('rows', 'readwrite', { durability: 'strict' });
              tx.objectStore('rows').put(row);
              tx.oncomplete = () => resolve();
              tx.onabort = () => reject(tx.error);
            }),
        ),
      );
    }
    await library.settled();
    plain.close();
    return { save: median(save), put: median(put) };
  },

  /** Looking for the same text elsewhere, in a library that has it, and reading the text of some clip, in turns. */
  async reprints(clips: number, rounds: number) {
    const library = open();
    const connection = connect('shiping', () => undefined);
    const random = makeRandom(9);
    const find: number[] = [];
    const read: number[] = [];
    let missed = 0;
    for (let round = 0; round <= rounds; round++) {
      const other = idOf(1 + random(clips));
      const reading = await time(() => connection.read(['texts'], (tx) => tx.objectStore('texts').get(other)));
      const number = 1 + random(clips);
      const { articleBody } = makeBenchArticle(number);
      const of = { id: idOf(999_999), articleBody: articleBody.slice(articleBody.indexOf('\n') + 1) };
      const spent = await time(async () => {
        if (!(await library.findReprints(of)).some(({ id }) => id === idOf(number))) missed++;
      });
      // The first one reads what the others have.
      if (round > 0) find.push(spent);
      if (round > 0) read.push(reading);
    }
    return { find: median(find), read: median(read), missed };
  },

  /** Keeps texts as clips of their own pages; gives back their ids. */
  async keepTexts(bodies: string[]): Promise<string[]> {
    const ids = bodies.map(() => crypto.randomUUID());
    const wholes: WholeClip[] = [];
    for (const [at, articleBody] of bodies.entries()) {
      const article = { ...makeBenchArticle(at + 1), url: `https://kept.example.cn/2020/${at}.html`, articleBody };
      wholes.push(await makeClip({ id: ids[at] ?? '', article }, now()));
    }
    await open().write(wholes);
    return ids;
  },

  /** Of each text the ids of the clips that are found to have the same one. */
  async lookUp(bodies: string[]): Promise<string[][]> {
    const library = open();
    const found: string[][] = [];
    for (const articleBody of bodies) {
      const clips = await library.findReprints({ id: crypto.randomUUID(), articleBody });
      found.push(clips.map(({ id }) => id));
    }
    return found;
  },

  /** An import, and the puts of the same rows in batches of 200 into a database with the same stores and no index. */
  async bulk(first: number, count: number) {
    const wholes = await makeWholes(first, count);
    const library = open();
    await library.facets();
    const write = await time(() => library.write(wholes));
    await library.settled();
    const name = 'bench-bulk';
    const plain = connect(name, () => undefined);
    await plain.read(['meta'], (tx) => tx.objectStore('meta').count());
    const rows = await connect('shiping', () => undefined).read(['clips', 'texts', 'contents'], (tx) =>
      Promise.all(
        wholes.map(async ({ clip }) => ({
          clip: await tx.objectStore('clips').get(clip.id),
          text: await tx.objectStore('texts').get(clip.id),
          content: await tx.objectStore('contents').get(clip.id),
        })),
      ),
    );
    const put = await time(async () => {
      for (let start = 0; start < rows.length; start += 200) {
        await plain.write(['clips', 'texts', 'contents'], async (tx) => {
          for (const { clip, text, content } of rows.slice(start, start + 200)) {
            if (clip) void tx.objectStore('clips').put(clip);
            if (text) void tx.objectStore('texts').put(text);
            if (content) void tx.objectStore('contents').put(content);
          }
        });
      }
    });
    await plain.close();
    indexedDB.deleteDatabase(name);
    return { write, put };
  },

  /** Random queries against a look at every text: how many gave anything else. */
  async exactness(queries: number, clips: number) {
    const random = makeRandom(42);
    const asked: { query: string; terms: string[]; expected: string[] }[] = [];
    for (let count = 0; count < queries; count++) {
      const query = count % 2 === 0 ? makeAnyQuery(count, clips) : `"${await cutAnywhere(random, clips)}"`;
      const words = query.startsWith('"') ? [query] : query.split(' ');
      const terms = words.map((word) => foldForSearch(word)).filter((term) => term !== '');
      if (terms.length > 0) asked.push({ query, terms, expected: [] });
    }
    const library = open();
    // Newest first, as hits are; no more than a page of clips is held at a time.
    if (asked.length > 0) {
      for await (const { clip, content, highlights } of library.read({})) {
        const { articleBody } = content;
        const texts = searchableFields({ clip, articleBody, highlights }).map(({ text }) => markWords(text));
        const whole = texts.map(({ plain }) => plain).join('\n');
        for (const { terms, expected } of asked) {
          if (expected.length === MOST_HITS || !terms.every((term) => whole.includes(term))) continue;
          if (terms.every((term) => texts.some((text) => standsIn(term, text)))) expected.push(clip.id);
        }
      }
    }
    const wrong: string[] = [];
    for (const { query, expected } of asked) {
      const found = await firstHits(library, query, MOST_HITS);
      if (found.join() !== expected.join()) wrong.push(query);
    }
    return { queries: asked.length, wrong: wrong.length, examples: wrong.slice(0, 5) };
  },
};

/** Hits of a query that are compared. */
const MOST_HITS = 50;

function makeAnyQuery(seed: number, clips: number): string {
  return makeQuery(QUERY_KINDS[seed % QUERY_KINDS.length] ?? 'four', seed + 5000, clips);
}

/** A stretch of the folded text of a clip, words and sentences notwithstanding; one time in three of another field. */
async function cutAnywhere(random: (below: number) => number, clips: number): Promise<string> {
  const { clip, content, highlights } = await makeWhole(1 + random(clips));
  const fields = searchableFields({ clip, articleBody: content.articleBody, highlights });
  const { plain = '' } = markWords(fields[random(3) === 0 ? random(fields.length) : 0]?.text ?? '');
  const length = 1 + random(12);
  const start = random(Math.max(1, plain.length - length));
  return plain.slice(start, start + length);
}

export type Bench = typeof bench;
Object.assign(globalThis, { bench, crash });

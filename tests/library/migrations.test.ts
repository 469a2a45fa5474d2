import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import { MIGRATIONS } from '../../utils/library/database';
import { openLibrary } from '../../utils/library/open-library';
import type { ReadingList } from '../../utils/library/reading-list';
import type { SavedSearch } from '../../utils/library/saved-search';
import { collect, freshName, idOf, makeClock, makeHighlighted, makeNumbered } from './make-article';

/**
 * A database of each released version, as that version left it: three clips, one in the trash, one corrected, one revised; from v4 on
 * with a highlight. A
 * fixture is written once, by the version itself, when its file is not there; then it stays as it is.
 */

interface Dump {
  stores: {
    name: string;
    keyPath: string | string[] | null;
    indexes: { name: string; keyPath: string | string[]; multiEntry: boolean }[];
  }[];
  rows: Record<string, { key: IDBValidKey; value: unknown }[]>;
}

const SEARCH: SavedSearch = {
  id: idOf(100),
  name: '文风',
  query: '短',
  filter: { tag: '文风' },
  order: 'date',
  savedAt: '2026-03-01T08:00:00.000Z',
};

const LIST: ReadingList = {
  id: idOf(101),
  name: '申论',
  clips: [idOf(3), idOf(2)],
  savedAt: '2026-03-01T08:00:00.000Z',
};

const fileOf = (version: number) => new URL(`migrations/${String(version).padStart(4, '0')}.json`, import.meta.url);

/** Typed arrays and maps as JSON and back. */
const write = (_key: string, value: unknown) =>
  value instanceof Map
    ? { typed: 'Map', items: [...value] }
    : value instanceof Uint16Array || value instanceof Uint8Array
      ? { typed: value.constructor.name, items: [...value] }
      : value;
const read = (_key: string, value: unknown) => {
  if (typeof value !== 'object' || value === null || !('typed' in value) || !('items' in value)) return value;
  if (!Array.isArray(value.items)) return value;
  if (value.typed === 'Map') return new Map(value.items);
  const items = value.items.map(Number);
  return value.typed === 'Uint16Array' ? Uint16Array.from(items) : Uint8Array.from(items);
};

function openRaw(name: string, version: number, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function fill(name: string): Promise<void> {
  const clock = makeClock();
  const library = openLibrary({ now: clock.now, name });
  for (const number of [1, 2, 3]) {
    clock.tick();
    await library.save({ id: idOf(number), article: makeNumbered(number), tags: ['文风/短'], source: '<p>文</p>' });
  }
  await library.update(idOf(2), { article: { headline: '改过的标题' }, note: '再读', starred: true });
  await library.revise(idOf(3), makeNumbered(3, { articleBody: '第三篇改写了，写得更短。' }));
  await library.addHighlight(idOf(2), makeHighlighted(idOf(9), makeNumbered(2).articleBody, '板凳坐热'));
  await library.searches.put(SEARCH);
  await library.lists.put(LIST);
  await library.remove([idOf(1)]);
  await library.settled();
  await library.close();
}

async function dump(name: string): Promise<Dump> {
  const database = await openRaw(name, MIGRATIONS.length, () => undefined);
  const result: Dump = { stores: [], rows: {} };
  for (const storeName of [...database.objectStoreNames]) {
    const store = database.transaction(storeName).objectStore(storeName);
    const indexes = [...store.indexNames].map((index) => store.index(index));
    result.stores.push({
      name: storeName,
      keyPath: store.keyPath,
      indexes: indexes.map(({ name: index, keyPath, multiEntry }) => ({ name: index, keyPath, multiEntry })),
    });
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const [keys, values] = await Promise.all([ask(store.getAllKeys()), ask<unknown[]>(store.getAll())]);
    result.rows[storeName] = keys.map((key, at) => ({ key, value: values[at] }));
  }
  database.close();
  return result;
}

async function restore(name: string, version: number, { stores, rows }: Dump): Promise<void> {
  const database = await openRaw(name, version, (created) => {
    for (const { name: storeName, keyPath, indexes } of stores) {
      const store = created.createObjectStore(storeName, keyPath === null ? {} : { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, { multiEntry: index.multiEntry });
      for (const { key, value } of rows[storeName] ?? []) {
        if (keyPath === null) store.put(value, key);
        else store.put(value);
      }
    }
  });
  database.close();
}

if (!existsSync(fileOf(MIGRATIONS.length)) && !process.env.CI) {
  const name = freshName();
  await fill(name);
  writeFileSync(fileOf(MIGRATIONS.length), `${JSON.stringify(await dump(name), write)}\n`);
}

const released = readdirSync(new URL('migrations', import.meta.url)).map((file) => Number.parseInt(file, 10));

test('the newest version has its fixture', () => expect(released).toContain(MIGRATIONS.length));

test.each(released)('a library of version %i is whole in this one', async (version) => {
  const name = freshName();
  await restore(name, version, JSON.parse(readFileSync(fileOf(version), 'utf8'), read));
  const library = openLibrary({ now: makeClock().now, name });
  expect((await library.list({}, { limit: 9 })).map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
  expect((await library.list({ trashed: true }, { limit: 9 })).map(({ id }) => id)).toEqual([idOf(1)]);
  expect(await library.get(idOf(2))).toMatchObject({
    article: { headline: '改过的标题' },
    edited: ['headline'],
    note: '再读',
    starred: true,
    tags: ['文风/短'],
  });
  expect(await library.getContent(idOf(1))).toMatchObject({ articleBody: makeNumbered(1).articleBody });
  expect(await library.revisions(idOf(3))).toHaveLength(1);
  expect(await library.getSource(idOf(3))).toMatchObject({ html: '<p>文</p>', isWhole: true });
  const marked = version < 4 ? [] : [{ quote: { exact: '板凳坐热' }, position: { start: 8, end: 12 } }];
  expect(await library.highlights(idOf(2))).toMatchObject(marked);
  const hits = await collect(library.search('改写', {}, { limit: 9 }));
  expect(hits.map(({ clip }) => clip.id)).toEqual([idOf(3)]);
  // What was kept before there was the mark counts as read.
  const unread = version <= 2 ? [] : [idOf(3), idOf(2)];
  expect((await library.list({ unread: true }, { limit: 9 })).map(({ id }) => id)).toEqual(unread);
  expect((await library.facets()).unread).toBe(unread.length);
  expect(await library.searches.list()).toEqual(version < 5 ? [] : [SEARCH]);
  expect(await library.lists.list()).toEqual(version < 8 ? [] : [LIST]);
  await library.recover();
  await library.settled();
  expect(await collect(library.excerpts('', {}, { limit: 9 }))).toMatchObject(
    version < 4 ? [] : [{ clip: { id: idOf(2) }, highlight: { quote: { exact: '板凳坐热' } } }],
  );
  expect(await library.verify()).toMatchObject({ clips: 3, damaged: [], unindexed: [], countsRight: true });
  await connect(name, () => undefined).close();
});

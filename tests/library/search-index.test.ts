import { expect, test } from 'vitest';
import { IndexReader } from '../../utils/library/candidates';
import { type Connection, connect } from '../../utils/library/connection';
import { openLibrary } from '../../utils/library/open-library';
import { searchClips } from '../../utils/library/search';
import { tidyIndex } from '../../utils/library/tidy-index';
import { collect, freshName, idOf, makeClock } from './make-article';
import { expectExact, makeMany, makeRandom, makeText } from './random-library';

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

test('a search goes on with what it read while another one lets all go that was held', async () => {
  const random = makeRandom(9);
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  await library.write(await makeMany(random, 300));
  const connection = connect(name, () => undefined);
  const index = new IndexReader(0);
  const request = { filter: {}, page: { limit: 300 }, signal: undefined, onDamaged: () => undefined };
  const search = (query: string) => collect(searchClips(connection, index, { query, ...request }));
  const queries = ['群众', '作风 路线', '的', '群众 的'];
  const together = await Promise.all(queries.map(search));
  for (const [at, query] of queries.entries()) {
    expect(together[at]?.map(({ clip }) => clip.id)).toEqual(
      (await collect(library.search(query, {}, { limit: 300 }))).map(({ clip }) => clip.id),
    );
  }
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
  // The beginning, a write for each 128 of 640 buckets, the end, and the sweeping of four segments: nothing twice.
  expect(writes).toBe(1 + 5 + 1 + 4);
  const { segments, meta } = await connection.read(['segments', 'meta'], async (tx) => ({
    segments: await tx.objectStore('segments').getAll(),
    meta: await tx.objectStore('meta').getAllKeys(),
  }));
  expect(segments.map(({ size }) => size)).toEqual([1024]);
  expect(meta).not.toContain('merge');
  await expectExact(library, random, 10);
});

test('a page that comes late to a step of a merge writes nothing of it', async () => {
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  const random = makeRandom(8);
  for (let part = 0; part < 4; part++) await library.write(await makeMany(random, 256, part * 256 + 1));
  const connection = connect(name, () => undefined);
  await tidyIndex(connection, 4);
  /** Before it writes a step, another page has brought the merge to its end. */
  const late: Connection = {
    ...connection,
    write: async (stores, body) => {
      while (await tidyIndex(connection, 4));
      return connection.write(stores, body);
    },
  };
  await tidyIndex(late, 4);
  const { segments, meta } = await connection.read(['segments', 'meta'], async (tx) => ({
    segments: await tx.objectStore('segments').getAll(),
    meta: await tx.objectStore('meta').getAllKeys(),
  }));
  expect(segments.map(({ size }) => size)).toEqual([1024]);
  expect(meta).not.toContain('mergeNext');
});

test('a merge takes the clips that are there still and as they are', async () => {
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  const random = makeRandom(8);
  for (let part = 0; part < 4; part++) await library.write(await makeMany(random, 256, part * 256 + 1));
  await library.erase(Array.from({ length: 24 }, (_, at) => idOf(at + 1)));
  const connection = connect(name, () => undefined);
  while (await tidyIndex(connection, 4));
  const segments = await connection.read(['segments'], (tx) => tx.objectStore('segments').getAll());
  expect(segments.map(({ size }) => size)).toEqual([1000]);
});

test('two pages that tidy the index at once do it once', async () => {
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  const random = makeRandom(9);
  const connections = [connect(name, () => undefined), connect(name, () => undefined)];
  const tidyTogether = () => Promise.all(connections.map((connection) => tidyIndex(connection, 4)));
  for (let part = 0; part < 4; part++) {
    for (const whole of await makeMany(random, 64, part * 64 + 1)) await library.write([whole]);
    await tidyTogether();
  }
  for (let isDone = false; !isDone; ) isDone = !(await tidyTogether()).includes(true);
  const [connection = connect(name, () => undefined)] = connections;
  const { segments, keys } = await connection.read(['segments', 'postings'], async (tx) => ({
    segments: await tx.objectStore('segments').getAll(),
    keys: await tx.objectStore('postings').getAllKeys(),
  }));
  expect(segments.map(({ size }) => size)).toEqual([256]);
  expect(new Set(keys.map((key) => Math.floor(key / 0x10000)))).toEqual(new Set(segments.map(({ id }) => id)));
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

import { expect, test } from 'vitest';
import { type Connection, connect } from '../../utils/library/connection';
import { readIndexState } from '../../utils/library/index-state';
import type { Library } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { completeIndex, rebuildIndex } from '../../utils/library/rebuild-index';
import { collect, freshName, idOf, makeClock, makeNumbered } from './make-article';
import { expectExact, makeMany, makeRandom } from './random-library';

/** Clips of a step; the library has a little more than three such. */
const TOGETHER = 20;

async function openFilled(seed: number) {
  const random = makeRandom(seed);
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  await library.write(await makeMany(random, 58));
  for (const whole of await makeMany(random, 8, 1000)) await library.write([whole]);
  await library.remove([idOf(7), idOf(1003)]);
  await library.settled();
  return { random, name, library, connection: connect(name, () => undefined) };
}

/** The same connection as long as its worker lives: for so many writes. */
function shortLived(connection: Connection, writes: number): Connection {
  let left = writes;
  return {
    ...connection,
    write: async (stores, body) => {
      if (left-- === 0) throw new Error('stopped');
      return connection.write(stores, body);
    },
  };
}

/** Has the index made anew by a worker that is stopped after so many writes. */
async function stopAfter(connection: Connection, writes: number): Promise<void> {
  await completeIndex(shortLived(connection, writes), TOGETHER).catch(() => undefined);
}

/** As a newer version of the extension finds the index: nobody can read it. */
function makeForeign(connection: Connection): Promise<void> {
  return connection.write(['meta', 'segments', 'tail'], async (tx) => {
    await tx.objectStore('meta').put('0:0', 'indexFormat');
    for (const segment of await tx.objectStore('segments').getAll()) {
      await tx.objectStore('segments').put({ ...segment, format: '0:0' });
    }
    for (const row of await tx.objectStore('tail').getAll()) {
      await tx.objectStore('tail').put({ ...row, sieve: new Uint8Array(row.sieve.length) });
    }
    await tx.objectStore('meta').put(99, 'indexVersion');
  });
}

const isWhole = async (connection: Connection) => (await connection.read(['meta'], readIndexState)).kind === 'whole';

test.each<[string, number, (library: Library, connection: Connection) => Promise<unknown>]>([
  ['before the making begins', 0, async () => undefined],
  ['when it has only begun', 1, async () => undefined],
  ['after a step', 2, async () => undefined],
  ['before the end', 5, async () => undefined],
  [
    'while clips on either side of it are changed, trashed, brought back, erased and added',
    3,
    async (library) => {
      for (const number of [3, 30, 50, 1001]) await library.update(idOf(number), { note: '群众路线' });
      await library.remove([idOf(4), idOf(52)]);
      await library.restore([idOf(7), idOf(1003)]);
      await library.erase([idOf(5), idOf(57), idOf(1002)]);
      await library.save({ id: idOf(0), article: makeNumbered(5000) });
      await library.save({ id: idOf(9999), article: makeNumbered(5001, { articleBody: '群众说透。' }) });
    },
  ],
  ['while many clips are imported', 2, async (library) => library.write(await makeMany(makeRandom(99), 260, 40))],
  [
    'after it was begun again',
    3,
    async (_library, connection) => {
      await rebuildIndex(shortLived(connection, 1)).catch(() => undefined);
    },
  ],
])('a search misses nothing %s', { timeout: 60_000 }, async (_name, writes, meanwhile) => {
  const { random, name, library, connection } = await openFilled(writes + 1);
  await makeForeign(connection);
  // A page that has read the index knows it by its version.
  await expectExact(library, random, 13);
  await stopAfter(connection, writes);
  // Another page's: the filled one has changed so much that the next change would have the index completed.
  await meanwhile(openLibrary({ now: makeClock().now, name }), connection);
  expect(await isWhole(connection)).toBe(false);
  await expectExact(library, random, 26);
  await expectExact(openLibrary({ now: makeClock().now, name }), random, 13);
  expect((await library.verify()).unindexed).toEqual([]);

  await completeIndex(connection, TOGETHER);
  expect(await isWhole(connection)).toBe(true);
  await expectExact(library, random, 26);
  expect(await library.verify()).toMatchObject({ damaged: [], unindexed: [], countsRight: true });
});

test('a search that is under way when the index is made anew misses nothing and tells nothing twice', async () => {
  const { name, library, connection } = await openFilled(20);
  const expected = await collect(library.search('群', {}, { limit: 1000 }));
  const other = openLibrary({ now: makeClock().now, name });
  const found: string[] = [];
  for await (const { clip } of other.search('群', {}, { limit: 1000 })) {
    found.push(clip.id);
    if (found.length % 8 !== 1) continue;
    if (found.length === 1) await rebuildIndex(shortLived(connection, 1)).catch(() => undefined);
    await stopAfter(connection, 1);
  }
  expect(found).toEqual(expected.map(({ clip }) => clip.id));
  expect(await isWhole(connection)).toBe(true);
});

test('a making that is stopped goes on where it was stopped', async () => {
  const { random, library, connection } = await openFilled(30);
  await makeForeign(connection);
  let lives = 0;
  let steps = 0;
  /** A worker that never lives for more than one write. */
  const counted: Connection = {
    ...connection,
    write: async (stores, body) => {
      steps++;
      return connection.write(stores, body);
    },
  };
  while (!(await isWhole(connection))) {
    if (++lives > 20) throw new Error('it never comes to its end');
    await stopAfter(counted, 1);
  }
  // The beginning, three steps of twenty clips, one of six, and the end: nothing twice.
  expect(steps).toBe(6);
  await expectExact(library, random, 13);
});

test('a text that changes while the index is made anew is not written back as it was', async () => {
  const { library, connection } = await openFilled(50);
  await connection.write(['texts'], async (tx) => {
    const { prints: _prints, ...row } = (await tx.objectStore('texts').get(idOf(1))) ?? {};
    if ('id' in row) await tx.objectStore('texts').put(row);
  });
  await makeForeign(connection);
  let isChanged = false;
  const meanwhile: Connection = {
    ...connection,
    write: async (stores, body) => {
      if (stores.includes('texts') && !isChanged) {
        isChanged = true;
        await library.revise(idOf(1), makeNumbered(1, { articleBody: '换了一段话。' }));
      }
      return connection.write(stores, body);
    },
  };
  await completeIndex(meanwhile, TOGETHER);
  expect((await library.getContent(idOf(1)))?.articleBody).toBe('换了一段话。');
  expect((await library.verify()).damaged).toEqual([]);
});

test('two pages that make it anew do not disturb one another', async () => {
  const { random, library, connection } = await openFilled(40);
  await makeForeign(connection);
  await Promise.all([completeIndex(connection, TOGETHER), completeIndex(connection, TOGETHER)]);
  const sizes = (await connection.read(['segments'], (tx) => tx.objectStore('segments').getAll())).map(
    ({ size }) => size,
  );
  expect(sizes).toEqual([20, 20, 20, 6]);
  await expectExact(library, random, 26);
});

import { expect, test } from 'vitest';
import { type Connection, connect } from '../../utils/library/connection';
import type { Highlight } from '../../utils/library/highlight';
import { completeListing, listAnew, readListing } from '../../utils/library/list-anew';
import { freshName, idOf } from './make-article';

const TEXT = '板凳坐热';

function mark(number: number): Highlight {
  return {
    id: idOf(number),
    quote: { exact: TEXT, prefix: '', suffix: '' },
    position: { start: 0, end: TEXT.length },
    color: 'yellow',
    note: '',
    createdAt: '2026-03-01T08:00:00.000Z',
  };
}

/** So many texts with a highlight in each hundredth, and rows that are none of them: one of a clip that is gone, one of another text. */
async function openWrong(count: number) {
  const connection = connect(freshName(), () => undefined);
  await connection.write(['texts', 'highlights'], async (tx) => {
    for (let number = 1; number <= count; number++) {
      const highlights = number % 100 === 0 ? [mark(5000 + number)] : [];
      await tx.objectStore('texts').put({ id: idOf(number), articleBody: TEXT, highlights });
    }
    await tx.objectStore('highlights').put({ clip: idOf(1), highlight: mark(6000) });
    await tx.objectStore('highlights').put({ clip: idOf(count + 1), highlight: mark(6001) });
  });
  const listed = () => connection.read(['highlights'], (tx) => tx.objectStore('highlights').getAllKeys());
  return { connection, listed };
}

const RIGHT = [100, 200, 300, 400].map((number) => [idOf(number), idOf(5000 + number)]);

test('the list of highlights is made anew from the texts, some at a time', async () => {
  const { connection, listed } = await openWrong(420);
  await listAnew(connection);
  expect(await listed()).toEqual(RIGHT);
});

test('a making that is stopped goes on where it was, and tells whose highlights are listed', async () => {
  const { connection, listed } = await openWrong(420);
  let writes = 0;
  const stopping: Connection = {
    ...connection,
    write: (stores, body) => (++writes > 2 ? Promise.reject(new Error('stopped')) : connection.write(stores, body)),
  };
  await expect(listAnew(stopping)).rejects.toThrow('stopped');
  expect(await listed()).toEqual([...RIGHT.slice(0, 2), [idOf(421), idOf(6001)]]);
  expect(await readListing(connection)).toEqual({ listed: 200, clips: 420 });
  const told: string[][] = [];
  await completeListing(connection, (ids) => told.push(ids));
  expect(await listed()).toEqual(RIGHT);
  expect(told).toEqual([[idOf(300), idOf(400)]]);
  expect(await readListing(connection)).toBeUndefined();
  await completeListing(connection, (ids) => told.push(ids));
  expect(told).toHaveLength(1);
});

test('of a text that cannot be read the rows stay', async () => {
  const { connection, listed } = await openWrong(3);
  await connection.write(['texts'], (tx) =>
    tx.objectStore('texts').put({ id: idOf(1), articleBody: TEXT, highlights: [], prints: [0.5] }),
  );
  await listAnew(connection);
  expect(await listed()).toEqual([[idOf(1), idOf(6000)]]);
});

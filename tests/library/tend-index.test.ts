import { expect, test, vi } from 'vitest';
import { type Connection, connect } from '../../utils/library/connection';
import { readIndexState } from '../../utils/library/index-state';
import { openLibrary } from '../../utils/library/open-library';
import { openTender } from '../../utils/library/tend-index';
import { freshName, idOf, makeClock, makeNumbered } from './make-article';

/** A library whose index nobody can read, and a connection to it that refuses so many writes. */
async function openForeign(refusals: number) {
  const name = freshName();
  const library = openLibrary({ now: makeClock().now, name });
  await library.save({ id: idOf(1), article: makeNumbered(1) });
  const connection = connect(name, () => undefined);
  await connection.write(['meta'], (tx) => tx.objectStore('meta').put('0:0', 'indexFormat'));
  const full = new Error('the disk is full');
  const refusing: Connection = {
    ...connection,
    write: (stores, body) => (refusals-- > 0 ? Promise.reject(full) : connection.write(stores, body)),
  };
  const kind = async () => (await connection.read(['meta'], readIndexState)).kind;
  const onTrouble = vi.fn();
  return { tender: openTender(refusing, { onTrouble, onListed: () => undefined }), kind, onTrouble, full, name };
}

test('what stops the work on the index is told, and the next work goes on', async () => {
  const { tender, kind, onTrouble, full } = await openForeign(1);
  tender.begin();
  await tender.settled();
  expect(onTrouble.mock.calls).toEqual([[full]]);
  expect(await kind()).toBe('foreign');
  tender.begin();
  await tender.settled();
  expect(onTrouble).toHaveBeenCalledTimes(1);
  expect(await kind()).toBe('whole');
});

test.each<[number[], string, string]>([
  [[1], 'foreign', 'one change of a clip'],
  [[16], 'whole', 'one of sixteen clips'],
  [Array(15).fill(1), 'foreign', 'fifteen changes'],
  [Array(16).fill(1), 'whole', 'sixteen'],
])('after changes of %j clips the index is %s (%s)', async (changes, expected) => {
  const { tender, kind } = await openForeign(0);
  for (const clips of changes) tender.afterChange(clips);
  await tender.settled();
  expect(await kind()).toBe(expected);
});

test('who looks how far the list of highlights is brings it on where nobody is at it', async () => {
  const { tender, name } = await openForeign(0);
  expect(await tender.listing()).toBeUndefined();
  await connect(name, () => undefined).write(['meta'], (tx) => tx.objectStore('meta').put('', 'listed'));
  expect(await tender.listing()).toEqual({ listed: 0, clips: 1 });
  await tender.settled();
  expect(await tender.listing()).toEqual({ listed: 0, clips: 1 });
  await tender.settled();
  expect(await tender.listing()).toBeUndefined();
});

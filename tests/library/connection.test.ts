import { afterEach, describe, expect, test, vi } from 'vitest';
import { connect } from '../../utils/library/connection';
import { MIGRATIONS, renewLog } from '../../utils/library/database';
import { openLibrary } from '../../utils/library/open-library';
import { freshName, idOf, makeArticle, makeClock, makeNumbered } from './make-article';

afterEach(() => vi.restoreAllMocks());

function open(name = freshName(), onBlocked = vi.fn()) {
  const onChange = vi.fn();
  return { name, onBlocked, onChange, library: openLibrary({ now: makeClock().now, name, onChange, onBlocked }) };
}

/** Lets the nth put of a store fail as the browser does it: the transaction aborts with this error. */
function failPut(store: string, errorName: string, times = 1) {
  const put = IDBObjectStore.prototype.put;
  let left = times;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = put.apply(this, args);
    if (this.name !== store || left === 0) return request;
    left--;
    const { transaction } = this;
    Object.defineProperty(transaction, 'error', { get: () => new DOMException('', errorName) });
    transaction.abort();
    return request;
  });
}

test.each(['clips', 'texts', 'contents', 'tail', 'meta'])(
  'a disk that is full at %s is told, and nothing is half-written',
  async (store) => {
    const { library, onChange } = open();
    await library.save({ id: idOf(1), article: makeNumbered(1) });
    failPut(store, 'QuotaExceededError', Number.POSITIVE_INFINITY);
    await expect(library.save({ id: idOf(2), article: makeNumbered(2) })).rejects.toMatchObject({ code: 'diskFull' });
    vi.restoreAllMocks();
    expect(await library.get(idOf(2))).toBeUndefined();
    expect(await library.getContent(idOf(2))).toBeUndefined();
    expect((await library.facets()).total).toBe(1);
    expect(onChange).toHaveBeenCalledTimes(1);
    // Deleting still works on a full disk.
    await library.erase([idOf(1)]);
    expect((await library.facets()).total).toBe(0);
  },
);

test.each(['AbortError', 'UnknownError', 'InvalidStateError'])('after one %s the save is tried again', async (name) => {
  const { library } = open();
  failPut('texts', name);
  expect((await library.save({ id: idOf(1), article: makeArticle() })).outcome).toBe('new');
  expect((await library.facets()).total).toBe(1);
});

test('a failure that stays is told as unknown, with its cause', async () => {
  const { library } = open();
  failPut('texts', 'UnknownError', Number.POSITIVE_INFINITY);
  await expect(library.save({ id: idOf(1), article: makeArticle() })).rejects.toMatchObject({
    code: 'unknown',
    cause: { name: 'UnknownError' },
  });
});

test('a library that was closed opens again', async () => {
  const { library } = open();
  await library.save({ id: idOf(1), article: makeArticle() });
  await library.close();
  expect((await library.get(idOf(1)))?.id).toBe(idOf(1));
});

test('a database of a newer version is told', async () => {
  const name = freshName();
  const request = indexedDB.open(name, 99);
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  request.result.close();
  await expect(open(name).library.facets()).rejects.toMatchObject({ code: 'newerVersion' });
});

test('an open library makes way for another version', async () => {
  const { library, name } = open();
  await library.facets();
  const request = indexedDB.open(name, 99);
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  request.result.close();
  await expect(library.facets()).rejects.toMatchObject({ code: 'newerVersion' });
});

describe('an older version that another tab holds open', () => {
  const nothing = () => undefined;

  /** The other tab: it does not listen to the wish for an upgrade. */
  async function openDeaf(name: string): Promise<IDBDatabase> {
    await connect(name, nothing).read(['meta'], (tx) => tx.objectStore('meta').count());
    const request = indexedDB.open(name, MIGRATIONS.length);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    return request.result;
  }

  test('is told of, and the library opens when it closes', async () => {
    const name = freshName();
    const deaf = await openDeaf(name);
    const onBlocked = vi.fn(() => deaf.close());
    const connection = connect(name, onBlocked, [...MIGRATIONS, nothing]);
    expect(await connection.read(['meta'], (tx) => tx.objectStore('meta').count())).toBe(0);
    expect(onBlocked).toHaveBeenCalledTimes(1);
  });

  test('is an error after a while, and no longer one when it has closed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const name = freshName();
      const deaf = await openDeaf(name);
      const connection = connect(name, () => void vi.advanceTimersByTimeAsync(10_000), [...MIGRATIONS, nothing]);
      const count = () => connection.read(['meta'], (tx) => tx.objectStore('meta').count());
      await expect(count()).rejects.toMatchObject({ code: 'blocked' });
      deaf.close();
      expect(await count()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is an error too for who stands behind the one that is blocked, and is told nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest());
      const waiting = connect(freshName(), nothing).read(['meta'], (tx) => tx.objectStore('meta').count());
      const failing = expect(waiting).rejects.toMatchObject({ code: 'silent' });
      await vi.advanceTimersByTimeAsync(10_000);
      await failing;
      expect(open).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

test('two writes are never under way at once, whatever they write and from whichever page', async () => {
  const name = freshName();
  const told: string[] = [];
  const put = (who: string, store: 'searches' | 'lists') =>
    connect(name, () => undefined).write([store], async (tx) => {
      for (const step of [1, 2, 3]) {
        await tx.objectStore(store).put({ id: `${step}` });
        told.push(who);
      }
    });
  await Promise.all([put('甲', 'searches'), put('乙', 'lists'), put('丙', 'lists')]);
  expect(told.join('')).toMatch(/^(?:甲甲甲|乙乙乙|丙丙丙){3}$/);
});

test('every write is on disk before it is acknowledged', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const { library } = open();
  await library.save({ id: idOf(1), article: makeNumbered(1) });
  await library.update(idOf(1), { starred: true });
  const writing = begun.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([, , options]) => options);
  expect(writing.length).toBeGreaterThan(1);
  expect(new Set(writing.map((options) => options?.durability))).toEqual(new Set(['strict']));
});

test('a body that throws takes its transaction back', async () => {
  const connection = connect(freshName(), () => undefined);
  const failing = connection.write(['meta'], async (tx) => {
    await tx.objectStore('meta').put(1, 'lastNumber');
    throw new RangeError('no');
  });
  await expect(failing).rejects.toMatchObject({ code: 'unknown', cause: { name: 'RangeError' } });
  expect(await connection.read(['meta'], (tx) => tx.objectStore('meta').get('lastNumber'))).toBeUndefined();
});

test.each([true, false])('of a body whose result is to be kept: %o, so much is on disk', async (isKept) => {
  const connection = connect(freshName(), () => undefined);
  const result = await connection.write(
    ['meta'],
    async (tx) => {
      await tx.objectStore('meta').put(1, 'lastNumber');
      return '甲';
    },
    () => isKept,
  );
  expect(result).toBe('甲');
  const kept = await connection.read(['meta'], (tx) => tx.objectStore('meta').get('lastNumber'));
  expect(kept).toBe(isKept ? 1 : undefined);
});

test('a new log is begun by writing more than one holds, and nothing is left of that', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await renewLog();
  const sizes = put.mock.calls.map(([value]) => (value instanceof Uint8Array ? value.byteLength : 0));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(4 * 1024 * 1024);
  expect(Math.max(...sizes)).toBeLessThan(64 * 1024);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('log-renewal');
});

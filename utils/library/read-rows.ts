import { type AnyTransaction, plain, type Schema, type StoreName } from './database';
import { ListKey } from './stored';

/** Rows by their keys and by their lists: requests that go out together, by the shortest way. */

declare global {
  interface IDBIndex {
    /** Chromium 141 and later; absent elsewhere. */
    getAllRecords?(options: {
      query: IDBKeyRange;
      count: number;
      direction: IDBCursorDirection;
    }): IDBRequest<{ key: unknown; value: unknown }[]>;
  }
}

/** A row as it lies in a list; `key` stands even where the row itself is damaged. */
export interface ListedRow {
  key: ListKey;
  value: unknown;
}

/** The last `count` rows of a list before a key, newest first: the 50 of 「site:gscn.com.cn」 before that clip. */
export async function readListBackwards(
  transaction: AnyTransaction,
  list: string,
  count: number,
  before?: [at: number, id: string],
): Promise<ListedRow[]> {
  const range = before
    ? IDBKeyRange.bound([list], [list, ...before], false, true)
    : IDBKeyRange.bound([list], [list, []], false, true);
  const index = plain(transaction).objectStore('clips').index('lists');
  if (index.getAllRecords) {
    const request = index.getAllRecords({ query: range, count, direction: 'prev' });
    return (await toPromise(request)).map(({ key, value }) => ({ key: ListKey.parse(key), value }));
  }
  const rows: ListedRow[] = [];
  let cursor = await transaction.objectStore('clips').index('lists').openCursor(range, 'prev');
  while (cursor && rows.length < count) {
    rows.push({ key: cursor.key, value: cursor.value });
    cursor = rows.length < count ? await cursor.continue() : null;
  }
  return rows;
}

/** The values under the keys, in their order: requests that go out together and are waited for once. */
export async function getMany<Name extends StoreName>(
  transaction: AnyTransaction,
  name: Name,
  keys: Schema[Name]['key'][],
): Promise<(Schema[Name]['value'] | undefined)[]> {
  const store = plain(transaction).objectStore(name);
  return answersOf(keys.map((key) => store.get(key)));
}

/** Of each value of an index the ids of the rows that have it, so many at most: asked for as `getMany` does. */
export async function getIds(
  transaction: AnyTransaction,
  name: StoreName,
  index: string,
  values: IDBValidKey[],
  most: number,
): Promise<string[][]> {
  const rows = plain(transaction).objectStore(name).index(index);
  const answers = await answersOf(values.map((value) => rows.getAllKeys(value, most)));
  return answers.map((keys) => keys.filter((key) => typeof key === 'string'));
}

/** Rows by their ids from the first to the last, so many together: as `read` gives those of a range, until they are fewer. */
export async function* inPages<Row extends { id: string }>(
  together: number,
  read: (range: IDBKeyRange) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after = '';
  for (;;) {
    const rows = await read(IDBKeyRange.lowerBound(after, true));
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < together) return;
    after = last.id;
  }
}

/** They come in the order of the requests; where one fails the transaction does, and the last with it. */
async function answersOf<T>(requests: IDBRequest<T>[]): Promise<T[]> {
  const last = requests.at(-1);
  if (last) await toPromise(last);
  return requests.map(({ result }) => result);
}

function toPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

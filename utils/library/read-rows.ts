import * as z from 'zod/mini';
import { type AnyTransaction, plain, type Schema, type StoreName } from './database';
import { ListKey } from './stored';

/** Rows by their keys and by their lists: requests that go out together, by the shortest way. */

declare global {
  interface IDBIndex {
    /** Chromium 141 and later; absent elsewhere. */
    getAllRecords?(options: {
      query: IDBKeyRange | null;
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

/** How much of an index is read, and which way: `prev` begins with the newest. */
export interface Stretch {
  count: number;
  direction: 'next' | 'prev';
}

/** The next rows of a list behind a place: the 50 of 「site:gscn.com.cn」 that are older than that clip. */
export async function readList(
  transaction: AnyTransaction,
  list: string,
  stretch: Stretch,
  after?: [at: number, id: string],
): Promise<ListedRow[]> {
  const range = rangeBehind(stretch, [list], [list, []], after && [list, ...after]);
  const records = await readIndex(indexOfClips(transaction, 'lists'), range, stretch);
  return records.map(({ key, value }) => ({ key: ListKey.parse(key), value }));
}

/** Behind every date that begins with these digits. */
const PAST_DATES = '\uffff';

/** A place by publication: the date as it is stored, and the clip's id. */
const PublishedKey = z.tuple([z.string(), z.string()]);
export type PublishedKey = z.infer<typeof PublishedKey>;

/**
 * The next rows by publication behind a place, those in the trash too: of the dates that begin with 「2020-04」, or of all. Clips
 * without a date are not among them.
 */
export async function readPublished(
  transaction: AnyTransaction,
  dates: string,
  stretch: Stretch,
  after?: PublishedKey,
): Promise<{ key: PublishedKey; value: unknown }[]> {
  const range = rangeBehind(stretch, [dates], [`${dates}${PAST_DATES}`], after);
  const records = await readIndex(indexOfClips(transaction, 'published'), range, stretch);
  return records.map(({ key, value }) => ({ key: PublishedKey.parse(key), value }));
}

/** What is left of a range behind a place in it; neither the place nor the upper end is in it. */
function rangeBehind(
  { direction }: Stretch,
  lower: IDBValidKey,
  upper: IDBValidKey,
  place: IDBValidKey | undefined,
): IDBKeyRange {
  if (place === undefined) return IDBKeyRange.bound(lower, upper, false, true);
  return direction === 'prev'
    ? IDBKeyRange.bound(lower, place, false, true)
    : IDBKeyRange.bound(place, upper, true, true);
}

function indexOfClips(transaction: AnyTransaction, name: 'lists' | 'published'): IDBIndex {
  return plain(transaction).objectStore('clips').index(name);
}

/** The rows before a place in an index, or the last of all, from behind: of highlights by when they were made the newest. */
export async function readNewest(
  transaction: AnyTransaction,
  name: StoreName,
  index: string,
  count: number,
  before?: IDBValidKey,
): Promise<unknown[]> {
  const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
  const rows = plain(transaction).objectStore(name).index(index);
  const records = await readIndex(rows, range, { count, direction: 'prev' });
  return records.map(({ value }) => value);
}

async function readIndex(
  index: IDBIndex,
  query: IDBKeyRange | null,
  { count, direction }: Stretch,
): Promise<{ key: unknown; value: unknown }[]> {
  if (index.getAllRecords) return toPromise(index.getAllRecords({ query, count, direction }));
  const rows: { key: unknown; value: unknown }[] = [];
  const request = index.openCursor(query, direction);
  for (let cursor = await toPromise(request); cursor; cursor = await toPromise(request)) {
    rows.push({ key: cursor.key, value: cursor.value });
    if (rows.length === count) break;
    cursor.continue();
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

/** The rows that have any of these values in an index, asked for as `getMany` does. */
export async function getByIndex(
  transaction: AnyTransaction,
  name: StoreName,
  index: string,
  values: IDBValidKey[],
): Promise<unknown[]> {
  const rows = plain(transaction).objectStore(name).index(index);
  const answers = await answersOf(values.map((value) => rows.getAll(value)));
  return answers.flat();
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

import { FAMILIES } from '../text/fold-families';
import type { AnyTransaction, Connection } from './database';
import { begin } from './database';
import { SEGMENT_CLIPS } from './postings';
import {
  bumpIndexVersion,
  buryStoredSegments,
  INDEX_STORES,
  type MadeSegment,
  makeSegments,
  putSegment,
} from './segments';
import type { Searchable } from './snippet';
import { ClipRow, type CountRow, TextRow, toSearchable } from './stored';
import { termOfList } from './terms';

/** Grows with what terms and postings are. */
const TERMS_VERSION = 1;

/** What the index was made by: another fold of characters has other terms, and what it made would miss hits. */
export const INDEX_FORMAT = `${TERMS_VERSION}:${termOfList(FAMILIES)}`;

/** Whether the index is of this format; an index of nothing is. */
export async function isIndexCurrent(connection: Connection): Promise<boolean> {
  const { format, lastNumber } = await connection.read(['meta'], async (tx) => ({
    format: await tx.objectStore('meta').get('indexFormat'),
    lastNumber: await tx.objectStore('meta').get('lastNumber'),
  }));
  if (format === undefined && lastNumber === undefined) return true;
  return format === INDEX_FORMAT;
}

/**
 * Makes counts and index anew from the clips, and tells how many clips they are of. Searches go on meanwhile: each clip
 * is in the old index until it is in the new one.
 */
export async function rebuildIndex(connection: Connection): Promise<number> {
  const old = await connection.read(['segments'], (tx) => tx.objectStore('segments').getAllKeys());
  let clips = 0;
  let after = '';
  for (;;) {
    const rows = await readRows(connection, after);
    for (const segment of makeSegments(rows.flatMap(({ searchable }) => searchable ?? []))) {
      const numberOf = new Map(rows.flatMap(({ id, number }) => (number === undefined ? [] : [[id, number]])));
      await swapIn(connection, segment, numberOf);
      clips += segment.ids.length;
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < SEGMENT_CLIPS) break;
  }
  await connection.write(['clips', 'counts', ...INDEX_STORES], async (tx) => {
    await buryStoredSegments(tx, old);
    await recount(tx);
    begin(tx.objectStore('meta').put(INDEX_FORMAT, 'indexFormat'));
    await bumpIndexVersion(tx);
  });
  return clips;
}

interface ReadRow {
  id: string;
  number?: number;
  searchable?: Searchable;
}

/** Clips in the order of their ids; a damaged one is passed over. */
function readRows(connection: Connection, after: string): Promise<ReadRow[]> {
  return connection.read(['clips', 'texts'], async (tx) => {
    const range = IDBKeyRange.lowerBound(after, true);
    const [ids, rows] = await Promise.all([
      tx.objectStore('clips').getAllKeys(range, SEGMENT_CLIPS),
      tx.objectStore('clips').getAll(range, SEGMENT_CLIPS),
    ]);
    const texts = await Promise.all(ids.map((id) => tx.objectStore('texts').get(id)));
    return ids.map((id, at) => {
      const row = ClipRow.safeParse(rows[at]).data;
      if (!row) return { id };
      const searchable = toSearchable(row.clip, TextRow.safeParse(texts[at]).data);
      return { id, number: row.number, searchable };
    });
  });
}

/** Puts a segment in place of what the index had of its clips; those that changed meanwhile are indexed already. */
function swapIn(connection: Connection, segment: MadeSegment, numberOf: Map<string, number>): Promise<void> {
  return connection.write(['clips', ...INDEX_STORES], async (tx) => {
    const clips = tx.objectStore('clips');
    const [stored, ...rows] = await Promise.all([
      tx.objectStore('meta').get('lastNumber'),
      ...segment.ids.map((id) => clips.get(id)),
    ]);
    let lastNumber = typeof stored === 'number' ? stored : 0;
    const numbers = rows.map((row) => {
      const number = ++lastNumber;
      if (row === undefined || row.number !== numberOf.get(row.id)) return number;
      begin(tx.objectStore('tail').delete(row.number));
      begin(clips.put({ ...row, number }));
      return number;
    });
    begin(tx.objectStore('meta').put(lastNumber, 'lastNumber'));
    await putSegment(tx, segment, numbers);
    await bumpIndexVersion(tx);
  });
}

/** How many clips each list has, by a walk over all of them. */
export async function countLists(tx: AnyTransaction): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let after = '';
  for (;;) {
    const rows = await tx.objectStore('clips').getAll(IDBKeyRange.lowerBound(after, true), 500);
    for (const row of rows) {
      for (const [name] of ClipRow.shape.lists.safeParse(row.lists).data ?? []) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < 500) return counts;
  }
}

async function recount(tx: Parameters<Parameters<Connection['write']>[1]>[0]): Promise<void> {
  const counts = await countLists(tx);
  await tx.objectStore('counts').clear();
  for (const [name, count] of counts) begin(tx.objectStore('counts').put({ name, count } satisfies CountRow));
}

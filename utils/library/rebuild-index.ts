import { type Counts, putAllCounts } from './counts';
import { type AnyTransaction, begin, type Connection, getMany } from './database';
import { MADE_CLIPS } from './postings';
import { printsOf } from './prints';
import {
  bumpIndexVersion,
  burySegments,
  INDEX_FORMAT,
  INDEX_STORES,
  type MadeSegment,
  makeSegments,
  putSegment,
} from './segments';
import type { Searchable } from './snippet';
import { ClipRow, ContentRow, namesOfRow, otherOf, TextRow, toSearchable } from './stored';

const SEGMENT_STORES = ['segments', 'segmentClips', 'postings'] as const;

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
  const isCurrent = await isIndexCurrent(connection);
  const old = await connection.write([...INDEX_STORES], async (tx) => {
    // Nobody can read what another format holds.
    if (!isCurrent) for (const store of SEGMENT_STORES) begin(tx.objectStore(store).clear());
    await bumpIndexVersion(tx);
    return tx.objectStore('segments').getAllKeys();
  });
  let clips = 0;
  let after = '';
  for (;;) {
    const rows = await readRows(connection, after);
    for (const segment of makeSegments(rows.flatMap(({ searchable }) => searchable ?? []))) {
      await swapIn(connection, segment, new Map(rows.map((row) => [row.id, row])));
      clips += segment.ids.length;
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < MADE_CLIPS) break;
  }
  await connection.write(['clips', 'counts', ...INDEX_STORES], async (tx) => {
    await burySegments(tx, old);
    putAllCounts(tx, await countLists(tx));
    begin(tx.objectStore('meta').put(INDEX_FORMAT, 'indexFormat'));
    await bumpIndexVersion(tx);
  });
  return clips;
}

interface ReadRow {
  id: string;
  number?: number;
  searchable?: Searchable;
  /** The text with its prints and its other text, where the stored row has others or none. */
  text?: TextRow;
}

/** Clips in the order of their ids; a damaged one is passed over. */
async function readRows(connection: Connection, after: string): Promise<ReadRow[]> {
  const range = IDBKeyRange.lowerBound(after, true);
  const { ids, rows, texts } = await connection.read(['clips', 'texts'], async (tx) => {
    const [ids, rows] = await Promise.all([
      tx.objectStore('clips').getAllKeys(range, MADE_CLIPS),
      tx.objectStore('clips').getAll(range, MADE_CLIPS),
    ]);
    return { ids, rows, texts: await getMany(tx, 'texts', ids) };
  });
  const others = await readOthers(connection, ids);
  return ids.map((id, at) => {
    const row = ClipRow.safeParse(rows[at]).data;
    if (!row) return { id };
    const stored = TextRow.safeParse(texts[at]).data;
    const text = stored && { ...others.get(id), ...stored };
    const searchable = toSearchable(row.clip, text);
    const prints = printsOf(searchable.articleBody);
    const isKept = !text || (stored?.prints?.join() === prints.join() && !others.has(id));
    return { id, number: row.number, searchable, ...(isKept ? {} : { text: { ...text, prints } }) };
  });
}

/** Contents read together: they hold the markup too. */
const CONTENTS_TOGETHER = 64;

/** The other texts that lie beside the markup, as those of older rows do. */
async function readOthers(connection: Connection, ids: string[]): Promise<Map<string, ReturnType<typeof otherOf>>> {
  const others = new Map<string, ReturnType<typeof otherOf>>();
  for (let start = 0; start < ids.length; start += CONTENTS_TOGETHER) {
    const some = ids.slice(start, start + CONTENTS_TOGETHER);
    const contents = await connection.read(['contents'], (tx) => getMany(tx, 'contents', some));
    for (const content of contents) {
      const parsed = ContentRow.safeParse(content).data;
      const other = parsed && otherOf(parsed);
      if (other && Object.keys(other).length > 0) others.set(parsed.id, other);
    }
  }
  return others;
}

/** Puts a segment in place of what the index had of its clips; those that changed meanwhile are indexed already. */
function swapIn(connection: Connection, segment: MadeSegment, rowOf: Map<string, ReadRow>): Promise<void> {
  return connection.write(['clips', 'texts', ...INDEX_STORES], async (tx) => {
    const clips = tx.objectStore('clips');
    const texts = tx.objectStore('texts');
    const [stored, ...rows] = await Promise.all([
      tx.objectStore('meta').get('lastNumber'),
      ...segment.ids.map((id) => clips.get(id)),
    ]);
    let lastNumber = typeof stored === 'number' ? stored : 0;
    const numbers = rows.map((row) => {
      const number = ++lastNumber;
      const read = row && rowOf.get(row.id);
      if (row === undefined || row.number !== read?.number) return number;
      if (read.text) begin(texts.put(read.text));
      begin(tx.objectStore('tail').delete(row.number));
      begin(clips.put({ ...row, number }));
      return number;
    });
    begin(tx.objectStore('meta').put(lastNumber, 'lastNumber'));
    await putSegment(tx, segment, numbers);
    await bumpIndexVersion(tx);
  });
}

/** How many clips there are under each name, by a walk over all of them. */
export async function countLists(tx: AnyTransaction): Promise<Counts> {
  const counts: Counts = new Map();
  let after = '';
  for (;;) {
    const rows = await tx.objectStore('clips').getAll(IDBKeyRange.lowerBound(after, true), 500);
    for (const row of rows) {
      const lists = ClipRow.shape.lists.safeParse(row.lists).data;
      if (!lists) continue;
      for (const name of namesOfRow({ lists, clip: row.clip })) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < 500) return counts;
  }
}

import type { Connection } from './connection';
import { COUNTED_STORES, type Counts, putAllCounts, readCounts } from './counts';
import { type AnyTransaction, begin, put, type WriteTransaction } from './database';
import { type Making, putMaking, putWhole, readIndexState } from './index-state';
import { listAnew } from './list-anew';
import { printsOf } from './prints';
import { getMany, inPages } from './read-rows';
import {
  bumpIndexVersion,
  INDEX_FORMAT,
  INDEX_STORES,
  type MadeSegment,
  makeSegments,
  putSegment,
  readLastNumber,
} from './segments';
import type { Searchable } from './snippet';
import { ClipRow, ContentRow, namesOfRow, otherOf, TextRow, toSearchable } from './stored';
import { TAKEN_OUT_STORES, takeOutOfTail } from './tail-writer';

/** What the index holds of clips beside the tail; its records in `meta` stay. */
const EMPTIED_STORES = ['segments', 'segmentClips', 'postings'] as const;

/**
 * Makes counts, index and the list of highlights anew from the clips, and tells how many clips they are of. May be stopped at any moment, and goes
 * on at the next start where it was: with each step it writes how far it has come. Searches miss nothing meanwhile, for
 * they look at each clip that is still to come.
 */
export async function rebuildIndex(connection: Connection): Promise<number> {
  await beginMaking(connection);
  await completeIndex(connection);
  await listAnew(connection);
  const counts = await connection.read([...COUNTED_STORES], readCounts);
  return (counts.get('all') ?? 0) + (counts.get('trash') ?? 0);
}

/** Clips of a step: some seconds of work, where the browser stops a worker after half a minute. */
const TOGETHER = 2048;

/**
 * Makes the index anew if it is of another format, goes on if it is being made; does nothing if it is whole. So many clips
 * are read together, and become one segment.
 */
export async function completeIndex(connection: Connection, together = TOGETHER): Promise<void> {
  for (;;) {
    const state = await connection.read(['meta'], readIndexState);
    if (state.kind === 'whole') return;
    if (state.kind === 'foreign') await beginMaking(connection);
    else await makeStep(connection, state.making, together);
  }
}

function beginMaking(connection: Connection): Promise<void> {
  return connection.write([...INDEX_STORES, ...TAKEN_OUT_STORES], async (tx) => {
    await takeOutOfTail(tx, await tx.objectStore('tail').getAll());
    const upTo = await readLastNumber(tx);
    for (const store of EMPTIED_STORES) begin(tx.objectStore(store).clear());
    putMaking(tx, { format: INDEX_FORMAT, upTo, reached: '' });
    await bumpIndexVersion(tx);
  });
}

/** Brings the next clips into the index, or ends the making if there are none. */
async function makeStep(connection: Connection, making: Making, together: number): Promise<void> {
  const rows = await readRows(connection, making, together);
  const last = rows.at(-1);
  if (!last) return endMaking(connection, making);
  const segments = makeSegments(rows.flatMap(({ searchable }) => searchable ?? []));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  await connection.write(['clips', 'texts', ...INDEX_STORES], async (tx) => {
    if (!(await isStill(tx, making))) return;
    for (const segment of segments) await putMade(tx, segment, rowOf);
    putMaking(tx, { ...making, reached: last.id });
    await bumpIndexVersion(tx);
  });
}

function endMaking(connection: Connection, making: Making): Promise<void> {
  return connection.write(['clips', 'counts', ...INDEX_STORES], async (tx) => {
    if (!(await isStill(tx, making))) return;
    await putAllCounts(tx, await countLists(tx));
    putWhole(tx);
    await bumpIndexVersion(tx);
  });
}

/** Whether the making is where it was: another page may go on with it too, or have begun it again. */
async function isStill(tx: AnyTransaction, { upTo, reached }: Making): Promise<boolean> {
  const now = await readIndexState(tx);
  return now.kind === 'making' && now.making.upTo === upTo && now.making.reached === reached;
}

interface ReadRow {
  id: string;
  number?: number;
  searchable?: Searchable;
  /** The text with its prints and its other text, where the stored row has others or none. */
  text?: TextRow;
}

/** The next clips in the order of their ids; of one that is damaged, or in the index already, the id alone. */
async function readRows(connection: Connection, { reached, upTo }: Making, together: number): Promise<ReadRow[]> {
  const range = IDBKeyRange.lowerBound(reached, true);
  const { ids, rows, texts } = await connection.read(['clips', 'texts'], async (tx) => {
    const [ids, rows] = await Promise.all([
      tx.objectStore('clips').getAllKeys(range, together),
      tx.objectStore('clips').getAll(range, together),
    ]);
    return { ids, rows, texts: await getMany(tx, 'texts', ids) };
  });
  const others = await readOthers(connection, ids);
  return ids.map((id, at) => {
    const row = ClipRow.safeParse(rows[at]).data;
    if (!row || row.number > upTo) return { id };
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

/**
 * Writes a segment whose clips keep their numbers, so that a search which began before finds them too. What changed
 * meanwhile has a new number and is in the index by it; its entry here is passed over.
 */
async function putMade(tx: WriteTransaction, segment: MadeSegment, rowOf: Map<string, ReadRow>): Promise<void> {
  const rows = segment.ids.flatMap((id) => rowOf.get(id) ?? []);
  const renewed = rows.filter(({ text }) => text);
  const now = await getMany(
    tx,
    'clips',
    renewed.map(({ id }) => id),
  );
  for (const [at, { number, text }] of renewed.entries()) {
    if (text && now[at]?.number === number) put(tx, 'texts', text);
  }
  await putSegment(
    tx,
    segment,
    rows.map(({ number }) => number ?? 0),
  );
}

/** Makes the counts anew, and leaves the index as it is. */
export function countAnew(connection: Connection): Promise<void> {
  return connection.write(['clips', ...COUNTED_STORES], async (tx) => putAllCounts(tx, await countLists(tx)));
}

/** Clips that are counted together. */
const COUNTED_TOGETHER = 500;

/** How many clips there are under each name, by a walk over all of them. */
export async function countLists(tx: AnyTransaction): Promise<Counts> {
  const counts: Counts = new Map();
  const clips = tx.objectStore('clips');
  for await (const rows of inPages(COUNTED_TOGETHER, (range) => clips.getAll(range, COUNTED_TOGETHER))) {
    for (const row of rows) {
      const lists = ClipRow.shape.lists.safeParse(row.lists).data;
      if (!lists) continue;
      for (const name of namesOfRow({ lists, clip: row.clip })) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

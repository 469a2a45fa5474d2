import * as z from 'zod/mini';
import { type AnyTransaction, begin, type Connection, type WriteTransaction } from './database';
import { BUCKETS, SEGMENT_CLIPS, writeBuckets } from './postings';
import { printsOf } from './prints';
import { newestFirst } from './read-lists';
import type { Searchable } from './snippet';
import { ClipRow, TextRow, toSearchable } from './stored';
import { sieveOf, TermCollector } from './terms';

/**
 * The life of the index. A clip that is saved gets a number and a place in the tail, in the transaction of its save. When
 * the tail is long, its clips become a segment; when there are many small segments, they become a large one. Nothing is
 * ever taken out of a segment: a clip that changed has a new number, and an entry with an old number is passed over.
 */

/** A clip that is in no segment yet. */
export interface TailRow {
  number: number;
  id: string;
  at: number;
  sieve: Uint16Array<ArrayBuffer>;
  /** What stands for its text; see prints.ts. */
  prints: number[];
}

/** A segment: how many clips it has, and the instants of its newest and its oldest. */
export interface SegmentRow {
  id: number;
  size: number;
  newest: number;
  oldest: number;
}

/** A segment's clips, newest first; the ids as one string of 36 characters each. */
export interface SegmentClipsRow {
  id: number;
  numbers: Uint32Array<ArrayBuffer>;
  ats: Float64Array<ArrayBuffer>;
  ids: string;
}

export const ID_LENGTH = 36;

/** Postings of one bucket lie together: segment by segment. */
export function postingKey(bucket: number, segment: number): number {
  return bucket * 0x10000 + segment;
}

/** The tail becomes a segment at this length: a search reads the tail whole. */
const LONG_TAIL = 128;

/** So many segments less than half full become one. */
const MANY_SMALL = 16;

export const INDEX_STORES = ['tail', 'segments', 'segmentClips', 'postings', 'meta'] as const;

/** A segment that is made and not yet written: for its clips, in its order, newest first. */
export interface MadeSegment {
  ids: string[];
  ats: number[];
  records: Map<number, Uint8Array<ArrayBuffer>>;
}

/** For one clip after another: its tables are larger than what it makes of a clip. */
let tailCollector: TermCollector | undefined;

/** The clip's place in the tail, but for its number. */
export function makeTailRow(searchable: Searchable): Omit<TailRow, 'number'> {
  tailCollector ??= new TermCollector();
  const collector = tailCollector;
  const { clip, articleBody } = searchable;
  collector.clear();
  collector.add(searchable);
  const sieve = sieveOf(collector.terms.subarray(0, collector.length));
  return { id: clip.id, at: Date.parse(clip.clippedAt), sieve, prints: printsOf(articleBody) };
}

/** Segments of the clips, as many as are needed: the work before a transaction. */
export function makeSegments(clips: Searchable[]): MadeSegment[] {
  const sorted = [...clips].sort((one, other) => newestFirst(one.clip, other.clip));
  const made: MadeSegment[] = [];
  for (let start = 0; start < sorted.length; start += SEGMENT_CLIPS) {
    const some = sorted.slice(start, start + SEGMENT_CLIPS);
    const collector = new TermCollector();
    const ends = some.map((searchable) => collector.add(searchable));
    made.push({
      ids: some.map(({ clip }) => clip.id),
      ats: some.map(({ clip }) => Date.parse(clip.clippedAt)),
      records: writeBuckets(collector.terms, ends),
    });
  }
  return made;
}

/** Writes a segment whose clips have these numbers. */
export async function putSegment(tx: WriteTransaction, made: MadeSegment, numbers: number[]): Promise<void> {
  const meta = tx.objectStore('meta');
  const last = await meta.get('lastSegment');
  const id = (typeof last === 'number' ? last : 0) + 1;
  await meta.put(id, 'lastSegment');
  const postings = tx.objectStore('postings');
  for (const [bucket, record] of made.records) {
    // The segment's number in front, so that a bucket is read with one request.
    const labelled = new Uint8Array(record.length + 2);
    labelled[0] = id & 255;
    labelled[1] = id >> 8;
    labelled.set(record, 2);
    begin(postings.put(labelled, postingKey(bucket, id)));
  }
  const numbered = { id, numbers: Uint32Array.from(numbers), ats: Float64Array.from(made.ats), ids: made.ids.join('') };
  begin(tx.objectStore('segmentClips').put(numbered));
  const row = { id, size: made.ids.length, newest: made.ats[0] ?? 0, oldest: made.ats.at(-1) ?? 0 };
  begin(tx.objectStore('segments').put(row));
}

/** Tells every reader that what it holds of the index is old; it need not be told of clips that are new in the tail. */
export async function bumpIndexVersion(tx: WriteTransaction): Promise<void> {
  const version = await tx.objectStore('meta').get('indexVersion');
  await tx.objectStore('meta').put(typeof version === 'number' ? version + 1 : 1, 'indexVersion');
}

/**
 * Turns a long tail into a segment, and many small segments into a large one; returns whether there was anything to
 * do. May be stopped at any moment: each step is one transaction.
 */
export async function tidyIndex(connection: Connection, manySmall = MANY_SMALL): Promise<boolean> {
  const { tail, segments } = await connection.read(['tail', 'segments'], async (tx) => ({
    tail: await tx.objectStore('tail').getAllKeys(),
    segments: await tx.objectStore('segments').getAll(),
  }));
  if (tail.length >= LONG_TAIL) return flushTail(connection, tail.slice(0, SEGMENT_CLIPS));
  const small = segments.filter(({ size }) => size < SEGMENT_CLIPS / 2);
  if (small.length >= manySmall) return mergeSegments(connection, small);
  return removeLeftovers(connection);
}

async function flushTail(connection: Connection, numbers: number[]): Promise<boolean> {
  const rows = await connection.read(['tail'], (tx) =>
    Promise.all(numbers.map((number) => tx.objectStore('tail').get(number))),
  );
  const wanted = rows.flatMap((row) => (row === undefined ? [] : [{ id: row.id, number: row.number }]));
  return replaceBySegments(connection, wanted, [], numbers);
}

async function mergeSegments(connection: Connection, small: SegmentRow[]): Promise<boolean> {
  const rows = await connection.read(['segmentClips'], (tx) =>
    Promise.all(small.map(({ id }) => tx.objectStore('segmentClips').get(id))),
  );
  const wanted = rows.flatMap((row) => (row === undefined ? [] : [...clipsOfSegment(row)]));
  return replaceBySegments(
    connection,
    wanted,
    small.map(({ id }) => id),
    [],
  );
}

export function* clipsOfSegment(row: SegmentClipsRow): Generator<{ id: string; number: number }> {
  for (const [at, number] of row.numbers.entries()) {
    yield { id: row.ids.slice(at * ID_LENGTH, (at + 1) * ID_LENGTH), number };
  }
}

async function replaceBySegments(
  connection: Connection,
  wanted: { id: string; number: number }[],
  segments: number[],
  tail: number[],
): Promise<boolean> {
  const numberOf = new Map(wanted.map(({ id, number }) => [id, number]));
  const made = makeSegments(await readIndexables(connection, numberOf));
  return connection.write([...INDEX_STORES], async (tx) => {
    // Another page may have done the same meanwhile.
    const stillTail = await Promise.all(tail.map((number) => tx.objectStore('tail').getKey(number)));
    const stillThere = await Promise.all(segments.map((id) => tx.objectStore('segments').getKey(id)));
    if (stillThere.includes(undefined) || (tail.length > 0 && stillTail.every((key) => key === undefined))) return true;
    for (const segment of made)
      await putSegment(
        tx,
        segment,
        segment.ids.map((id) => numberOf.get(id) ?? 0),
      );
    for (const number of tail) begin(tx.objectStore('tail').delete(number));
    await buryStoredSegments(tx, segments);
    await bumpIndexVersion(tx);
    return true;
  });
}

/** Takes segments out of the index; their postings are swept away later. */
export async function buryStoredSegments(tx: WriteTransaction, segments: number[]): Promise<void> {
  if (segments.length === 0) return;
  for (const id of segments) {
    begin(tx.objectStore('segments').delete(id));
    begin(tx.objectStore('segmentClips').delete(id));
  }
  const dead = DeadSegments.parse(await tx.objectStore('meta').get('deadSegments'));
  begin(tx.objectStore('meta').put([...dead, ...segments], 'deadSegments'));
}

/** Texts held at a time by one read. */
const READ_TOGETHER = 256;

/** The clips whose number is still the one that the index knows. */
async function readIndexables(connection: Connection, numberOf: Map<string, number>): Promise<Searchable[]> {
  const ids = [...numberOf.keys()];
  const found: Searchable[] = [];
  for (let start = 0; start < ids.length; start += READ_TOGETHER) {
    const some = ids.slice(start, start + READ_TOGETHER);
    const rows = await connection.read(['clips', 'texts'], (tx) =>
      Promise.all(
        some.map(async (id) => ({
          clip: ClipRow.safeParse(await tx.objectStore('clips').get(id)).data,
          text: TextRow.safeParse(await tx.objectStore('texts').get(id)).data,
        })),
      ),
    );
    for (const { clip, text } of rows) {
      if (clip && clip.number === numberOf.get(clip.id)) {
        found.push(toSearchable(clip.clip, text));
      }
    }
  }
  return found;
}

const DeadSegments = z.catch(z.array(z.int()), []);

/** Buckets whose leftovers one transaction takes away: other writers wait no longer than that. */
const SWEPT_TOGETHER = 512;

/** Takes away the postings of segments that are no more. */
async function removeLeftovers(connection: Connection): Promise<boolean> {
  const readDead = async (tx: AnyTransaction) => DeadSegments.parse(await tx.objectStore('meta').get('deadSegments'));
  const dead = await connection.read(['meta'], readDead);
  if (dead.length === 0) return false;
  const ranges = toRanges(dead);
  for (let start = 0; start < BUCKETS; start += SWEPT_TOGETHER) {
    await connection.write(['postings'], async (tx) => {
      for (let bucket = start; bucket < start + SWEPT_TOGETHER; bucket++) {
        for (const [first, last] of ranges) {
          const range = IDBKeyRange.bound(postingKey(bucket, first), postingKey(bucket, last));
          begin(tx.objectStore('postings').delete(range));
        }
      }
    });
  }
  await connection.write(['meta'], async (tx) => {
    const still = (await readDead(tx)).filter((id) => !dead.includes(id));
    await tx.objectStore('meta').put(still, 'deadSegments');
  });
  return true;
}

/** Runs of neighbouring numbers: [7, 8, 9, 12] → [[7, 9], [12, 12]]. */
function toRanges(numbers: number[]): [first: number, last: number][] {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

import * as z from 'zod/mini';
import type { Connection } from './connection';
import { type AnyTransaction, begin } from './database';
import { type MergedRecord, mergeBuckets, TIERS, type Tier, tierFor } from './postings';
import { getMany } from './read-rows';
import {
  bumpIndexVersion,
  burySegments,
  chunksOf,
  clipsOfChunk,
  enterSegment,
  INDEX_STORES,
  type IndexedClip,
  newSegmentId,
  postingKey,
  putDead,
  putRecords,
  readDead,
  type SegmentRow,
} from './segments';
import { bucketsOf, mergeSignatures } from './signatures';

/**
 * How several segments become one, without a text being read: out of their records, a few buckets at a time. What is to
 * be merged is on disk before the first bucket, and with the records of each step how far it has come: a merge of 30,000
 * clips takes longer than the browser lets an idle worker live, and goes on at the next start where it was stopped.
 */

/** Buckets that are merged at a time: some megabytes, and about a second at most. */
const MERGED_TOGETHER = 128;

const SegmentTier = z.literal(TIERS);

/** A merge that is begun: the segment that it makes, and of which segments. */
const Plan = z.object({
  id: z.int(),
  from: SegmentTier,
  to: SegmentTier,
  segments: z.array(z.int()),
  /** The clips of the new segment, in its order, by their numbers. */
  numbers: z.instanceof(Uint32Array<ArrayBuffer>),
});

/** A merge on its way, and the first bucket that is still to do. */
type Merge = z.infer<typeof Plan> & { next: number };

/** The merge on its way, if there is one. */
export async function readMerge(tx: AnyTransaction): Promise<Merge | undefined> {
  const [plan, next] = await getMany(tx, 'meta', ['merge', 'mergeNext']);
  const parsed = Plan.safeParse(plan).data;
  return parsed && typeof next === 'number' ? { ...parsed, next } : undefined;
}

/** Begins to merge segments of a tier; whose clips are all gone or changed, they go at once. */
export async function beginMerge(connection: Connection, from: Tier, segments: SegmentRow[]): Promise<void> {
  const clips = await readAlive(connection, segments);
  const ids = segments.map(({ id }) => id);
  await connection.write([...INDEX_STORES], async (tx) => {
    // Another page was faster.
    if ((await readMerge(tx)) || !(await areThere(tx, ids))) return;
    if (clips.length === 0) {
      await burySegments(tx, ids);
      await bumpIndexVersion(tx);
      return;
    }
    const id = await newSegmentId(tx);
    // Whatever comes of it: until it is finished, it is one to be swept away.
    putDead(tx, [...(await readDead(tx)), id]);
    const to = clips.length > 2 ** from ? tierFor(clips.length) : from;
    const numbers = Uint32Array.from(clips, ({ number }) => number);
    begin(tx.objectStore('meta').put({ id, from, to, segments: ids, numbers }, 'merge'));
    begin(tx.objectStore('meta').put(0, 'mergeNext'));
  });
}

/** Goes on with a merge to its end, or as far as the worker lives. */
export async function goOnMerging(connection: Connection, merge: Merge): Promise<void> {
  const { sizes, clips } = await readMerged(connection, merge);
  const placeOf = new Map(Array.from(merge.numbers, (number, place) => [number, place]));
  const places = clips.map((some) => Int32Array.from(some, ({ number }) => placeOf.get(number) ?? -1));
  const buckets = bucketsOf(merge.from);
  for (let start = merge.next; start < buckets; start += MERGED_TOGETHER) {
    const next = Math.min(start + MERGED_TOGETHER, buckets);
    const read = await readRecords(connection, merge.segments, start, next);
    const records = Array.from({ length: next - start }, (_, at) => start + at).flatMap((bucket) => {
      const merged = merge.segments.flatMap((segment, at): MergedRecord[] => {
        const record = read.get(postingKey(segment, bucket));
        const to = places[at];
        return record && to ? [{ record, clips: sizes[at] ?? 0, places: to }] : [];
      });
      const mergeRecords = bucket < 2 ** merge.from ? mergeBuckets : mergeSignatures;
      return mergeRecords(bucket, merged, merge.from, merge.to, merge.numbers.length);
    });
    const isMine = await connection.write(['postings', 'meta'], async (tx) => {
      const now = await readMerge(tx);
      // Another page goes on with it too.
      if (now?.id !== merge.id || now.next !== start) return false;
      putRecords(tx, merge.id, records);
      begin(tx.objectStore('meta').put(next, 'mergeNext'));
      return true;
    });
    if (!isMine) return;
  }
  const clipOf = new Map(clips.flat().map((clip) => [clip.number, clip]));
  const entered = Array.from(merge.numbers, (number) => clipOf.get(number)).flatMap((clip) => clip ?? []);
  await connection.write([...INDEX_STORES], async (tx) => {
    if ((await readMerge(tx))?.id !== merge.id) return;
    for (const key of ['merge', 'mergeNext']) begin(tx.objectStore('meta').delete(key));
    // The index was made anew meanwhile: what is written of the merge is swept away.
    if (!(await areThere(tx, merge.segments)) || entered.length < merge.numbers.length) return;
    enterSegment(tx, merge.id, merge.to, entered);
    const dead = await readDead(tx);
    putDead(
      tx,
      dead.filter((other) => other !== merge.id),
    );
    await burySegments(tx, merge.segments);
    await bumpIndexVersion(tx);
  });
}

async function areThere(tx: AnyTransaction, segments: number[]): Promise<boolean> {
  const keys = await Promise.all(segments.map((id) => tx.objectStore('segments').getKey(id)));
  return !keys.includes(undefined);
}

/** The entries of the segments that are of clips as they are now, newest first. */
async function readAlive(connection: Connection, segments: SegmentRow[]): Promise<IndexedClip[]> {
  const alive: IndexedClip[] = [];
  for (const { id } of segments) {
    const chunks = await connection.read(['segmentClips'], (tx) => tx.objectStore('segmentClips').getAll(chunksOf(id)));
    for (const chunk of chunks) {
      const clips = clipsOfChunk(chunk);
      const ids = clips.map((clip) => clip.id);
      const rows = await connection.read(['clips'], (tx) => getMany(tx, 'clips', ids));
      alive.push(...clips.filter((clip, at) => rows[at]?.number === clip.number));
    }
  }
  return alive.sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
}

/** The size of each merged segment, and its entries in their order; of one that is no more, none. */
function readMerged(connection: Connection, { segments }: Merge): Promise<{ sizes: number[]; clips: IndexedClip[][] }> {
  return connection.read(['segments', 'segmentClips'], async (tx) => {
    const rows = await getMany(tx, 'segments', segments);
    const chunks = await Promise.all(segments.map((id) => tx.objectStore('segmentClips').getAll(chunksOf(id))));
    return { sizes: rows.map((row) => row?.size ?? 0), clips: chunks.map((some) => some.flatMap(clipsOfChunk)) };
  });
}

/** The segments' records of the buckets from one to another, by their keys. */
function readRecords(connection: Connection, segments: number[], first: number, end: number) {
  return connection.read(['postings'], async (tx) => {
    const postings = tx.objectStore('postings');
    const read = new Map<number, Uint8Array>();
    for (const id of segments) {
      const range = IDBKeyRange.bound(postingKey(id, first), postingKey(id, end), false, true);
      const [keys, records] = await Promise.all([postings.getAllKeys(range), postings.getAll(range)]);
      for (const [at, key] of keys.entries()) {
        const record = records[at];
        if (record) read.set(key, record);
      }
    }
    return read;
  });
}

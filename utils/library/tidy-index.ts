import { begin, type Connection } from './database';
import { MADE_CLIPS, type MergedRecord, mergeBuckets, TIERS, type Tier, tierFor } from './postings';
import {
  bumpIndexVersion,
  burySegments,
  chunksOf,
  clipsOfChunk,
  enterSegment,
  INDEX_STORES,
  type IndexedClip,
  makeSegments,
  newSegmentId,
  postingKey,
  putDead,
  putRecords,
  putSegment,
  readDead,
  recordsOf,
  type SegmentRow,
} from './segments';
import { ClipRow, TextRow, toSearchable } from './stored';

/** The tail becomes a segment at this length: a search reads the tail whole. */
const LONG_TAIL = 64;

/** So many segments of a tier become one of the next: each query reads something of every segment. */
const MANY_SEGMENTS = 8;

/**
 * Turns a long tail into a segment, and many segments into a larger one; returns whether there was anything to do. May be
 * stopped at any moment: what it writes belongs to the index only with its last transaction.
 */
export async function tidyIndex(connection: Connection, manySegments = MANY_SEGMENTS): Promise<boolean> {
  const { tail, segments, dead } = await connection.read(['tail', 'segments', 'meta'], async (tx) => ({
    tail: await tx.objectStore('tail').getAllKeys(),
    segments: await tx.objectStore('segments').getAll(),
    dead: await readDead(tx),
  }));
  if (tail.length >= LONG_TAIL) {
    await flushTail(connection, tail.slice(0, MADE_CLIPS));
    return true;
  }
  const [first] = dead;
  if (first !== undefined) {
    await sweepSegment(connection, first);
    return true;
  }
  for (const tier of TIERS.slice(0, -1)) {
    const some = segments.filter((segment) => segment.tier === tier).slice(0, manySegments);
    if (some.length < manySegments) continue;
    await mergeSegments(connection, tier, some);
    return true;
  }
  return false;
}

async function flushTail(connection: Connection, numbers: number[]): Promise<void> {
  const read = await connection.read(['tail', 'clips', 'texts'], (tx) =>
    Promise.all(
      numbers.map(async (number) => {
        const id = (await tx.objectStore('tail').get(number))?.id ?? '';
        const clip = ClipRow.safeParse(await tx.objectStore('clips').get(id)).data;
        const text = TextRow.safeParse(await tx.objectStore('texts').get(id)).data;
        return clip?.number === number ? { number, ...toSearchable(clip.clip, text) } : undefined;
      }),
    ),
  );
  const clips = read.flatMap((row) => row ?? []);
  const numberOf = new Map(clips.map(({ clip, number }) => [clip.id, number]));
  const made = makeSegments(clips);
  await connection.write([...INDEX_STORES], async (tx) => {
    // Another page may have done the same meanwhile.
    const still = await Promise.all(numbers.map((number) => tx.objectStore('tail').getKey(number)));
    if (still.every((key) => key === undefined)) return;
    for (const segment of made) {
      const numbersOf = segment.ids.map((id) => numberOf.get(id) ?? 0);
      await putSegment(tx, segment, numbersOf);
    }
    for (const number of numbers) begin(tx.objectStore('tail').delete(number));
    await bumpIndexVersion(tx);
  });
}

/** Buckets that are merged at a time: some megabytes. */
const MERGED_TOGETHER = 128;

/** One segment of several of a tier, without reading a text: out of their records, a few buckets at a time. */
async function mergeSegments(connection: Connection, from: Tier, segments: SegmentRow[]): Promise<void> {
  const entries = await readAlive(connection, segments);
  const clips = entries.map(({ clip }) => clip);
  const to = clips.length > 2 ** from ? tierFor(clips.length) : from;
  const places = new Map(segments.map(({ id, size }) => [id, new Int32Array(size).fill(-1)]));
  for (const [place, entry] of entries.entries()) places.get(entry.segment)?.set([place], entry.place);

  const id = await connection.write(['meta'], async (tx) => {
    const made = await newSegmentId(tx);
    // Until it is finished it is one to be swept away.
    putDead(tx, [...(await readDead(tx)), made]);
    return made;
  });
  for (let start = 0; start < 2 ** from; start += MERGED_TOGETHER) {
    const buckets = Array.from({ length: Math.min(MERGED_TOGETHER, 2 ** from) }, (_, at) => start + at);
    const read = await readRecords(connection, segments, start, buckets.length);
    const records = buckets.flatMap((bucket) => {
      const merged = segments.flatMap((segment): MergedRecord[] => {
        const record = read.get(postingKey(segment.id, bucket));
        const to = places.get(segment.id);
        return record && to ? [{ record, clips: segment.size, places: to }] : [];
      });
      return mergeBuckets(bucket, merged, from, to, clips.length);
    });
    await connection.write(['postings'], async (tx) => putRecords(tx, id, records));
  }
  await connection.write([...INDEX_STORES], async (tx) => {
    const dead = await readDead(tx);
    const stillThere = await Promise.all(segments.map((segment) => tx.objectStore('segments').getKey(segment.id)));
    // Another page was faster, or has swept away what is written so far: then all of it goes.
    if (stillThere.includes(undefined) || !dead.includes(id)) {
      putDead(tx, [...new Set([...dead, id])]);
      return;
    }
    if (clips.length > 0) enterSegment(tx, id, to, clips);
    putDead(tx, clips.length > 0 ? dead.filter((other) => other !== id) : dead);
    await burySegments(
      tx,
      segments.map((segment) => segment.id),
    );
    await bumpIndexVersion(tx);
  });
}

interface Entry {
  segment: number;
  place: number;
  clip: IndexedClip;
}

/** The entries of the segments that are of clips as they are now, newest first. */
async function readAlive(connection: Connection, segments: SegmentRow[]): Promise<Entry[]> {
  const alive: Entry[] = [];
  for (const { id } of segments) {
    const chunks = await connection.read(['segmentClips'], (tx) => tx.objectStore('segmentClips').getAll(chunksOf(id)));
    let place = 0;
    for (const chunk of chunks) {
      const clips = clipsOfChunk(chunk);
      const rows = await connection.read(['clips'], (tx) =>
        Promise.all(clips.map((clip) => tx.objectStore('clips').get(clip.id))),
      );
      for (const [at, clip] of clips.entries()) {
        if (rows[at]?.number === clip.number) alive.push({ segment: id, place: place + at, clip });
      }
      place += clips.length;
    }
  }
  return alive.sort(({ clip: one }, { clip: other }) => other.at - one.at || (one.id < other.id ? 1 : -1));
}

/** The segments' records of so many buckets, by their keys. */
function readRecords(connection: Connection, segments: SegmentRow[], first: number, count: number) {
  return connection.read(['postings'], async (tx) => {
    const postings = tx.objectStore('postings');
    const read = new Map<number, Uint8Array>();
    for (const { id } of segments) {
      const range = IDBKeyRange.bound(postingKey(id, first), postingKey(id, first + count), false, true);
      const [keys, records] = await Promise.all([postings.getAllKeys(range), postings.getAll(range)]);
      for (const [at, key] of keys.entries()) {
        const record = records[at];
        if (record) read.set(key, record);
      }
    }
    return read;
  });
}

/** Takes away the records of a segment that is no more. */
async function sweepSegment(connection: Connection, id: number): Promise<void> {
  await connection.write(['postings', 'meta'], async (tx) => {
    begin(tx.objectStore('postings').delete(recordsOf(id)));
    putDead(
      tx,
      (await readDead(tx)).filter((other) => other !== id),
    );
  });
}

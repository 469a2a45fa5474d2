import * as z from 'zod/mini';
import { FOLD_VERSION } from '../text/fold-families';
import { type AnyTransaction, begin, type WriteTransaction } from './database';
import { newestFirst } from './list-order';
import { type BucketRecord, MADE_CLIPS, type Tier, tierFor, writeBuckets } from './postings';
import { getMany } from './read-rows';
import { SignatureWriter } from './signatures';
import type { Searchable } from './snippet';
import { namesOf } from './stored';
import { sieveOf, TermCollector } from './terms';

/**
 * What the index is made of. A clip that is saved gets a number and a place in the tail, in the transaction of its save;
 * tidy-index.ts makes segments of the tail, and large segments of small ones. Nothing is ever taken out of a segment: a
 * clip that changed has a new number, and an entry with an old number is passed over.
 *
 * The tail's row is nearly all that a save writes for the library's sake, for each put makes it dearer by a fifth of a strict one:
 * until it leaves the tail (tail-writer.ts) the row stands for the clip's part of the counts, and for its mark for the second copy.
 */

/** A clip as the index knows it: an entry is of the clip only as long as the clip has this number. */
export interface IndexedClip {
  id: string;
  number: number;
  /** The instant that lists are ordered by. */
  at: number;
}

/** A clip that is in no segment yet. */
export interface TailRow extends IndexedClip {
  sieve: Uint8Array<ArrayBuffer>;
  /** What it was counted under when it came; that is in the stored counts once it leaves the tail, and of older rows already. */
  names?: string[];
}

/** A segment: how many clips it has, and the instant of the newest in each of its chunks, and of the oldest of all. */
export interface SegmentRow {
  id: number;
  /** By which of the formats it can be read. */
  format: string;
  tier: Tier;
  size: number;
  newest: Float64Array<ArrayBuffer>;
  oldest: number;
}

/** Some of a segment's clips, newest first; the ids as one string of 36 characters each. */
export interface ChunkRow {
  id: number;
  numbers: Uint32Array<ArrayBuffer>;
  ats: Float64Array<ArrayBuffer>;
  ids: string;
}

const ID_LENGTH = 36;

/** Clips of a chunk: few enough that one hit does not cost the reading of hundreds of ids. */
export const CHUNK_CLIPS = 64;

/** A segment's chunks follow one another: of the third the first two → 3072, 3073. */
export function chunkKey(segment: number, chunk: number): number {
  return segment * 0x400 + chunk;
}

/** The records of a segment follow one another, and so go with one request: of the first the third → 65538. */
export function postingKey(segment: number, bucket: number): number {
  return segment * 0x10000 + bucket;
}

/** Grows with what terms, signatures, postings and counts are. */
const TERMS_VERSION = 7;

/** What the index was made by: another fold of characters has other terms, and what it made would miss hits. */
export const INDEX_FORMAT = `${TERMS_VERSION}:${FOLD_VERSION}`;

/** The stores that a change of the index covers. */
export const INDEX_STORES = ['tail', 'segments', 'segmentClips', 'postings', 'meta'] as const;

/** A segment that is made and not yet written: for its clips, in its order, newest first. */
export interface MadeSegment {
  ids: string[];
  ats: number[];
  tier: Tier;
  records: BucketRecord[];
}

/** For one clip after another: its tables are larger than what it makes of a clip. */
let tailCollector: TermCollector | undefined;

/** The clip's place in the tail, but for its number. */
export function makeTailRow(searchable: Searchable): Omit<TailRow, 'number'> {
  tailCollector ??= new TermCollector();
  const collector = tailCollector;
  const { clip } = searchable;
  collector.clear();
  collector.add(searchable);
  const sieve = sieveOf(collector.terms.subarray(0, collector.length));
  return { id: clip.id, at: Date.parse(clip.clippedAt), sieve, names: namesOf(clip) };
}

/** Segments of the clips, as many as are needed: the work before a transaction. */
export function makeSegments(clips: Searchable[]): MadeSegment[] {
  const sorted = [...clips].sort((one, other) => newestFirst(one.clip, other.clip));
  const made: MadeSegment[] = [];
  for (let start = 0; start < sorted.length; start += MADE_CLIPS) {
    const some = sorted.slice(start, start + MADE_CLIPS);
    const collector = new TermCollector();
    const signatures = new SignatureWriter(some.length);
    const ends = some.map((searchable, clip) => collector.add(searchable, (triple) => signatures.add(clip, triple)));
    const tier = tierFor(some.length);
    made.push({
      ids: some.map(({ clip }) => clip.id),
      ats: some.map(({ clip }) => Date.parse(clip.clippedAt)),
      tier,
      records: [...writeBuckets(collector.terms, ends, tier), ...signatures.records(tier)],
    });
  }
  return made;
}

/** Writes a segment whose clips have these numbers. */
export async function putSegment(tx: WriteTransaction, made: MadeSegment, numbers: number[]): Promise<void> {
  const id = await newSegmentId(tx);
  putRecords(tx, id, made.records);
  const clips = made.ids.map((clip, place) => ({
    id: clip,
    number: numbers[place] ?? 0,
    at: made.ats[place] ?? 0,
  }));
  enterSegment(tx, id, made.tier, clips);
}

/** A number that no segment has had. */
export async function newSegmentId(tx: WriteTransaction): Promise<number> {
  const id = (await readNumber(tx, 'lastSegment')) + 1;
  begin(tx.objectStore('meta').put(id, 'lastSegment'));
  return id;
}

/** Writes records of a segment, each under its bucket. */
export function putRecords(tx: WriteTransaction, segment: number, records: BucketRecord[]): void {
  const postings = tx.objectStore('postings');
  for (const [bucket, record] of records) begin(postings.put(record, postingKey(segment, bucket)));
}

/** Makes a segment whose records are written part of the index. */
export function enterSegment(tx: WriteTransaction, id: number, tier: Tier, clips: IndexedClip[]): void {
  const newest: number[] = [];
  for (let start = 0; start < clips.length; start += CHUNK_CLIPS) {
    const some = clips.slice(start, start + CHUNK_CLIPS);
    const chunk: ChunkRow = {
      id: chunkKey(id, newest.length),
      numbers: Uint32Array.from(some, ({ number }) => number),
      ats: Float64Array.from(some, ({ at }) => at),
      ids: some.map((clip) => clip.id).join(''),
    };
    begin(tx.objectStore('segmentClips').put(chunk));
    newest.push(some[0]?.at ?? 0);
  }
  const oldest = clips.at(-1)?.at ?? 0;
  const row: SegmentRow = {
    id,
    format: INDEX_FORMAT,
    tier,
    size: clips.length,
    newest: Float64Array.from(newest),
    oldest,
  };
  begin(tx.objectStore('segments').put(row));
}

/** The clip at a place of a chunk; `undefined` beyond its end. */
export function clipAt(chunk: ChunkRow, place: number): IndexedClip | undefined {
  const number = chunk.numbers[place];
  if (number === undefined) return undefined;
  const id = chunk.ids.slice(place * ID_LENGTH, (place + 1) * ID_LENGTH);
  return { id, number, at: chunk.ats[place] ?? 0 };
}

/** The clips of a chunk, newest first. */
export function clipsOfChunk(chunk: ChunkRow): IndexedClip[] {
  return Array.from(chunk.numbers, (_, place) => clipAt(chunk, place)).flatMap((clip) => clip ?? []);
}

/** The chunks of a segment. */
export function chunksOf(segment: number): IDBKeyRange {
  return IDBKeyRange.bound(chunkKey(segment, 0), chunkKey(segment + 1, 0), false, true);
}

/** The records of a segment. */
export function recordsOf(segment: number): IDBKeyRange {
  return IDBKeyRange.bound(postingKey(segment, 0), postingKey(segment + 1, 0), false, true);
}

/** The number of the clip that was numbered last; 0 if none was. */
export function readLastNumber(tx: AnyTransaction): Promise<number> {
  return readNumber(tx, 'lastNumber');
}

async function readNumber(tx: AnyTransaction, key: string): Promise<number> {
  const [stored] = await getMany(tx, 'meta', [key]);
  return typeof stored === 'number' ? stored : 0;
}

/** Tells every reader that what it holds of the index is old; it need not be told of clips that are new in the tail. */
export async function bumpIndexVersion(tx: WriteTransaction): Promise<void> {
  begin(tx.objectStore('meta').put((await readNumber(tx, 'indexVersion')) + 1, 'indexVersion'));
}

const SegmentIds = z.catch(z.array(z.int()), []);

/** The segments whose records are to be swept away: those that are no more, and one that is still being written. */
export async function readDead(tx: AnyTransaction): Promise<number[]> {
  return SegmentIds.parse(await tx.objectStore('meta').get('deadSegments'));
}

/** Writes which segments are to be swept away, in place of those that were. */
export function putDead(tx: WriteTransaction, dead: number[]): void {
  begin(tx.objectStore('meta').put(dead, 'deadSegments'));
}

/** Takes segments out of the index; their records are swept away later. */
export async function burySegments(tx: WriteTransaction, segments: number[]): Promise<void> {
  if (segments.length === 0) return;
  for (const id of segments) {
    begin(tx.objectStore('segments').delete(id));
    begin(tx.objectStore('segmentClips').delete(chunksOf(id)));
  }
  putDead(tx, [...(await readDead(tx)), ...segments]);
}

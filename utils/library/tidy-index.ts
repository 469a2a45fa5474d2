import type { Connection } from './connection';
import { begin } from './database';
import { beginMerge, goOnMerging, readMerge } from './merge-segments';
import { MADE_CLIPS, TIERS } from './postings';
import { getMany } from './read-rows';
import { bumpIndexVersion, INDEX_STORES, makeSegments, putDead, putSegment, readDead, recordsOf } from './segments';
import type { Searchable } from './snippet';
import { ClipRow, TextRow, toSearchable } from './stored';
import { TAKEN_OUT_STORES, takeOutOfTail } from './tail-writer';

/** The tail becomes a segment at this length: a search reads the tail whole. */
const LONG_TAIL = 64;

/** So many segments of a tier become one of the next: each query reads something of every segment. */
const MANY_SEGMENTS = 8;

/**
 * Turns a long tail into a segment, and many segments into a larger one; returns whether there was anything to do. May be
 * stopped at any moment: what it writes belongs to the index only with its last transaction.
 */
export async function tidyIndex(connection: Connection, manySegments = MANY_SEGMENTS): Promise<boolean> {
  const { tail, segments, dead, merge } = await connection.read(['tail', 'segments', 'meta'], async (tx) => ({
    tail: await tx.objectStore('tail').getAllKeys(),
    segments: await tx.objectStore('segments').getAll(),
    dead: await readDead(tx),
    merge: await readMerge(tx),
  }));
  if (tail.length >= LONG_TAIL) {
    await flushTail(connection, tail.slice(0, MADE_CLIPS));
    return true;
  }
  const first = dead.find((id) => id !== merge?.id);
  if (first !== undefined) {
    await sweepSegment(connection, first);
    return true;
  }
  if (merge) {
    await goOnMerging(connection, merge);
    return true;
  }
  for (const tier of TIERS.slice(0, -1)) {
    const some = segments.filter((segment) => segment.tier === tier).slice(0, manySegments);
    if (some.length < manySegments) continue;
    await beginMerge(connection, tier, some);
    return true;
  }
  return false;
}

async function flushTail(connection: Connection, numbers: number[]): Promise<void> {
  const clips = await readNumbered(connection, numbers);
  const numberOf = new Map(clips.map(({ clip, number }) => [clip.id, number]));
  const made = makeSegments(clips);
  await connection.write([...INDEX_STORES, ...TAKEN_OUT_STORES], async (tx) => {
    // Another page may have done the same meanwhile.
    const still = (await getMany(tx, 'tail', numbers)).flatMap((row) => row ?? []);
    if (still.length === 0) return;
    for (const segment of made) {
      const numbersOf = segment.ids.map((id) => numberOf.get(id) ?? 0);
      await putSegment(tx, segment, numbersOf);
    }
    await takeOutOfTail(tx, still);
    await bumpIndexVersion(tx);
  });
}

/** The clips that have these numbers still. */
function readNumbered(connection: Connection, numbers: number[]): Promise<(Searchable & { number: number })[]> {
  return connection.read(['tail', 'clips', 'texts'], async (tx) => {
    const ids = (await getMany(tx, 'tail', numbers)).map((row) => row?.id ?? '');
    const [rows, texts] = await Promise.all([getMany(tx, 'clips', ids), getMany(tx, 'texts', ids)]);
    return numbers.flatMap((number, at) => {
      const row = ClipRow.safeParse(rows[at]).data;
      const text = TextRow.safeParse(texts[at]).data;
      return row?.number === number ? [{ number, ...toSearchable(row.clip, text) }] : [];
    });
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

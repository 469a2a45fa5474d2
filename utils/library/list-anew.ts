import * as z from 'zod/mini';
import type { StoredClip } from './check-clip';
import type { Connection } from './connection';
import { type AnyTransaction, begin, type WriteTransaction } from './database';
import type { Highlight } from './highlight';
import { deleteHighlightRows, HighlightRow, putHighlightRows } from './highlight-rows';
import type { Listing } from './library';
import { TextRow } from './stored';

/** Whether the rows of highlights say what the texts say, and how they come to say it again. */

/** Of these clips, which are in the order of their ids, those whose rows are not what their texts say. */
export async function findWronglyListed(connection: Connection, clips: readonly StoredClip[]): Promise<string[]> {
  const [first, last] = [clips[0], clips.at(-1)];
  if (!first || !last) return [];
  const listed = await readListed(connection, first.id, last.id);
  const doubtful = clips.filter(({ id, text }) => text && !isSame(text.highlights, listed.get(id)));
  // It may have changed between the two looks.
  const wrong = await Promise.all(doubtful.map(async ({ id }) => ((await isWrong(connection, id)) ? [id] : [])));
  return wrong.flat();
}

/** The clips that are gone and of which there are rows all the same. */
export function findListedGone(connection: Connection): Promise<string[]> {
  return connection.read(['clips', 'highlights'], async (tx) => {
    const [ids, keys] = await Promise.all([
      tx.objectStore('clips').getAllKeys(),
      tx.objectStore('highlights').getAllKeys(),
    ]);
    const kept = new Set(ids);
    return [...new Set(keys.map(([clip]) => clip))].filter((id) => !kept.has(id));
  });
}

/** Texts that are listed together: a change that comes meanwhile waits for them. */
const TOGETHER = 200;

/**
 * Makes the rows anew from the texts. `meta` says under `listed` up to which id they are made, and nothing once they all are, so that
 * what is stopped goes on at the next start; what changes meanwhile comes before or after a step.
 */
export async function listAnew(connection: Connection): Promise<void> {
  await connection.write(['meta'], async (tx) => begin(tx.objectStore('meta').put('', LISTED)));
  await completeListing(connection, () => undefined);
}

const LISTED = 'listed';

/** Goes on with the making where there is one, and tells of the clips whose highlights are listed by now. */
export async function completeListing(connection: Connection, onListed: (ids: string[]) => void): Promise<void> {
  while ((await connection.read(['meta'], readReached)) !== undefined) {
    const ids = await connection.write(['texts', 'highlights', 'meta'], listStep);
    if (ids.length > 0) onListed(ids);
  }
}

/** How far the making is; nothing where the list is whole. `{ listed: 400, clips: 1200 }` */
export function readListing(connection: Connection): Promise<Listing | undefined> {
  return connection.read(['texts', 'meta'], async (tx) => {
    const reached = await readReached(tx);
    if (reached === undefined) return undefined;
    const texts = tx.objectStore('texts');
    const [listed, clips] = await Promise.all([texts.count(IDBKeyRange.upperBound(reached)), texts.count()]);
    return { listed, clips };
  });
}

async function readReached(tx: AnyTransaction): Promise<string | undefined> {
  return z.string().safeParse(await tx.objectStore('meta').get(LISTED)).data;
}

/** The rows of a text that does not parse stay: they are what can be read of it. */
async function listStep(tx: WriteTransaction): Promise<string[]> {
  const reached = await readReached(tx);
  // Another page has come to the end.
  if (reached === undefined) return [];
  const range = IDBKeyRange.lowerBound(reached, true);
  const [keys, texts] = await Promise.all([
    tx.objectStore('texts').getAllKeys(range, TOGETHER),
    tx.objectStore('texts').getAll(range, TOGETHER),
  ]);
  const last = keys.length < TOGETHER ? undefined : keys.at(-1);
  const upper =
    last === undefined ? IDBKeyRange.lowerBound([reached, []]) : IDBKeyRange.bound([reached, []], [last, []]);
  const old = await tx.objectStore('highlights').getAllKeys(upper);
  const damaged = new Set(keys);
  const ids: string[] = [];
  const renewed = texts.flatMap((text) => TextRow.safeParse(text).data ?? []);
  for (const { id } of renewed) damaged.delete(id);
  for (const id of new Set(old.map(([clip]) => clip))) if (!damaged.has(id)) deleteHighlightRows(tx, id);
  for (const { id, highlights } of renewed) {
    putHighlightRows(tx, id, highlights);
    if (highlights.length > 0) ids.push(id);
  }
  const meta = tx.objectStore('meta');
  begin(last === undefined ? meta.delete(LISTED) : meta.put(last, LISTED));
  return ids;
}

async function isWrong(connection: Connection, id: string): Promise<boolean> {
  return connection.read(['texts', 'highlights'], async (tx) => {
    const [text, rows] = await Promise.all([
      tx.objectStore('texts').get(id),
      tx.objectStore('highlights').getAll(IDBKeyRange.bound([id], [id, []])),
    ]);
    const parsed = TextRow.safeParse(text).data;
    return parsed !== undefined && !isSame(parsed.highlights, byClip(rows).get(id));
  });
}

/** The highlights that are listed of the clips from one id to another, by clip. */
async function readListed(connection: Connection, from: string, to: string): Promise<Map<string, Listed>> {
  const range = IDBKeyRange.bound([from], [to, []]);
  return byClip(await connection.read(['highlights'], (tx) => tx.objectStore('highlights').getAll(range)));
}

/** The listed highlights of a clip by their ids; nothing in the place of one that is damaged. */
type Listed = Map<string, Highlight | undefined>;

function byClip(rows: readonly HighlightRow[]): Map<string, Listed> {
  const listed = new Map<string, Listed>();
  for (const row of rows) {
    const ofClip: Listed = listed.get(row.clip) ?? new Map();
    listed.set(row.clip, ofClip.set(row.highlight.id, HighlightRow.safeParse(row).data?.highlight));
  }
  return listed;
}

function isSame(highlights: readonly Highlight[], listed: Listed = new Map()): boolean {
  // Both were parsed, and so have their fields in one order.
  const isListed = (highlight: Highlight) => JSON.stringify(highlight) === JSON.stringify(listed.get(highlight.id));
  return highlights.length === listed.size && highlights.every(isListed);
}

import type { StoredClip } from './check-clip';
import type { Connection } from './database';
import type { Highlight } from './highlight';
import { deleteHighlightRows, HighlightRow, putHighlightRows } from './highlight-rows';
import { inPages } from './read-rows';
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

/** Texts that are listed together. */
const TOGETHER = 200;

/** Makes the rows anew from the texts, some clips in one piece; what changes meanwhile comes before or after. */
export async function listAnew(connection: Connection): Promise<void> {
  for (const id of await findListedGone(connection)) {
    await connection.write(['highlights'], async (tx) => deleteHighlightRows(tx, id));
  }
  const relist = (range: IDBKeyRange) =>
    connection.write(['texts', 'highlights'], async (tx) => {
      const texts = await tx.objectStore('texts').getAll(range, TOGETHER);
      for (const text of texts) {
        const parsed = TextRow.safeParse(text).data;
        if (!parsed) continue;
        deleteHighlightRows(tx, parsed.id);
        putHighlightRows(tx, parsed.id, parsed.highlights);
      }
      return texts;
    });
  for await (const _texts of inPages(TOGETHER, relist));
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

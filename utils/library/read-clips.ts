import type { Clip, ClipContent } from './clip';
import type { Connection } from './connection';
import type { Highlight } from './highlight';
import type { LibraryContext } from './library-context';
import { LibraryError } from './library-error';
import { pageKeys } from './page-key';
import { getMany } from './read-rows';
import { fromContentRows, keptClips, parseClipRow, TextRow } from './stored';

/**
 * The clip, in the trash too; nothing where there is none. Throws 'damaged'. `(await readClip(connection, id))?.starred`
 */
export function readClip(connection: Connection, id: string): Promise<Clip | undefined> {
  return connection.read(['clips'], async (tx) => {
    const row = await tx.objectStore('clips').get(id);
    return row === undefined ? undefined : parseClipRow(id, row).clip;
  });
}

/**
 * The clips of these ids that are there and whole; the damaged ones are reported. `readClips(context, [one, gone])` → that
 * of `one`.
 */
export function readClips({ connection, onDamaged }: LibraryContext, ids: string[]): Promise<Clip[]> {
  return connection.read(['clips'], async (tx) => {
    const rows = await getMany(tx, 'clips', ids);
    return rows.flatMap((row, at) => (row === undefined ? [] : keptClips(ids[at] ?? '', row, onDamaged)));
  });
}

/**
 * What the clip says; nothing where there is no clip. Throws 'damaged'. `(await readContent(connection, id))?.articleBody`
 */
export function readContent(connection: Connection, id: string): Promise<ClipContent | undefined> {
  return connection.read(['texts', 'contents'], async (tx) => {
    const [text, content] = await Promise.all([tx.objectStore('texts').get(id), tx.objectStore('contents').get(id)]);
    return text === undefined && content === undefined ? undefined : fromContentRows(id, text, content).content;
  });
}

/**
 * What is highlighted in the clip, in the order of its text. Throws 'damaged'.
 * `(await readHighlights(connection, id)).map(({ quote }) => quote.exact)`
 */
export async function readHighlights(connection: Connection, id: string): Promise<Highlight[]> {
  const row = await connection.read(['texts'], (tx) => tx.objectStore('texts').get(id));
  if (row === undefined) return [];
  const text = TextRow.safeParse(row);
  if (!text.success) throw new LibraryError('damaged', { id, cause: text.error });
  return text.data.highlights;
}

/** The kept clip of a page by either of its addresses: 「http://www.pl.example.cn/v?id=100」. */
export function findByUrl(context: LibraryContext, url: string, canonicalUrl?: string): Promise<Clip | undefined> {
  return context.connection.read(['clips'], async (tx) => {
    for (const key of pageKeys(url, canonicalUrl)) {
      const rows = await tx.objectStore('clips').index('pages').getAll(key);
      const [clip] = rows.flatMap((row) => keptClips(row.id, row, context.onDamaged));
      if (clip) return clip;
    }
    return undefined;
  });
}

import type { Connection } from './connection';
import { numbersOf } from './copy-file';
import type { CopyFiles } from './copy-files';
import { readLine, writeLine } from './copy-line';
import { type CopyState, putCopyState } from './copy-state';
import { begin } from './database';
import { markUncopied } from './uncopied';

/** How a database comes to have the second copy on disk for its own; what it says of that meanwhile is in copy-state.ts. */

/** Clips that are marked in one transaction. */
const MARKED_TOGETHER = 5000;

/** Whether there is no copy on disk, of whatever database. */
export async function isWithoutCopy(files: CopyFiles): Promise<boolean> {
  return (await readLine(files, 'about')) === undefined && numbersOf(await files.list()).length === 0;
}

/** The id of the copy on disk, a new one if there is none. */
export async function identifyCopy(files: CopyFiles): Promise<string> {
  const known = await readLine(files, 'about');
  if (known !== undefined) return known;
  const id = crypto.randomUUID();
  await writeLine(files, 'about', id);
  return id;
}

/** The database is to be filled from the copy of this id, from its first file on. */
export function beginTaking(connection: Connection, id: string): Promise<Extract<CopyState, { kind: 'taking' }>> {
  return connection.write(['copied', 'meta'], async (tx) => {
    const state = { kind: 'taking', id, reached: 0, restored: 0 } as const;
    begin(tx.objectStore('copied').clear());
    putCopyState(tx, state);
    return state;
  });
}

/** From here on the copy is this database's own: whatever it lacks is marked. */
export async function joinCopy(connection: Connection, id: string): Promise<void> {
  const [clips, copied] = await connection.read(['clips', 'copied'], (tx) =>
    Promise.all([tx.objectStore('clips').getAllKeys(), tx.objectStore('copied').getAllKeys()]),
  );
  const known = new Set(copied);
  const lacking = clips.filter((clip) => !known.has(clip));
  for (let start = 0; start < lacking.length; start += MARKED_TOGETHER) {
    const some = lacking.slice(start, start + MARKED_TOGETHER);
    await connection.write(['uncopied'], async (tx) => markUncopied(tx, some));
  }
  await connection.write(['meta'], async (tx) => putCopyState(tx, { kind: 'kept', id }));
}

import type { Connection } from './connection';
import type { LibraryContext } from './library-context';
import { LibraryError } from './library-error';
import { Revision } from './revise';

/** The keys of a clip's revisions, the oldest first: `[id, '2026-03-01T08:00:00.000Z']` … */
export function revisionsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/**
 * What the clip said before, the latest first; what is damaged is reported. `(await readRevisions(context, id))[0]?.at`
 */
export async function readRevisions({ connection, onDamaged }: LibraryContext, id: string): Promise<Revision[]> {
  const rows = await connection.read(['revisions'], (tx) => tx.objectStore('revisions').getAll(revisionsOf(id)));
  const parsed = rows.map((row) => Revision.safeParse(row));
  for (const { error } of parsed) if (error) onDamaged(new LibraryError('damaged', { id, cause: error }));
  return parsed.flatMap(({ data }) => data ?? []).reverse();
}

/** The ids of the clips that have said something else before. `(await findRevised(connection)).has(id)` */
export async function findRevised(connection: Connection): Promise<Set<string>> {
  const keys = await connection.read(['revisions'], (tx) => tx.objectStore('revisions').getAllKeys());
  return new Set(keys.map(([id]) => id));
}

import type { Connection } from './database';
import { Revision } from './revise';
import { type PackedSource, SourceRow } from './source';

/** The pages of a clip as they lie on disk, those of its earlier readings too: what an export takes and an import brings. */

/** A page's place: beside its clip, or with the revision of that instant. */
export type SourcePlace = Pick<PackedSource, 'id' | 'until'>;

/** Every page of a clip: the present one first, then those of its revisions, the oldest first. */
export async function readPackedSources(connection: Connection, id: string): Promise<PackedSource[]> {
  const { row, revisions } = await connection.read(['sources', 'revisions'], async (tx) => ({
    row: await tx.objectStore('sources').get(id),
    revisions: await tx.objectStore('revisions').getAll(IDBKeyRange.bound([id], [id, []])),
  }));
  const present = SourceRow.safeParse(row).data;
  const past = revisions.flatMap((revision) => {
    const { at, source } = Revision.safeParse(revision).data ?? {};
    return source && at !== undefined ? [{ id, until: at, ...source }] : [];
  });
  return [...(present ? [present] : []), ...past];
}

/** Whether there is a page in this place. */
export async function hasPackedSource(connection: Connection, { id, until }: SourcePlace): Promise<boolean> {
  if (until === undefined) {
    return (await connection.read(['sources'], (tx) => tx.objectStore('sources').getKey(id))) !== undefined;
  }
  const revision = await connection.read(['revisions'], (tx) => tx.objectStore('revisions').get([id, until]));
  return Revision.safeParse(revision).data?.source !== undefined;
}

/** The ids of the clips beside which a page lies, those in the trash too. */
export async function findSourced(connection: Connection): Promise<Set<string>> {
  return new Set(await connection.read(['sources'], (tx) => tx.objectStore('sources').getAllKeys()));
}

/** Puts pages in their places, in one transaction; one whose clip or revision is not there is left out. */
export function putPackedSources(connection: Connection, sources: PackedSource[]): Promise<void> {
  return connection.write(['clips', 'sources', 'revisions'], async (tx) => {
    for (const { until, ...row } of sources) {
      if (until === undefined) {
        if ((await tx.objectStore('clips').getKey(row.id)) !== undefined) await tx.objectStore('sources').put(row);
        continue;
      }
      const revision = Revision.safeParse(await tx.objectStore('revisions').get([row.id, until])).data;
      const { id: _id, ...source } = row;
      if (revision) await tx.objectStore('revisions').put({ ...revision, source });
    }
  });
}

import { openBelongings } from './belongings';
import { isSourceWhole } from './check-clip';
import type { Connection } from './connection';
import { LibraryError } from './library-error';
import { Revision } from './revise';
import { revisionsOf } from './revisions';
import { type PackedSource, type PageSource, SourceRow, unpackSource } from './source';
import { markUncopied } from './uncopied';

/** The pages beside clips, those of their earlier readings too: to be looked at, and packed as an export takes and an import brings them. */

/** A page's place: beside its clip, or with the revision of that instant. */
export type SourcePlace = Pick<PackedSource, 'id' | 'until'>;

/** The page beside the clip, unpacked; nothing where there is none. Throws 'damaged'. */
export async function readSource(connection: Connection, id: string): Promise<PageSource | undefined> {
  const row = await connection.read(['sources'], (tx) => tx.objectStore('sources').get(id));
  const packed = SourceRow.safeParse(row).data;
  if (!packed) return undefined;
  return unpackSource(packed).catch((cause: unknown) => {
    throw new LibraryError('damaged', { id, cause });
  });
}

/** Every page of a clip: the present one first, then those of its revisions, the oldest first. */
export async function readPackedSources(connection: Connection, id: string): Promise<PackedSource[]> {
  const { row, revisions } = await connection.read(['sources', 'revisions'], async (tx) => ({
    row: await tx.objectStore('sources').get(id),
    revisions: await tx.objectStore('revisions').getAll(revisionsOf(id)),
  }));
  const present = SourceRow.safeParse(row).data;
  const past = revisions.flatMap((revision) => {
    const { at, source } = Revision.safeParse(revision).data ?? {};
    return source && at !== undefined ? [{ id, until: at, ...source }] : [];
  });
  return [...(present ? [present] : []), ...past];
}

/** Whether a page that is whole lies in this place: `await hasPackedSource(connection, { id })`. */
export async function hasPackedSource(connection: Connection, { id, until }: SourcePlace): Promise<boolean> {
  if (until === undefined) {
    const row = await connection.read(['sources'], (tx) => tx.objectStore('sources').get(id));
    return isSourceWhole(SourceRow.safeParse(row).data);
  }
  const revision = await connection.read(['revisions'], (tx) => tx.objectStore('revisions').get([id, until]));
  return isSourceWhole(Revision.safeParse(revision).data?.source);
}

/** The ids of the clips beside which a page lies, those in the trash too. */
export async function findSourced(connection: Connection): Promise<Set<string>> {
  return new Set(await connection.read(['sources'], (tx) => tx.objectStore('sources').getAllKeys()));
}

/** Puts pages in their places, in one transaction; one whose clip or revision is not there is left out. */
export function putPackedSources(connection: Connection, sources: PackedSource[]): Promise<void> {
  return connection.write(['clips', 'sources', 'revisions', 'uncopied'], async (tx) => {
    markUncopied(
      tx,
      sources.map(({ id }) => id),
    );
    const belongings = openBelongings(tx);
    for (const { until, ...row } of sources) {
      if (until === undefined) {
        if ((await tx.objectStore('clips').getKey(row.id)) === undefined) continue;
        await tx.objectStore('sources').put(row);
        belongings.note(row.id, { page: true });
        continue;
      }
      const revision = Revision.safeParse(await tx.objectStore('revisions').get([row.id, until])).data;
      const { id: _id, ...source } = row;
      if (revision) await tx.objectStore('revisions').put({ ...revision, source });
    }
    await belongings.finish();
  });
}

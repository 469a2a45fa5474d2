import { type Clip, readAtOf } from './clip';
import type { ClipChanger, ClipWork } from './clip-work';
import { Revision, reviseClip, toArticle } from './revise';
import { revisionsOf } from './revisions';

/**
 * Takes back what left the revision of this instant: the clip says again exactly what it said before, but for what the
 * user has corrected since, and the revision is gone. Resolves to nothing where the revision is no longer the latest.
 * `change('updated', takeBack(id, clip.updatedAt, now()))`
 */
export function takeBack(id: string, at: string, now: Date): ClipChanger<Clip | undefined> {
  return async (work) => {
    const clip = await takeBackRevision(work, id, at, now);
    return { ids: clip ? [id] : [], result: clip };
  };
}

/** The same as a part of a change. `const clip = await takeBackRevision(work, id, at, now)` */
export async function takeBackRevision(
  { transaction, writer, readWhole }: ClipWork,
  id: string,
  at: string,
  now: Date,
): Promise<Clip | undefined> {
  const revisions = transaction.objectStore('revisions');
  const latest = await revisions.openCursor(revisionsOf(id), 'prev');
  const revision = Revision.safeParse(latest?.value).data;
  if (!revision || revision.at !== at) return undefined;
  const { article, content, bodySha256, source } = revision;
  const current = await readWhole(id);
  const readAt = readAtOf({ ...current.clip, readAt: revision.readAt });
  const before = reviseClip(current, toArticle(article, content), bodySha256, { now, readAt });
  const kept = await transaction.objectStore('sources').get(id);
  writer.removeRevision(id, at);
  if (source) writer.putSource({ id, ...source });
  // A page that came with the change goes with it.
  else if (kept?.fetchedAt === at) writer.removeSource(id);
  await writer.putWhole(before);
  return before.clip;
}

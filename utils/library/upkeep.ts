import type { LibraryContext } from './library-context';
import { rebuildIndex } from './rebuild-index';
import type { Recovery } from './recover';

/** Brings back what the journal has and the database lost, announces it, and looks after the index. */
export async function recoverLibrary({ safekeeper, announce, tender }: LibraryContext): Promise<Recovery> {
  const recovery = await safekeeper.recover();
  if (recovery.restored.length > 0) announce({ kind: 'imported', ids: recovery.restored });
  tender.begin();
  return recovery;
}

/** Makes index and counts anew once nobody is at work on them; resolves to how many clips they are of. */
export async function rebuildAtRest({ connection, tender }: LibraryContext): Promise<number> {
  await tender.settled();
  const clips = await rebuildIndex(connection);
  tender.begin();
  return clips;
}

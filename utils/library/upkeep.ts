import type { LibraryContext } from './library-context';
import { rebuildIndex } from './rebuild-index';
import type { Recovery } from './recover';

/**
 * Brings back what journal and second copy have and the database lost, announces it, and looks after the index.
 * `(await recoverLibrary(context, () => undefined)).database` → 「same」.
 */
export async function recoverLibrary(
  { safekeeper, announce, tender }: LibraryContext,
  onProgress: (soFar: Recovery) => void,
): Promise<Recovery> {
  const announceRestored = (ids: string[]) => ids.length > 0 && announce({ kind: 'imported', ids });
  try {
    const recovery = await safekeeper.recover((ids, soFar) => {
      announceRestored(ids);
      tender.afterChange(ids.length);
      onProgress(soFar);
    });
    announceRestored(recovery.restored);
    return recovery;
  } finally {
    tender.begin();
  }
}

/**
 * Makes index and counts anew once nobody is at work on them; resolves to how many clips they are of.
 * `await rebuildAtRest(context)` → 10,000.
 */
export async function rebuildAtRest({ connection, tender }: LibraryContext): Promise<number> {
  await tender.settled();
  const clips = await rebuildIndex(connection);
  tender.begin();
  return clips;
}

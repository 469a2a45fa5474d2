import type { ClipChanger } from './clip-work';
import type { LibraryContext } from './library-context';
import { ReadingList, withoutClips } from './reading-list';

/** Deletes clips for good, and takes them out of the lists by hand. `eraseClips(context, [id])` */
export async function eraseClips({ safekeeper, change, followUpBeside }: LibraryContext, ids: string[]): Promise<void> {
  await safekeeper.forget(ids);
  const wereListed = await change('erased', erase(ids)).catch(async (error: unknown) => {
    // They are still there, and have lost their second copy.
    await safekeeper.secure(ids, 'changed').catch(() => undefined);
    throw error;
  });
  if (wereListed) await followUpBeside('lists');
}

/** Resolves to whether a list by hand had any of them. */
function erase(ids: string[]): ClipChanger<boolean> {
  return async ({ transaction, writer }) => {
    for (const id of ids) await writer.erase(id);
    const stored = await transaction.objectStore('lists').getAll();
    const changed = stored.flatMap((record) => {
      const list = ReadingList.safeParse(record).data;
      const left = list && withoutClips(list, ids);
      return left && left.clips.length < list.clips.length ? [left] : [];
    });
    writer.putBeside({ lists: changed });
    return { ids, result: changed.length > 0 };
  };
}

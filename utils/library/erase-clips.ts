import type { ClipChanger } from './clip-work';
import type { LibraryContext } from './library-context';
import { ReadingList, withoutClips } from './reading-list';

/**
 * Deletes clips for good, and takes them out of the lists by hand. A browser that is killed in the midst of it leaves all of them
 * as they were or none; see intents.ts. `eraseClips(context, [id])`
 */
export async function eraseClips({ safekeeper, change }: LibraryContext, ids: string[]): Promise<void> {
  const settle = await safekeeper.intend(ids);
  await change('erased', erase(ids));
  await settle();
}

function erase(ids: string[]): ClipChanger<undefined> {
  return async ({ transaction, writer }) => {
    for (const id of ids) await writer.erase(id);
    const stored = await transaction.objectStore('lists').getAll();
    const changed = stored.flatMap((record) => {
      const list = ReadingList.safeParse(record).data;
      const left = list && withoutClips(list, ids);
      return left && left.clips.length < list.clips.length ? [left] : [];
    });
    writer.putBeside({ lists: changed });
    return { ids, result: undefined, beside: changed.length > 0 ? ['lists'] : [] };
  };
}

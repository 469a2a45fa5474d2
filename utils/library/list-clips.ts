import type { Clip } from './clip';
import type { Filter, PageRequest, WholeClip } from './library';
import type { LibraryContext } from './library-context';
import { LibraryError } from './library-error';
import { readClips } from './read-clips';
import { newestFirst, readPage } from './read-lists';
import { getMany } from './read-rows';
import { ALL, findClips } from './search';
import { findContent, isWalkable } from './stored';

/** How many whole clips are in memory at a time while a library is exported. */
const READ_TOGETHER = 20;

/** Clips of a page of the list that is read whole. */
const LISTED_TOGETHER = 200;

/** A page of a list: by walking it, in the order of a list by hand, or by the index where the filter names what has no list. */
export async function listClips(context: LibraryContext, filter: Filter, page: PageRequest): Promise<Clip[]> {
  const { connection, index, onDamaged } = context;
  if (isWalkable(filter) && filter.list === undefined) return readPage(connection, filter, page, onDamaged);
  const clips: Clip[] = [];
  const found = findClips(connection, index, { node: ALL, words: [], filter, page, signal: undefined, onDamaged });
  for await (const { clip } of found) clips.push(clip);
  return clips;
}

/** These clips whole, or those of a filter, in the order of its list; of the damaged ones it is told. */
export async function* readWholes(context: LibraryContext, wanted: string[] | Filter): AsyncGenerator<WholeClip> {
  for await (const clips of Array.isArray(wanted) ? [await readSorted(context, wanted)] : pagesOf(context, wanted)) {
    for (let start = 0; start < clips.length; start += READ_TOGETHER) {
      yield* await withContents(context, clips.slice(start, start + READ_TOGETHER));
    }
  }
}

async function readSorted(context: LibraryContext, ids: string[]): Promise<Clip[]> {
  return (await readClips(context, ids)).sort(newestFirst);
}

async function* pagesOf(context: LibraryContext, filter: Filter): AsyncGenerator<Clip[]> {
  let after: Clip | undefined;
  for (;;) {
    const clips = await listClips(context, filter, { limit: LISTED_TOGETHER, ...(after && { after }) });
    yield clips;
    after = clips.at(-1);
    if (clips.length < LISTED_TOGETHER) return;
  }
}

async function withContents({ connection, onDamaged }: LibraryContext, clips: Clip[]): Promise<WholeClip[]> {
  const ids = clips.map(({ id }) => id);
  const [texts, contents] = await connection.read(['texts', 'contents'], (tx) =>
    Promise.all([getMany(tx, 'texts', ids), getMany(tx, 'contents', ids)]),
  );
  return clips.flatMap((clip, at) => {
    const content = findContent(texts[at], contents[at]);
    if (!content) onDamaged(new LibraryError('damaged', { id: clip.id }));
    return content ? [{ clip, ...content }] : [];
  });
}

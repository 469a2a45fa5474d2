import type { ListOrder } from '../settings/choices';
import type { Clip } from './clip';
import type { Filter, WholeClip } from './library';
import type { LibraryContext } from './library-context';
import { LibraryError } from './library-error';
import { walkInOrder } from './list-clips';
import { comparing } from './list-order';
import { readClips } from './read-clips';
import { getMany } from './read-rows';
import { findContent } from './stored';

/** How many whole clips are in memory at a time while a library is exported. */
const READ_TOGETHER = 20;

/**
 * These clips whole, or those of a filter, in the order of a list; the damaged ones are reported.
 * `for await (const { clip, content } of readWholes(context, { tag: '文风' }))`
 */
export async function* readWholes(
  context: LibraryContext,
  wanted: string[] | Filter,
  order: ListOrder = 'clippedNewest',
): AsyncGenerator<WholeClip> {
  let clips: Clip[] = [];
  for await (const clip of Array.isArray(wanted)
    ? await readSorted(context, wanted, order)
    : walkInOrder(context, wanted, order)) {
    clips.push(clip);
    if (clips.length < READ_TOGETHER) continue;
    yield* await withContents(context, clips);
    clips = [];
  }
  yield* await withContents(context, clips);
}

async function readSorted(context: LibraryContext, ids: string[], order: ListOrder): Promise<Clip[]> {
  return (await readClips(context, ids)).sort(comparing(order));
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

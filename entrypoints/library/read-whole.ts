import type { Library, WholeClip } from '../../utils/library/library';
import { LibraryError } from '../../utils/library/library-error';

/**
 * The clip with its text and its highlights; `undefined` where it is gone. Throws 'damaged' where only a part of it is.
 *
 * `(await readWhole(library, id))?.content.articleBody` → 「群众的事……」
 */
export async function readWhole(
  library: Pick<Library, 'get' | 'getContent' | 'highlights'>,
  id: string,
): Promise<WholeClip | undefined> {
  const [clip, content, highlights] = await Promise.all([
    library.get(id),
    library.getContent(id),
    library.highlights(id),
  ]);
  if (!clip && !content) return undefined;
  if (!clip || !content) throw new LibraryError('damaged', { id });
  return { clip, content, highlights };
}

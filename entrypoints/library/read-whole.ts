import type { Library, WholeClip } from '../../utils/library/library';

/**
 * The clip with its text and its highlights; `undefined` where it is gone.
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
  return clip && content && { clip, content, highlights };
}

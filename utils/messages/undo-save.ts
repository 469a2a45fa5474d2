import type { Library } from '../library/library';

/**
 * Moves a clip to the trash for the page that was just clipped. The page may take back its own clip only: the address
 * must be the clip's. `await undoSaveOf(library, id, tab.url)`
 */
export async function undoSaveOf(library: Library, id: string, url: string): Promise<boolean> {
  const clip = await library.get(id);
  if (clip?.article.url !== url) return false;
  await library.remove([id]);
  return true;
}

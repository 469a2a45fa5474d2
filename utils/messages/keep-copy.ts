import type { Library } from '../library/library';

/**
 * Changes have come to rest when there was none for so long: until then an old library has the last of them once. Not shorter,
 * for each copy writes a file of up to four megabytes anew. A worker lives half a minute after the last event.
 */
const CALM_MS = 2000;

/**
 * Gives back what is to be called after each change: once there was none for two seconds the second copy is brought up to date.
 * What fails, fails until the next change or start. `watchLibrary(copyAtRest(library))`
 */
export function copyAtRest(library: Pick<Library, 'keepCopy'>): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      library.keepCopy().catch((error: unknown) => {
        console.error(`Shiping: the second copy is as it was: ${String(error)}`);
      });
    }, CALM_MS);
  };
}

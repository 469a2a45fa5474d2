import type { Library } from '../library/library';

/** Changes have come to rest when there was none for so long. A worker lives half a minute after the last event. */
const CALM_MS = 5000;

/**
 * Gives back what is to be called after each change: once there was none for five seconds the second copy is brought up to date.
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

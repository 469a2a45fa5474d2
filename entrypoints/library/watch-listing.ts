import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Library, Listing } from '../../utils/library/library';

/** The list of highlights is looked at so often while it is being made. */
const LOOK_EVERY_MS = 500;

/**
 * How far the list of highlights is made, nothing where it is whole; looked at while it is shown. `onWhole` when it has become
 * whole.
 */
export function watchListing(
  library: Pick<Library, 'listing'>,
  isShown: ReadonlySignal<boolean>,
  onWhole: () => void,
): ReadonlySignal<Listing | undefined> {
  const listing = signal<Listing | undefined>(undefined);
  effect(() => {
    if (!isShown.value) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWatching = true;
    const look = async () => {
      // Where the library cannot be read, that is said in the place of the rows.
      const now = await library.listing().catch(() => undefined);
      if (!isWatching) return;
      const before = listing.peek();
      listing.value = now;
      if (now) timer = setTimeout(look, LOOK_EVERY_MS);
      else if (before) onWhole();
    };
    void look();
    return () => {
      isWatching = false;
      clearTimeout(timer);
    };
  });
  return listing;
}

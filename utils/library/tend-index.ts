import type { Connection } from './connection';
import type { Listing } from './library';
import { completeListing, readListing } from './list-anew';
import { completeIndex } from './rebuild-index';
import { tidyIndex } from './tidy-index';

/** The index is looked after every so many changes and at each start: often enough for a short tail. */
const TEND_EVERY = 16;

/** Brings the index into shape beside the changes, which do not wait for it. */
export interface IndexTender {
  /** After a change of so many clips: begins where it is time. */
  afterChange(clips: number): void;
  begin(): void;
  /** How far the list of highlights is made; goes on with it where it is no further than the last time. */
  listing(): Promise<Listing | undefined>;
  /** Resolves when nothing that was begun is left to do. */
  settled(): Promise<void>;
}

/**
 * Who looks after the index of this library and the list of its highlights. What stops the work is reported, and a later change
 * goes on with it. `openTender(connection, { onTrouble, onListed }).afterChange(1)`
 */
export function openTender(
  connection: Connection,
  { onTrouble, onListed }: { onTrouble: (error: unknown) => void; onListed: (ids: string[]) => void },
): IndexTender {
  let tending: Promise<void> = Promise.resolve();
  let changes = 0;
  /** How far the list was when it was last looked at. */
  let listed: number | undefined;

  const begin = () => {
    tending = tending
      .then(async () => {
        await completeListing(connection, onListed);
        await completeIndex(connection);
        while (await tidyIndex(connection));
      })
      .catch(onTrouble);
  };

  return {
    afterChange: (clips) => {
      if (clips >= TEND_EVERY || ++changes % TEND_EVERY === 0) begin();
    },
    begin,
    listing: async () => {
      const now = await readListing(connection);
      if (now && now.listed === listed) begin();
      listed = now?.listed;
      return now;
    },
    settled: () => tending,
  };
}

import type { Clip } from '../../utils/library/clip';
import { openTally } from '../../utils/library/facets';
import type { Facets } from '../../utils/library/library';

/** The counts of a result as far as it has been counted. */
export interface CountedResult {
  facets: Facets;
  isWhole: boolean;
}

/** A result of which some is read already. */
export interface ReadResult<Row extends { clip: Clip }> {
  rows: readonly Row[];
  /** The last row that is read, behind which to go on; if none, the result is read from its start. Whether there is more. */
  last: Row | undefined;
  hasMore: boolean;
  /** Reads what follows a row. */
  read(page: { limit: number; after?: Row }): AsyncIterable<Row>;
}

/** So many are counted at once; each clip has to be read for it, so the rest waits until the page has nothing else to do. */
const AT_ONCE = 5000;
const AT_ONCE_TOGETHER = 500;
const LATER_TOGETHER = 1000;

/** Later counts are shown when there is a tenth more of them: to show them is to sort all values. */
const WORTH_TELLING = 1.1;

/** Counts a result by value to its end, as long as it is not stopped, and tells the counts so far. */
export async function countResult<Row extends { clip: Clip }>(
  { rows, last, hasMore, read }: ReadResult<Row>,
  tell: (counted: CountedResult) => void,
  signal: AbortSignal,
): Promise<void> {
  const shown = openTally();
  for (const { clip } of rows) shown.add(clip);
  tell({ facets: shown.facets(), isWhole: !hasMore });
  const tally = last ? shown : openTally();
  let after = last;
  let told = rows.length;
  let counted = last ? rows.length : 0;
  for (let isWhole = !hasMore; !isWhole; ) {
    const isLater = counted >= AT_ONCE;
    if (isLater) await idle();
    if (signal.aborted) return;
    const limit = isLater ? LATER_TOGETHER : AT_ONCE_TOGETHER;
    const before = counted;
    for await (const row of read({ limit, ...(after && { after }) })) {
      tally.add(row.clip);
      after = row;
      counted++;
    }
    if (signal.aborted) return;
    isWhole = counted - before < limit;
    if (!isWhole && counted < told * (isLater ? WORTH_TELLING : 1)) continue;
    tell({ facets: tally.facets(), isWhole });
    told = counted;
  }
}

/** Comes when the page has nothing else to do; where the browser does not say when that is, after a moment. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 20);
  });
}

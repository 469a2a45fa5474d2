import type { ListRow, ShownRow } from '../../components/clip-list';
import type { DamagedClip } from '../../utils/library/damaged-clip';
import type { Placed } from '../../utils/library/list-order';

/**
 * The rows with those of damaged clips among them, each where the clip stood; at the end where the order is made by hand, and so
 * not to be told from the clips. `withDamaged(rows, [damaged], comparing('clippedNewest'))`
 */
export function withDamaged(
  rows: readonly ListRow[],
  damaged: readonly DamagedClip[],
  compare: ((one: Placed, other: Placed) => number) | undefined,
): readonly ShownRow[] {
  if (damaged.length === 0) return rows;
  const left = compare ? damaged.toSorted(compare) : [...damaged];
  const shown: ShownRow[] = [];
  for (const row of rows) {
    for (let next = left[0]; compare && next && compare(next, row.clip) < 0; next = left[0]) {
      shown.push({ damaged: next });
      left.shift();
    }
    shown.push(row);
  }
  return [...shown, ...left.map((last) => ({ damaged: last }))];
}

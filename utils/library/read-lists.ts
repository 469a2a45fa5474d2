import type { Clip } from './clip';
import type { Connection } from './connection';
import { COUNTED_STORES, readCounts } from './counts';
import type { AnyTransaction } from './database';
import type { Filter, ListPage } from './library';
import { directionOf } from './list-order';
import { keptClips, matchesFilter, namesOfFilter, type OnDamaged } from './stored';
import { type Place, rowsOfList } from './walk-list';

/** Rows read at once where a filter may pass over some of them. */
const BATCH = 64;

/** One page of a list by 收藏时间; a damaged row is told of and left out. */
export function readPage(
  connection: Connection,
  filter: Filter,
  { limit, after, order = 'clippedNewest' }: ListPage,
  onDamaged: OnDamaged,
): Promise<Clip[]> {
  return connection.read(['clips', ...COUNTED_STORES], async (tx) => {
    const list = await shortestList(tx, filter);
    const isPlain = namesOfFilter(filter).length === 1 && filter.starred !== false;
    const stretch = { count: isPlain ? limit : Math.max(BATCH, limit), direction: directionOf(order) };
    const clips: Clip[] = [];
    for await (const rows of rowsOfList((body) => body(tx), list, stretch, after && keyOf(after))) {
      for (const clip of rows.flatMap(({ key, value }) => keptClips(key[2], value, onDamaged))) {
        if (matchesFilter(clip, filter)) clips.push(clip);
        if (clips.length === limit) return clips;
      }
    }
    return clips;
  });
}

/** The list to walk for a filter: of those whose common clips are asked for the one with the fewest. */
async function shortestList(tx: AnyTransaction, filter: Filter): Promise<string> {
  const names = namesOfFilter(filter);
  const [first = 'all'] = names;
  // What lies in the trash is in no other list.
  if (names.length === 1 || first === 'trash') return first;
  const counts = await readCounts(tx);
  const shortest = Math.min(...names.map((name) => counts.get(name) ?? 0));
  return names.find((name) => (counts.get(name) ?? 0) === shortest) ?? first;
}

/** The place of a clip in every list: of 「2026-03-01T08:00:00.000Z」 → `[1772352000000, id]`. */
export function keyOf({ clippedAt, id }: Pick<Clip, 'clippedAt' | 'id'>): Place {
  return [Date.parse(clippedAt), id];
}

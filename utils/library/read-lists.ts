import type { Clip } from './clip';
import { readCounts } from './counts';
import { type AnyTransaction, type Connection, type ListedRow, readListBackwards } from './database';
import type { Facets, Filter, PageRequest } from './library';
import { LibraryError } from './library-error';
import { ClipRow, listsOf, listsOfFilter, matchesFilter } from './stored';

/** Rows read at once where a filter may pass over some of them. */
const BATCH = 64;

/** One page of a list, newest first; a damaged row is told of and left out. */
export function readPage(
  connection: Connection,
  filter: Filter,
  { limit, after }: PageRequest,
  onDamaged: (error: LibraryError) => void,
): Promise<Clip[]> {
  return connection.read(['clips', 'counts'], async (tx) => {
    const list = await shortestList(tx, filter);
    const isPlain = listsOfFilter(filter).length === 1 && filter.starred !== false;
    const clips: Clip[] = [];
    let before = after && keyOf(after);
    for (;;) {
      const wanted = isPlain ? limit - clips.length : Math.max(BATCH, limit);
      const rows = await readListBackwards(tx, list, wanted, before);
      for (const clip of parseListed(rows, onDamaged)) {
        if (matchesFilter(clip, filter)) clips.push(clip);
        if (clips.length === limit) return clips;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < wanted) return clips;
      before = [last.key[1], last.key[2]];
    }
  });
}

/** The list to walk for a filter: of those whose common clips are asked for the one with the fewest. */
export async function shortestList(tx: AnyTransaction, filter: Filter): Promise<string> {
  const names = listsOfFilter(filter);
  const [first = 'all'] = names;
  // What lies in the trash is in no other list.
  if (names.length === 1 || first === 'trash') return first;
  const counts = await readCounts(tx);
  const shortest = Math.min(...names.map((name) => counts.get(name) ?? 0));
  return names.find((name) => (counts.get(name) ?? 0) === shortest) ?? first;
}

/** The order of every list. */
export function newestFirst(one: Clip, other: Clip): number {
  if (one.clippedAt !== other.clippedAt) return one.clippedAt < other.clippedAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

/** The place of a clip in every list. */
export function keyOf({ clippedAt, id }: Pick<Clip, 'clippedAt' | 'id'>): [number, string] {
  return [Date.parse(clippedAt), id];
}

/** The clips of listed rows; a damaged one is told of and left out. */
export function parseListed(rows: ListedRow[], onDamaged: (error: LibraryError) => void): Clip[] {
  return rows.flatMap(({ key, value }) => {
    const parsed = ClipRow.safeParse(value);
    if (!parsed.success) onDamaged(new LibraryError('damaged', { id: key[2], cause: parsed.error }));
    return parsed.success ? [parsed.data.clip] : [];
  });
}

const FACETS = ['site', 'section', 'tag', 'year'] as const;

/** All counts, from the counters that every change keeps exact: no clip is read. */
export async function readFacets(connection: Connection): Promise<Facets> {
  return toFacets(await connection.read(['counts'], readCounts));
}

/** The counts of these clips alone, for a result that has arrived whole: `tallyFacets(hits.map(({ clip }) => clip))`. */
export function tallyFacets(clips: Clip[]): Facets {
  const countOf = new Map<string, number>();
  for (const name of clips.flatMap(listsOf)) countOf.set(name, (countOf.get(name) ?? 0) + 1);
  return toFacets(countOf);
}

function toFacets(countOf: Map<string, number>): Facets {
  const valuesOf = (facet: (typeof FACETS)[number]) =>
    [...countOf]
      .filter(([name]) => name.startsWith(`${facet}:`))
      .map(([name, count]) => ({ value: name.slice(facet.length + 1), count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  return {
    total: countOf.get('all') ?? 0,
    site: valuesOf('site'),
    section: valuesOf('section'),
    tag: valuesOf('tag'),
    year: valuesOf('year'),
    starred: countOf.get('starred') ?? 0,
    unread: countOf.get('unread') ?? 0,
    trashed: countOf.get('trash') ?? 0,
  };
}

import type { Clip } from './clip';
import { type Counts, isApart, readCounts, readGroup } from './counts';
import type { AnyTransaction, Connection } from './database';
import type { Facets, FacetValue, Filter, PageRequest } from './library';
import type { LibraryError } from './library-error';
import { keptClips, matchesFilter, namesOf, namesOfFilter } from './stored';
import { type Place, rowsBackwards } from './walk-list';

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
    const isPlain = namesOfFilter(filter).length === 1 && filter.starred !== false;
    const together = isPlain ? limit : Math.max(BATCH, limit);
    const clips: Clip[] = [];
    for await (const rows of rowsBackwards((body) => body(tx), list, together, after && keyOf(after))) {
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

/** The order of every list. */
export function newestFirst(one: Clip, other: Clip): number {
  if (one.clippedAt !== other.clippedAt) return one.clippedAt < other.clippedAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

/** The place of a clip in every list. */
export function keyOf({ clippedAt, id }: Pick<Clip, 'clippedAt' | 'id'>): Place {
  return [Date.parse(clippedAt), id];
}

/** The groups of values that clips are counted by. Of authors and sources there may be as many as clips. */
export const FACET_NAMES = ['tag', 'site', 'section', 'author', 'source', 'year', 'month'] as const;
/** One of them. */
export type FacetName = (typeof FACET_NAMES)[number];

/**
 * All counts but those of authors and sources, from the counters that every change keeps exact: no clip is read.
 */
export async function readFacets(connection: Connection): Promise<Facets> {
  const { author: _author, source: _source, ...facets } = toFacets(await connection.read(['counts'], readCounts));
  return facets;
}

/** The values of one group with their counts, most first. */
export async function readFacet(connection: Connection, name: FacetName): Promise<FacetValue[]> {
  const counts = await connection.read(['counts'], (tx) =>
    isApart(`${name}:`) ? readGroup(tx, name) : readCounts(tx),
  );
  return valuesOf(counts, name);
}

/** Counts clips one after another. */
export interface Tally {
  add(clip: Clip): void;
  /** The counts so far. */
  facets(): Facets;
}

/** A tally of no clips yet. */
export function openTally(): Tally {
  const countOf = new Map<string, number>();
  return {
    add: (clip) => {
      for (const name of namesOf(clip)) countOf.set(name, (countOf.get(name) ?? 0) + 1);
    },
    facets: () => toFacets(countOf),
  };
}

/** The counts of these clips alone, for a result that has arrived whole: `tallyFacets(hits.map(({ clip }) => clip))`. */
export function tallyFacets(clips: Clip[]): Facets {
  const tally = openTally();
  for (const clip of clips) tally.add(clip);
  return tally.facets();
}

function valuesOf(countOf: Counts, facet: FacetName): FacetValue[] {
  return [...countOf]
    .filter(([name]) => name.startsWith(`${facet}:`))
    .map(([name, count]) => ({ value: name.slice(facet.length + 1), count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

function toFacets(countOf: Counts): Facets {
  return {
    total: countOf.get('all') ?? 0,
    site: valuesOf(countOf, 'site'),
    section: valuesOf(countOf, 'section'),
    tag: valuesOf(countOf, 'tag'),
    year: valuesOf(countOf, 'year'),
    month: valuesOf(countOf, 'month'),
    author: valuesOf(countOf, 'author'),
    source: valuesOf(countOf, 'source'),
    starred: countOf.get('starred') ?? 0,
    unread: countOf.get('unread') ?? 0,
    trashed: countOf.get('trash') ?? 0,
  };
}

import type { Clip } from './clip';
import type { Connection } from './connection';
import { COUNTED_STORES, type Counts, isApart, readCounts, readGroup } from './counts';
import type { Facets, FacetValue } from './library';
import { namesOf } from './stored';

/** The groups of values that clips are counted by. Of authors and sources there may be as many as clips. */
export const FACET_NAMES = ['tag', 'site', 'section', 'author', 'source', 'year', 'month'] as const;

/** One of them: `author`. */
export type FacetName = (typeof FACET_NAMES)[number];

/**
 * All counts but those of authors and sources, from the counters that every change keeps exact: no clip is read.
 */
export async function readFacets(connection: Connection): Promise<Facets> {
  const {
    author: _author,
    source: _source,
    ...facets
  } = toFacets(await connection.read([...COUNTED_STORES], readCounts));
  return facets;
}

/** The values of one group with their counts, most first: of `source` 「金羊网」 12, 「示例日报」 3. */
export async function readFacet(connection: Connection, name: FacetName): Promise<FacetValue[]> {
  const counts = await connection.read([...COUNTED_STORES], (tx) =>
    isApart(`${name}:`) ? readGroup(tx, name) : readCounts(tx),
  );
  return valuesOf(counts, name);
}

/** Counts clips one after another: `tally.add(clip); tally.facets().total` → 1. */
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

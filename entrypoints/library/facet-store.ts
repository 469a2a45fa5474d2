import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Offered } from '../../components/filter-chips';
import type { Clip } from '../../utils/library/clip';
import { FACET_NAMES, type FacetName } from '../../utils/library/facets';
import type { Facets, Filter, Library } from '../../utils/library/library';
import { type CountedResult, countResult, type ReadResult } from './count-result';

/** Groups that may have as many values as there are clips. */
const LARGE = ['author', 'source'] as const;

interface Shown {
  filter: ReadonlySignal<Filter>;
  /** Whether less than the whole library is shown. */
  isNarrowed: ReadonlySignal<boolean>;
}

/** The counts beside a list: those of the whole library, and those of the current result. */
export function createFacetStore(
  library: Pick<Library, 'facets' | 'facet'>,
  { filter, isNarrowed }: Shown,
  fail: (error: unknown) => void,
) {
  const facets = signal<Facets | undefined>(undefined);
  /** The counts of the current result alone, as far as it has been read. */
  const found = signal<CountedResult | undefined>(undefined);
  /** Authors and sources of the whole library, once they have been asked for. */
  const large = signal<Pick<Facets, 'author' | 'source'>>({});
  let counting = new AbortController();

  /**
   * What the filters offer: the values of the current result with their counts, or of the whole library. Beside a chosen
   * value stand the others that could be chosen in its place, which the result has no counts for.
   */
  const offered = computed((): Offered | undefined => {
    if (!facets.value) return undefined;
    const all = { ...facets.value, ...large.value };
    if (!isNarrowed.value || !found.value) return { facets: all, kept: all.total, isWhole: true };
    const shown: Offered['facets'] = { ...found.value.facets, trashed: all.trashed };
    for (const name of FACET_NAMES) {
      const chosen = filter.value[name];
      if (chosen === undefined) continue;
      const others = all[name]?.filter(({ value }) => value !== chosen).map(({ value }) => ({ value })) ?? [];
      const own = found.value.facets[name]?.filter(({ value }) => value === chosen) ?? [];
      shown[name] = [...own, ...others];
    }
    return { facets: shown, kept: all.total, isWhole: found.value.isWhole };
  });

  /** How many clips the whole list, the trash, or one filter alone has, where the counts tell. */
  function countOf({ trashed, ...rest }: Filter): number | undefined {
    if (!facets.value) return undefined;
    const chosen = Object.entries(rest).filter(([, value]) => value !== undefined);
    if (trashed) return chosen.length === 0 ? facets.value.trashed : undefined;
    if (chosen.length === 0) return facets.value.total;
    const [[name, value] = ['', '']] = chosen;
    if (chosen.length > 1) return undefined;
    if (name === 'starred' || name === 'unread') return facets.value[name];
    const facet = FACET_NAMES.find((known) => known === name);
    const values = facet && { ...facets.value, ...large.value }[facet];
    return values?.find((known) => known.value === value)?.count;
  }

  /** Reads the counts of the whole library. */
  async function count() {
    try {
      facets.value = await library.facets();
      for (const name of LARGE) if (large.value[name]) await load(name);
    } catch (error) {
      fail(error);
    }
  }

  /** Reads the values of a group that is not counted before somebody asks for it. */
  async function load(name: FacetName) {
    if (name !== 'author' && name !== 'source') return;
    try {
      large.value = { ...large.value, [name]: await library.facet(name) };
    } catch (error) {
      fail(error);
    }
  }

  /** Counts the result by value, what follows the last row read too, while nothing else is asked for; nobody waits for it. */
  async function tally<Row extends { clip: Clip }>(read: (signal: AbortSignal) => ReadResult<Row>) {
    counting.abort();
    if (!isNarrowed.value) {
      found.value = undefined;
      return;
    }
    const mine = new AbortController();
    counting = mine;
    const tell = (counted: CountedResult) => {
      found.value = counted;
    };
    await countResult(read(mine.signal), tell, mine.signal).catch((error) => mine.signal.aborted || fail(error));
  }

  return {
    facets,
    found,
    offered,
    countOf,
    count,
    load,
    tally,
    stop: () => counting.abort(),
  };
}

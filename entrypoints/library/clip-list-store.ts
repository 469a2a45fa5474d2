import { batch, computed, signal } from '@preact/signals';
import type { ListRow } from '../../components/clip-list';
import { isShowingAll, type Offered } from '../../components/filter-chips';
import type { FaultWords } from '../../components/search-box';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type {
  Facets,
  Filter,
  Library,
  LibraryChange,
  PageRequest,
  SearchOrder,
  SearchPage,
} from '../../utils/library/library';
import { parseQuery } from '../../utils/library/query';
import { FACET_NAMES, type FacetName, tallyFacets } from '../../utils/library/read-lists';
import { mostRelevantFirst } from '../../utils/library/relevance';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';
import { writeSettings } from '../../utils/settings/settings';
import { type CountedResult, countResult } from './count-result';

const PAGE_SIZE = 60;
/** After a change at most so many rows are read again at once; the rest follows by scrolling. */
const REFRESH_LIMIT = 480;
/** So many hits, the newest, are read at once to be shown by relevance; what is older follows them by date. */
const RANKED = 1000;
const LARGE = ['author', 'source'] as const;
/** A query is searched when nothing was typed for so long. */
const TYPING_MS = 120;

export type ClipListStore = ReturnType<typeof createClipListStore>;

/**
 * The list of clips as popup and library page show it: what is sought, how it is filtered, the rows read so far (keyset
 * pages, or hits as they are found), the selection. Follows the library's changes by `follow`.
 */
export function createClipListStore(library: Library, startOrder: SearchOrder = 'date') {
  const query = signal('');
  const order = signal(startOrder);
  const filter = signal<Filter>({});
  const rows = signal<readonly ListRow[]>([]);
  const facets = signal<Facets | undefined>(undefined);
  /** The counts of the current result alone, as far as it has been read. */
  const found = signal<CountedResult | undefined>(undefined);
  /** Authors and sources of the whole library, once they have been asked for. */
  const large = signal<Pick<Facets, 'author' | 'source'>>({});
  const selected = signal<ReadonlySet<string>>(new Set());
  /** `first`: nothing has been read yet. `reading`: rows may be stale. */
  const phase = signal<'first' | 'reading' | 'ready'>('first');
  const failure = signal<Failure | undefined>(undefined);
  const hasMore = signal(false);
  /** What in the query was not understood, each in a sentence. */
  const queryFaults = signal<readonly FaultWords[]>([]);

  /** The clip up to which the list has been read, newest first. */
  let lastRead: Clip | undefined;
  let running = new AbortController();
  let counting = new AbortController();
  let isReadingMore = false;
  let typing: ReturnType<typeof setTimeout> | undefined;

  const isFiltered = computed(() => !isShowingAll(filter.value));
  const isSearching = computed(() => query.value.trim() !== '');
  const isNarrowed = computed(() => !filter.value.trashed && (isSearching.value || isFiltered.value));
  const isRanking = computed(() => isSearching.value && order.value === 'relevance');
  /** How many rows are sorted by relevance, where there are more of them. */
  const ranked = computed(() =>
    isRanking.value && (hasMore.value || rows.value.length > RANKED) ? RANKED : undefined,
  );

  /** How many rows there are in all, where the counts tell: for the whole list, the trash, and one filter alone. */
  const total = computed(() => {
    if (!hasMore.value && phase.value === 'ready') return rows.value.length;
    if (isNarrowed.value && found.value?.isWhole) return found.value.facets.total;
    if (isSearching.value || !facets.value) return undefined;
    const { trashed, ...rest } = filter.value;
    const chosen = Object.entries(rest).filter(([, value]) => value !== undefined);
    if (trashed) return chosen.length === 0 ? facets.value.trashed : undefined;
    if (chosen.length === 0) return facets.value.total;
    const [[name, value] = ['', '']] = chosen;
    if (chosen.length > 1) return undefined;
    if (name === 'starred' || name === 'unread') return facets.value[name];
    const facet = FACET_NAMES.find((known) => known === name);
    const values = facet && { ...facets.value, ...large.value }[facet];
    return values?.find((known) => known.value === value)?.count;
  });

  /** The tags that are offered where one is typed. */
  const knownTags = computed(() => facets.value?.tag.map(({ value }) => value) ?? []);

  /** How many rows there are at the least. */
  const atLeast = computed(() => Math.max(rows.value.length, (isNarrowed.value && found.value?.facets.total) || 0));

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

  async function* readRows(page: SearchPage, signal: AbortSignal): AsyncGenerator<ListRow & { relevance: number }> {
    const sought = query.value.trim();
    if (sought !== '') yield* library.search(sought, filter.value, page, signal);
    else for (const clip of await library.list(filter.value, page)) yield { clip, relevance: 0 };
  }

  /** Reads from the top. The old rows stand until the first new ones are there, so that typing does not flicker. */
  async function load(limit = PAGE_SIZE) {
    running.abort();
    counting.abort();
    const mine = new AbortController();
    running = mine;
    isReadingMore = false;
    if (phase.value !== 'first') phase.value = 'reading';
    queryFaults.value = faultWords(query.value);
    const isRanked = isRanking.value;
    const wanted = isRanked ? RANKED : limit;
    const read: (ListRow & { relevance: number })[] = [];
    const inOrder = () => (isRanked ? mostRelevantFirst(read) : [...read]);
    let shownAt = performance.now();
    try {
      for await (const row of readRows({ limit: wanted, order: order.value }, mine.signal)) {
        if (mine.signal.aborted) return;
        read.push(row);
        if (isSearching.value && (read.length === 10 || performance.now() - shownAt > 100)) {
          rows.value = inOrder();
          if (isNarrowed.value) found.value = { facets: tallyFacets(read.map(({ clip }) => clip)), isWhole: false };
          shownAt = performance.now();
        }
      }
      if (mine.signal.aborted) return;
      batch(() => {
        rows.value = inOrder();
        lastRead = read.at(-1)?.clip;
        hasMore.value = read.length >= wanted;
        failure.value = undefined;
        phase.value = 'ready';
      });
      void tally();
    } catch (error) {
      if (!mine.signal.aborted) fail(error);
    }
  }

  /** Counts the result by value, what follows the last row read too, while nothing else is asked for; nobody waits for it. */
  async function tally() {
    counting.abort();
    if (!isNarrowed.value) {
      found.value = undefined;
      return;
    }
    const mine = new AbortController();
    counting = mine;
    const result = {
      clips: rows.value.map(({ clip }) => clip),
      last: lastRead,
      hasMore: hasMore.value,
      read: (page: PageRequest) => readRows(page, mine.signal),
    };
    const tell = (counted: CountedResult) => {
      found.value = counted;
    };
    await countResult(result, tell, mine.signal).catch((error) => mine.signal.aborted || fail(error));
  }

  /** Reads the next page; called again and again while the end of the list is near. */
  async function loadMore() {
    const after = lastRead;
    if (isReadingMore || !hasMore.value || phase.value !== 'ready' || !after) return;
    isReadingMore = true;
    const { signal } = running;
    try {
      const read: ListRow[] = [];
      for await (const row of readRows({ limit: PAGE_SIZE, after }, signal)) read.push(row);
      if (signal.aborted) return;
      batch(() => {
        rows.value = [...rows.value, ...read];
        lastRead = read.at(-1)?.clip ?? after;
        hasMore.value = read.length >= PAGE_SIZE;
      });
    } catch (error) {
      if (!signal.aborted) fail(error);
    } finally {
      if (!signal.aborted) isReadingMore = false;
    }
  }

  /** Something else is asked for: what has been counted is of another result. */
  function ask() {
    clearTimeout(typing);
    selected.value = new Set();
    if (found.value) found.value = { ...found.value, isWhole: false };
  }

  async function countFacets() {
    try {
      facets.value = await library.facets();
      for (const name of LARGE) if (large.value[name]) await loadFacet(name);
    } catch (error) {
      fail(error);
    }
  }

  /** Reads the values of a group that is not counted before somebody asks for it. */
  async function loadFacet(name: FacetName) {
    if (name !== 'author' && name !== 'source') return;
    try {
      large.value = { ...large.value, [name]: await library.facet(name) };
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown) {
    batch(() => {
      failure.value = toFailure(error);
      phase.value = 'ready';
    });
  }

  /** Shows these clips as they are now, each in its place, also where the filter would no longer let it through. */
  async function renew(ids: string[]) {
    const wanted = new Set(ids);
    const clips = await Promise.all(
      rows.value.filter(({ clip }) => wanted.has(clip.id)).map(({ clip }) => library.get(clip.id)),
    );
    const byId = new Map(clips.flatMap((clip) => (clip ? [[clip.id, clip]] : [])));
    rows.value = rows.value.map((row) => ({ ...row, clip: byId.get(row.clip.id) ?? row.clip }));
    void tally();
    await countFacets();
  }

  /** Brings the list up to date with a change that this page or another one made. */
  async function follow({ kind, ids }: LibraryChange) {
    if (kind === 'rules' || kind === 'searches') return;
    if (kind === 'lists' && filter.value.list === undefined && !isSearching.value) return;
    const changed = new Set(ids);
    if (kind === 'updated' && !isFiltered.value && !isSearching.value) {
      await renew(ids);
      return;
    }
    if (kind === 'trashed' || kind === 'erased' || kind === 'restored') {
      selected.value = new Set([...selected.value].filter((id) => !changed.has(id)));
    }
    await Promise.all([load(Math.max(PAGE_SIZE, Math.min(rows.value.length + 1, REFRESH_LIMIT))), countFacets()]);
  }

  /** Every id that the current list would show if it were scrolled to its end. */
  async function allIds(): Promise<string[]> {
    const ids: string[] = [];
    let after: PageRequest['after'];
    for (;;) {
      let count = 0;
      for await (const { clip } of readRows({ limit: 500, ...(after && { after }) }, new AbortController().signal)) {
        ids.push(clip.id);
        after = clip;
        count++;
      }
      if (count < 500) return ids;
    }
  }

  return {
    query,
    order,
    ranked,
    filter,
    rows,
    facets,
    offered,
    atLeast,
    loadFacet,
    selected,
    phase,
    failure,
    hasMore,
    queryFaults,
    isFiltered,
    isSearching,
    knownTags,
    total,
    allIds,
    toggleSelected(id: string) {
      const next = new Set(selected.value);
      if (!next.delete(id)) next.add(id);
      selected.value = next;
    },
    /** Selects all that the list would show, rows that are not read yet too. */
    async selectAll() {
      selected.value = new Set(await allIds());
    },
    follow,
    renew,
    loadMore,
    start: () => Promise.all([load(), countFacets()]),
    search(text: string) {
      query.value = text;
      ask();
      typing = setTimeout(load, text === '' ? 0 : TYPING_MS);
    },
    async sortBy(wanted: SearchOrder) {
      order.value = wanted;
      void load();
      await writeSettings({ searchOrder: wanted });
    },
    /** Shows what a saved search asks for. */
    show(wantedQuery: string, wantedFilter: Filter, wantedOrder: SearchOrder) {
      batch(() => {
        query.value = wantedQuery;
        filter.value = wantedFilter;
        order.value = wantedOrder;
        ask();
      });
      void load();
    },
    filterBy(wanted: Filter) {
      filter.value = wanted;
      ask();
      void load();
    },
    clear() {
      query.value = '';
      filter.value = filter.value.trashed ? { trashed: true } : {};
      ask();
      void load();
    },
  };
}

/** 「日期:昨天」 → 「看不懂「日期:昨天」。…」, with its place. */
function faultWords(query: string): FaultWords[] {
  return parseQuery(query).faults.map(({ reason, start, end }) => ({
    words: translate(`queryFault_${reason}`, query.slice(start, end)),
    start,
    end,
  }));
}

import { batch, computed, signal } from '@preact/signals';
import type { ListRow } from '../../components/clip-list';
import type { FaultWords } from '../../components/search-box';
import type { Clip } from '../../utils/library/clip';
import { tallyFacets } from '../../utils/library/facets';
import type { Filter, Library, LibraryChange, PageRequest, SearchPage } from '../../utils/library/library';
import { mostRelevantFirst } from '../../utils/library/relevance';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';
import type { ListOrder, SearchOrder } from '../../utils/settings/choices';
import { writeSettings } from '../../utils/settings/settings';
import { createFacetStore } from './facet-store';
import { createListSelection } from './list-selection';
import { createListWish } from './list-wish';
import { faultWords } from './query-faults';

const PAGE_SIZE = 60;
/** After a change at most so many rows are read again at once; the rest follows by scrolling. */
const REFRESH_LIMIT = 480;
/** So many hits, the newest, are read at once to be shown by relevance; what is older follows them by date. */
const RANKED = 1000;
/** A query is searched when nothing was typed for so long. */
const TYPING_MS = 120;

export type ClipListStore = ReturnType<typeof createClipListStore>;

/**
 * The list of clips as popup and library page show it: what is sought, how it is filtered, the rows read so far (keyset
 * pages, or hits as they are found), the selection. Follows the library's changes by `follow`.
 */
export function createClipListStore(
  library: Library,
  startOrder: SearchOrder = 'date',
  startListOrder: ListOrder = 'clippedNewest',
) {
  const { query, order, listOrder, filter, isFiltered, isSearching, isNarrowed, isRanking } = createListWish(
    startOrder,
    startListOrder,
  );
  const rows = signal<readonly ListRow[]>([]);
  /** `first`: nothing has been read yet. `reading`: rows may be stale. */
  const phase = signal<'first' | 'reading' | 'ready'>('first');
  const failure = signal<Failure | undefined>(undefined);
  const hasMore = signal(false);
  /** What in the query was not understood, each in a sentence. */
  const queryFaults = signal<readonly FaultWords[]>([]);

  /** The clip up to which the list has been read, in its order. */
  let lastRead: Clip | undefined;
  let running = new AbortController();
  let isReadingMore = false;
  let typing: ReturnType<typeof setTimeout> | undefined;

  /** How many rows are sorted by relevance, where there are more of them. */
  const ranked = computed(() =>
    isRanking.value && (hasMore.value || rows.value.length > RANKED) ? RANKED : undefined,
  );

  const { deselect, ...selection } = createListSelection(rows, allIds);
  const { facets, found, offered, ...counts } = createFacetStore(library, { filter, isNarrowed }, fail);

  /** How many rows there are in all, where that is known. */
  const total = computed(() => {
    if (!hasMore.value && phase.value === 'ready') return rows.value.length;
    if (isNarrowed.value && found.value?.isWhole) return found.value.facets.total;
    return isSearching.value ? undefined : counts.countOf(filter.value);
  });

  /** The tags that are offered where one is typed. */
  const knownTags = computed(() => facets.value?.tag.map(({ value }) => value) ?? []);

  /** How many rows there are at the least. */
  const atLeast = computed(() => Math.max(rows.value.length, (isNarrowed.value && found.value?.facets.total) || 0));

  async function* readRows(
    { order: searchOrder, ...page }: SearchPage,
    signal: AbortSignal,
    inOrder = listOrder.value,
  ): AsyncGenerator<ListRow & { relevance: number }> {
    const sought = query.value.trim();
    if (sought !== '') {
      yield* library.search(sought, filter.value, { ...page, ...(searchOrder && { order: searchOrder }) }, signal);
      return;
    }
    for (const clip of await library.list(filter.value, { ...page, order: inOrder })) yield { clip, relevance: 0 };
  }

  /** Reads from the top. The old rows stand until the first new ones are there, so that typing does not flicker. */
  async function load(limit = PAGE_SIZE) {
    running.abort();
    counts.stop();
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

  /** Counts the current result to its end; nobody waits for it. Where its order is dear to read it is read in the cheapest. */
  function tally(): Promise<void> {
    const goesOn = isSearching.value || listOrder.value === 'clippedNewest';
    return counts.tally((signal) => ({
      clips: rows.value.map(({ clip }) => clip),
      last: goesOn ? lastRead : undefined,
      hasMore: hasMore.value,
      read: (page) => readRows(page, signal, 'clippedNewest'),
    }));
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

  /** Shows the list in this order, if it is not. */
  function showIn(wanted: ListOrder) {
    if (wanted === listOrder.value) return;
    listOrder.value = wanted;
    void load();
  }

  /** Something else is asked for: what has been counted is of another result. */
  function ask() {
    clearTimeout(typing);
    selection.deselectAll();
    if (found.value) found.value = { ...found.value, isWhole: false };
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
    await counts.count();
  }

  /** Brings the list up to date with a change that this page or another one made. */
  async function follow({ kind, ids }: LibraryChange) {
    if (kind === 'rules' || kind === 'searches') return;
    if (kind === 'lists' && filter.value.list === undefined && !isSearching.value) return;
    if (kind === 'updated' && !isFiltered.value && !isSearching.value) {
      await renew(ids);
      return;
    }
    if (kind === 'trashed' || kind === 'erased' || kind === 'restored') deselect(new Set(ids));
    await Promise.all([load(Math.max(PAGE_SIZE, Math.min(rows.value.length + 1, REFRESH_LIMIT))), counts.count()]);
  }

  /** Every id that the current list would show if it were scrolled to its end, newest first. */
  async function allIds(): Promise<string[]> {
    const ids: string[] = [];
    let after: PageRequest['after'];
    for (;;) {
      let count = 0;
      const page = { limit: 500, ...(after && { after }) };
      for await (const { clip } of readRows(page, new AbortController().signal, 'clippedNewest')) {
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
    listOrder,
    ranked,
    filter,
    rows,
    facets,
    offered,
    atLeast,
    loadFacet: counts.load,
    ...selection,
    phase,
    failure,
    hasMore,
    queryFaults,
    isFiltered,
    isSearching,
    knownTags,
    total,
    allIds,
    follow,
    renew,
    loadMore,
    start: () => Promise.all([load(), counts.count()]),
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
    async orderBy(wanted: ListOrder) {
      showIn(wanted);
      await writeSettings({ listOrder: wanted });
    },
    showIn,
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

import { batch, computed } from '@preact/signals';
import type { ListRow } from '../../components/clip-list';
import { tallyFacets } from '../../utils/library/facets';
import type { Filter, Library, LibraryChange } from '../../utils/library/library';
import { comparing } from '../../utils/library/list-order';
import type { ListOrder, SearchOrder } from '../../utils/settings/choices';
import { writeSettings } from '../../utils/settings/settings';
import { createFacetStore } from './facet-store';
import { createListReading, RANKED } from './list-reading';
import { createListWish } from './list-wish';
import { faultWords } from './query-faults';
import { createRowSelection } from './row-selection';
import { withDamaged } from './with-damaged';

/** A query is searched when nothing was typed for so long. */
const TYPING_MS = 120;

/** What `createClipListStore` gives back. */
export type ClipListStore = ReturnType<typeof createClipListStore>;

/**
 * The list of clips as popup and library page show it: what is sought, how it is filtered, the rows read so far, the
 * counts beside them, the selection. Follows the library's changes by `follow`.
 */
export function createClipListStore(
  library: Library,
  startOrder: SearchOrder = 'date',
  startListOrder: ListOrder = 'clippedNewest',
) {
  const wish = createListWish(startOrder, startListOrder);
  const { query, order, listOrder, filter, isFiltered, isSearching, isNarrowed, isRanking } = wish;
  const reading = createListReading(library, wish, {
    onBegin: () => counts.stop(),
    onSome: (clips) => {
      if (isNarrowed.value) found.value = { facets: tallyFacets(clips), isWhole: false };
    },
    onRead: () => void tally(),
  });
  const { rows, damaged, phase, failure, hasMore, queryFaults, loadMore, allIds } = reading;
  const { deselect, selectedRows, ...selection } = createRowSelection(rows, ({ clip }) => clip.id, allIds);
  /** The selected clips, as far as their rows have been read. */
  const selectedClips = computed(() => selectedRows.value.map(({ clip }) => clip));
  const { facets, found, offered, ...counts } = createFacetStore(library, { filter, isNarrowed }, reading.fail);
  let typing: ReturnType<typeof setTimeout> | undefined;
  /** Whether something else is shown in the place of the rows, and whether they have to be read again after it. */
  let [isResting, isStale] = [false, false];

  /** Reads the rows, as soon as they are shown. */
  async function load(read: () => Promise<void> = reading.load) {
    isStale = isResting;
    if (isResting) queryFaults.value = faultWords(query.value);
    else await read();
  }

  /** How many rows are sorted by relevance, where there are more of them. */
  const ranked = computed(() =>
    isRanking.value && (hasMore.value || rows.value.length > RANKED) ? RANKED : undefined,
  );

  /** The rows with those of damaged clips among them. */
  const shown = computed(() => {
    const isByHand = filter.value.list !== undefined;
    return withDamaged(rows.value, damaged.value, isByHand ? undefined : comparing(listOrder.value));
  });

  /** Whether there is no row behind those that have been read. */
  const isAtEnd = computed(() => !hasMore.value && phase.value === 'ready');

  /** How many clips are counted here that no list has: of them nothing is left that would say where they stood. */
  const unlisted = computed(() => {
    if (!isAtEnd.value || isSearching.value || failure.value) return 0;
    return Math.max(0, (counts.countOf(filter.value) ?? 0) - shown.value.length);
  });

  /** How many rows there are in all, where that is known. */
  const total = computed(() => {
    if (isAtEnd.value) return shown.value.length + unlisted.value;
    if (isNarrowed.value && found.value?.isWhole) return found.value.facets.total;
    return isSearching.value ? undefined : counts.countOf(filter.value);
  });

  /** The tags that are offered where one is typed. */
  const knownTags = computed(() => facets.value?.tag.map(({ value }) => value) ?? []);

  /** How many rows there are at the least. */
  const atLeast = computed(() => Math.max(rows.value.length, (isNarrowed.value && found.value?.facets.total) || 0));

  /** Counts the current result to its end; nobody waits for it. Where its order is dear to read it is read in the cheapest. */
  function tally(): Promise<void> {
    const goesOn = isSearching.value || listOrder.value === 'clippedNewest';
    const last = goesOn ? reading.lastRead() : undefined;
    return counts.tally<ListRow>((signal) => ({
      rows: rows.value,
      last: last && { clip: last },
      hasMore: hasMore.value,
      read: ({ limit, after }) =>
        reading.readRows({ limit, ...(after && { after: after.clip }) }, signal, 'clippedNewest'),
    }));
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
    const isMended = damaged.value.some(({ id }) => ids.includes(id));
    if (kind === 'updated' && !isFiltered.value && !isSearching.value && !isMended) {
      await renew(ids);
      return;
    }
    if (kind === 'trashed' || kind === 'erased' || kind === 'restored') deselect(new Set(ids));
    await Promise.all([load(reading.reload), counts.count()]);
  }

  return {
    query,
    order,
    listOrder,
    ranked,
    filter,
    rows,
    shown,
    unlisted,
    facets,
    offered,
    atLeast,
    loadFacet: counts.load,
    ...selection,
    selectedClips,
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
    /** Reads nothing while something else is shown in the place of the rows. */
    rest(isWanted: boolean) {
      isResting = isWanted;
      if (isStale) void load();
    },
    search(text: string) {
      query.value = text;
      ask();
      typing = setTimeout(() => void load(), text === '' ? 0 : TYPING_MS);
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

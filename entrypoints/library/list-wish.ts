import { computed, signal } from '@preact/signals';
import { isShowingAll } from '../../components/filter-chips';
import type { Filter } from '../../utils/library/library';
import type { ListOrder, SearchOrder } from '../../utils/settings/choices';

/** What `createListWish` gives back. */
export type ListWish = ReturnType<typeof createListWish>;

/** What a list is asked for: the words that are sought, the filter, and in what order. */
export function createListWish(startOrder: SearchOrder, startListOrder: ListOrder) {
  const query = signal('');
  /** Of the hits of a search. */
  const order = signal(startOrder);
  /** Of the list while nothing is sought. */
  const listOrder = signal(startListOrder);
  const filter = signal<Filter>({});

  const isFiltered = computed(() => !isShowingAll(filter.value));
  const isSearching = computed(() => query.value.trim() !== '');
  /** Whether less than the whole library is asked for. */
  const isNarrowed = computed(() => !filter.value.trashed && (isSearching.value || isFiltered.value));
  const isRanking = computed(() => isSearching.value && order.value === 'relevance');

  return { query, order, listOrder, filter, isFiltered, isSearching, isNarrowed, isRanking };
}

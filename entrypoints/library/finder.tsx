import type { RefObject } from 'preact';
import type { FilterProps } from '../../components/filter-chips';
import type { RowListHandle } from '../../components/row-list';
import { SearchBox } from '../../components/search-box';
import type { FinderStore } from './finder-store';

interface FinderProps {
  store: Pick<FinderStore, 'list'>;
  search: RefObject<HTMLInputElement | null>;
  /** The list below, where ↓ leads. */
  rows: RefObject<RowListHandle | null>;
}

/** Where to type what the list is to show. */
export function Finder({ store: { list }, search, rows }: FinderProps) {
  return (
    <SearchBox
      query={list.query.value}
      faults={list.queryFaults.value}
      inputRef={search}
      order={list.order.value}
      ranked={list.ranked.value}
      onInput={list.search}
      onOrder={list.sortBy}
      onDown={() => rows.current?.focus()}
    />
  );
}

/** What the filters offer and do, as side pane or chips: `<FilterChips {...filtersOf(store)} />`. */
export function filtersOf({
  list,
  saved,
  readingLists,
  tags,
}: Pick<FinderStore, 'list' | 'saved' | 'readingLists' | 'tags'>): FilterProps {
  return {
    tags: { onRename: tags.rename, onRemove: tags.remove },
    offered: list.offered.value,
    filter: list.filter.value,
    onFacet: list.loadFacet,
    onFilter: list.filterBy,
    saved: saved.view(),
    lists: readingLists.view(),
  };
}

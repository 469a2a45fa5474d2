import type { RefObject } from 'preact';
import type { FilterProps } from '../../components/filter-chips';
import type { RowListHandle } from '../../components/row-list';
import { SearchBox } from '../../components/search-box';
import { translate } from '../../utils/i18n/translate';
import type { ExcerptStore } from './excerpt-store';
import type { FinderStore } from './finder-store';

interface FinderProps {
  store: Pick<FinderStore, 'list'>;
  /** Whether highlights are sought, and not clips. */
  ofExcerpts?: boolean;
  search: RefObject<HTMLInputElement | null>;
  /** The list below, where ↓ leads. */
  rows: RefObject<RowListHandle | null>;
}

/** Where to type what the list is to show. */
export function Finder({ store: { list }, ofExcerpts = false, search, rows }: FinderProps) {
  return (
    <SearchBox
      query={list.query.value}
      faults={list.queryFaults.value}
      inputRef={search}
      order={ofExcerpts ? undefined : list.order.value}
      placeholder={ofExcerpts ? translate('searchExcerpts') : undefined}
      ranked={ofExcerpts ? undefined : list.ranked.value}
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
  excerpts,
  showExcerpts,
}: Pick<FinderStore, 'list' | 'saved' | 'readingLists' | 'tags'> & {
  /** Of a page that shows highlights in the place of the list. */
  excerpts?: ExcerptStore;
  showExcerpts?(isWanted: boolean): void;
}): FilterProps {
  const isShown = excerpts?.isShown.value === true;
  return {
    tags: { onRename: tags.rename, onRemove: tags.remove },
    offered: isShown ? excerpts.offered.value : list.offered.value,
    filter: list.filter.value,
    onFacet: isShown ? excerpts.loadFacet : list.loadFacet,
    onFilter: list.filterBy,
    ...(showExcerpts && { excerpts: { isShown, count: excerpts?.total.value, onShow: showExcerpts } }),
    saved: saved.view(),
    lists: readingLists.view(),
  };
}

import { translate } from '../utils/i18n/translate';
import type { SavedSearch } from '../utils/library/saved-search';
import { NamedFilters, NewName } from './named-filters';

/** The saved searches, and what can be done with them. */
export interface SavedSearchesProps {
  searches: readonly SavedSearch[];
  /** The one that the list shows. */
  currentId: string | undefined;
  /** What the list asks for, if it can be saved. */
  asked: Pick<SavedSearch, 'query' | 'filter'> | undefined;
  onRun(search: SavedSearch): void;
  onSave(name: string): void;
  onRename(search: SavedSearch, name: string): void;
  onRemove(search: SavedSearch): void;
}

/** 保存的搜索, each run by one press and with a menu of its own; below them the way to save what is asked for now. */
export function SavedSearches(props: SavedSearchesProps) {
  const { currentId, asked } = props;
  return (
    <NamedFilters
      items={props.searches}
      currentId={currentId}
      nameLabel={translate('searchName')}
      removeLabel={translate('removeSearch')}
      hintOf={({ query }) => query}
      onOpen={props.onRun}
      onRename={props.onRename}
      onRemove={props.onRemove}
    >
      {asked && currentId === undefined && (
        <NewName
          trigger={translate('saveSearch')}
          label={translate('searchName')}
          name={nameOf(asked)}
          action={translate('save')}
          onName={props.onSave}
        />
      )}
    </NamedFilters>
  );
}

/** A name to begin with: the query, else the values of the filter: 「中工评论 · 2020」. */
function nameOf({ query, filter }: Pick<SavedSearch, 'query' | 'filter'>): string {
  const values = Object.values(filter).filter((value) => typeof value === 'string');
  const marks = [filter.starred && translate('starred'), filter.unread && translate('unread')].filter(Boolean);
  return [query, ...values, ...marks].filter(Boolean).join(' · ');
}

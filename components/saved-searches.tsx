import { translate } from '../utils/i18n/translate';
import type { SavedSearch } from '../utils/library/saved-search';
import { Icon } from './icon';
import { MenuItem } from './menu-item';
import { NameForm } from './name-form';
import { Popover, useClosePopover } from './popover';
import './filter-pane.css';
import './saved-searches.css';

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
  const { searches, currentId, asked } = props;
  const close = useClosePopover();
  return (
    <div class="saved-searches">
      <ul>
        {searches.map((search) => (
          <li key={search.id}>
            <button
              type="button"
              class="filter"
              aria-pressed={search.id === currentId}
              title={search.query}
              onClick={() => {
                close();
                props.onRun(search);
              }}
            >
              <span class="value" lang="zh">
                {search.name}
              </span>
            </button>
            <Popover
              className="button quiet icon-only"
              label={translate('moreOf', search.name)}
              trigger={<Icon name="more" />}
            >
              {() => (
                <>
                  <NameForm
                    label={translate('searchName')}
                    name={search.name}
                    action={translate('rename')}
                    onName={(name) => name !== search.name && props.onRename(search, name)}
                  />
                  <MenuItem icon="trash" isDanger onClick={() => props.onRemove(search)}>
                    {translate('removeSearch')}
                  </MenuItem>
                </>
              )}
            </Popover>
          </li>
        ))}
      </ul>
      {asked && currentId === undefined && (
        <Popover
          className="button quiet save-search"
          trigger={
            <>
              <Icon name="plus" /> {translate('saveSearch')}
            </>
          }
        >
          {() => (
            <NameForm
              label={translate('searchName')}
              name={nameOf(asked)}
              action={translate('save')}
              onName={props.onSave}
            />
          )}
        </Popover>
      )}
    </div>
  );
}

/** A name to begin with: the query, else the values of the filter: 「中工评论 · 2020」. */
function nameOf({ query, filter }: Pick<SavedSearch, 'query' | 'filter'>): string {
  const values = Object.values(filter).filter((value) => typeof value === 'string');
  const marks = [filter.starred && translate('starred'), filter.unread && translate('unread')].filter(Boolean);
  return [query, ...values, ...marks].filter(Boolean).join(' · ');
}

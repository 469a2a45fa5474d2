import { translate } from '../utils/i18n/translate';
import type { ReadingList } from '../utils/library/reading-list';
import './filter-pane.css';
import { Icon } from './icon';
import { MenuItem } from './menu-item';
import { NameForm } from './name-form';
import { Popover, useClosePopover } from './popover';
import './saved-searches.css';
import { numberWords } from './wording';

/** The lists made by hand, and what can be done with them. */
export interface ReadingListsProps {
  lists: readonly ReadingList[];
  /** How many clips of a list are to be seen, by its id. */
  counts: ReadonlyMap<string, number>;
  /** The one that is open. */
  currentId: string | undefined;
  onOpen(list: ReadingList): void;
  onNew(name: string): void;
  onRename(list: ReadingList, name: string): void;
  onRemove(list: ReadingList): void;
}

/** 清单, each opened by one press and with a menu of its own; below them the way to a new one. */
export function ReadingLists(props: ReadingListsProps) {
  const { lists, counts, currentId } = props;
  const close = useClosePopover();
  return (
    <div class="saved-searches">
      <ul>
        {lists.map((list) => (
          <li key={list.id}>
            <button
              type="button"
              class="filter"
              aria-pressed={list.id === currentId}
              onClick={() => {
                close();
                props.onOpen(list);
              }}
            >
              <span class="value" lang="zh" title={list.name}>
                {list.name}
              </span>
              <span class="count">{numberWords(counts.get(list.id) ?? 0)}</span>
            </button>
            <Popover
              className="button quiet icon-only"
              label={translate('moreOf', list.name)}
              trigger={<Icon name="more" />}
            >
              {() => (
                <>
                  <NameForm
                    label={translate('listName')}
                    name={list.name}
                    action={translate('rename')}
                    onName={(name) => name !== list.name && props.onRename(list, name)}
                  />
                  <MenuItem icon="trash" isDanger onClick={() => props.onRemove(list)}>
                    {translate('removeList')}
                  </MenuItem>
                </>
              )}
            </Popover>
          </li>
        ))}
      </ul>
      <Popover
        className="button quiet save-search"
        trigger={
          <>
            <Icon name="plus" /> {translate('newList')}
          </>
        }
      >
        {() => <NameForm label={translate('listName')} name="" action={translate('newList')} onName={props.onNew} />}
      </Popover>
    </div>
  );
}

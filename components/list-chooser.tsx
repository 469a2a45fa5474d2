import { translate } from '../utils/i18n/translate';
import type { ReadingList } from '../utils/library/reading-list';
import { MenuItem } from './menu-item';
import { NameForm } from './name-form';

/** Lists, and the clips that may be put in them. */
export interface ListChooserProps {
  lists: readonly ReadingList[];
  /** The clips that are to be put in, or taken out of the lists that have them all. */
  ids: readonly string[];
  onAdd(list: ReadingList, ids: readonly string[]): void;
  onTakeOut(list: ReadingList, ids: readonly string[]): void;
  /** Makes a list of these clips. */
  onNew(name: string, ids: readonly string[]): void;
}

/** 清单 to put clips in: each list with a tick where it has them, and a line to name a new one. */
export function ListChooser({ lists, ids, onAdd, onTakeOut, onNew }: ListChooserProps) {
  return (
    <div class="list-chooser">
      {lists.map((list) => {
        const hasAll = ids.every((id) => list.clips.includes(id));
        return (
          <MenuItem
            key={list.id}
            icon={hasAll ? 'check' : 'plus'}
            isChosen={hasAll}
            onClick={() => (hasAll ? onTakeOut(list, ids) : onAdd(list, ids))}
          >
            <span class="value" lang="zh">
              {list.name}
            </span>
          </MenuItem>
        );
      })}
      <NameForm
        label={translate('listName')}
        name=""
        action={translate('newList')}
        takesFocus={lists.length === 0}
        onName={(name) => onNew(name, ids)}
      />
    </div>
  );
}

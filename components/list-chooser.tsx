import { translate } from '../utils/i18n/translate';
import type { ReadingList } from '../utils/library/reading-list';
import { Icon } from './icon';
import { NameForm } from './name-form';

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
export function ListChooser({ lists, ids, onAdd, onTakeOut, onNew, close }: ListChooserProps & { close(): void }) {
  return (
    <div class="list-chooser">
      {lists.map((list) => {
        const hasAll = ids.every((id) => list.clips.includes(id));
        return (
          <button
            key={list.id}
            type="button"
            class="item"
            aria-pressed={hasAll}
            onClick={() => {
              close();
              if (hasAll) onTakeOut(list, ids);
              else onAdd(list, ids);
            }}
          >
            <Icon name={hasAll ? 'check' : 'plus'} />
            <span class="value" lang="zh">
              {list.name}
            </span>
          </button>
        );
      })}
      <NameForm
        label={translate('listName')}
        name=""
        action={translate('newList')}
        takesFocus={lists.length === 0}
        onName={(name) => {
          close();
          onNew(name, ids);
        }}
      />
    </div>
  );
}

import { translate } from '../utils/i18n/translate';
import type { ReadingList } from '../utils/library/reading-list';
import { NamedFilters, NewName } from './named-filters';

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
  return (
    <NamedFilters
      items={props.lists}
      currentId={props.currentId}
      nameLabel={translate('listName')}
      removeLabel={translate('removeList')}
      countOf={({ id }) => props.counts.get(id) ?? 0}
      onOpen={props.onOpen}
      onRename={props.onRename}
      onRemove={props.onRemove}
    >
      <NewName
        trigger={translate('newList')}
        label={translate('listName')}
        action={translate('newList')}
        onName={props.onNew}
      />
    </NamedFilters>
  );
}

import type { ComponentChildren, RefObject } from 'preact';
import { ExtractAgainItem } from '../../components/clip-menu';
import { StyleItems } from '../../components/excerpt-menu';
import { Icon, type IconName } from '../../components/icon';
import { ListChooser } from '../../components/list-chooser';
import { MenuItem, Submenu } from '../../components/menu-item';
import { Popover } from '../../components/popover';
import type { RowListHandle } from '../../components/row-list';
import { SelectionBar } from '../../components/selection-bar';
import { TagChooser } from '../../components/tag-chooser';
import { translate } from '../../utils/i18n/translate';
import type { FinderStore } from './finder-store';
import type { LibraryStore } from './library-store';

interface SelectionToolsProps {
  store: Pick<FinderStore, 'list' | 'actions' | 'tags' | 'readingLists' | 'askToErase'>;
  /** The list below, which has the focus when these have gone. */
  rows: RefObject<RowListHandle | null>;
  /** What else this page does with selected clips that are not in the trash. */
  children?: ComponentChildren;
}

/** What can be done with the selected clips. */
export function SelectionTools({ store, rows, children }: SelectionToolsProps) {
  const { list, actions, readingLists } = store;
  const selected = [...list.selected.value];
  // Of more than the rows that were read all are selected already.
  const hasAllRows = selected.length === list.rows.value.length && list.selectedClips.value.length === selected.length;
  return (
    <SelectionBar
      count={selected.length}
      onAll={list.hasMore.value && hasAllRows ? list.selectAll : undefined}
      onClear={list.deselectAll}
      onLeave={() => rows.current?.focus()}
    >
      {list.filter.value.trashed ? (
        <>
          <button type="button" class="button quiet" onClick={() => actions.restore(selected)}>
            <Icon name="restore" /> {translate('restore')}
          </button>
          <button type="button" class="button quiet danger" onClick={() => store.askToErase(selected)}>
            <Icon name="trash" /> {translate('eraseForGood')}
          </button>
        </>
      ) : (
        <>
          <TagsOfSelection store={store} />
          <ToolMenu icon="list" label={translate('addToList')} word={translate('lists')}>
            {() => <ListChooser {...readingLists.chooser(selected)} />}
          </ToolMenu>
          {children}
          <button type="button" class="button quiet danger" onClick={() => actions.remove(selected)}>
            <Icon name="trash" /> {translate('remove')}
          </button>
        </>
      )}
    </SelectionBar>
  );
}

/** The tags of the selected clips: those that all have are ticked. */
function TagsOfSelection({ store: { list, tags } }: Pick<SelectionToolsProps, 'store'>) {
  const selected = [...list.selected.value];
  const clips = list.selectedClips.value;
  return (
    <ToolMenu icon="tag" label={translate('changeTags')} word={translate('filter_tag')}>
      {() => (
        <TagChooser
          known={list.knownTags.value}
          chosen={list.knownTags.value.filter((tag) => clips.every((clip) => clip.tags.includes(tag)))}
          onAdd={(tag) => tags.add(selected, tag)}
          onTakeOff={(tag) => tags.takeOff(selected, tag)}
        />
      )}
    </ToolMenu>
  );
}

interface ToolMenuProps {
  icon: IconName;
  label: string;
  word: string;
  children: () => ComponentChildren;
}

/** A tool that opens a menu; a word stands on it, its name says more. */
function ToolMenu({ icon, label, word, children }: ToolMenuProps) {
  const trigger = (
    <>
      <Icon name={icon} /> {word}
    </>
  );
  return (
    <Popover label={label} trigger={trigger}>
      {children}
    </Popover>
  );
}

/** What is done less often with many clips. */
export function MoreOfSelection({ store: { list, actions, copies, reread } }: { store: LibraryStore }) {
  const selected = [...list.selected.value];
  const clips = list.selectedClips.value;
  const hasUnread = clips.some(({ unread }) => unread);
  const isStarred = clips.every(({ starred }) => starred);
  return (
    <Popover className="button quiet icon-only" label={translate('moreActions')} trigger={<Icon name="more" />}>
      {() => (
        <>
          <MenuItem icon="unread" isFilled={!hasUnread} keys="U" onClick={() => actions.mark(selected, !hasUnread)}>
            {translate(hasUnread ? 'markRead' : 'markUnread')}
          </MenuItem>
          <MenuItem icon="star" isFilled={!isStarred} onClick={() => actions.starMany(selected, !isStarred)}>
            {translate(isStarred ? 'unstar' : 'addStar')}
          </MenuItem>
          <Submenu icon="quote" label={translate('copyCitation')}>
            {() => <StyleItems onStyle={(style) => copies.citeMany(selected, style)} />}
          </Submenu>
          <ExtractAgainItem onExtractAgain={reread.open} />
        </>
      )}
    </Popover>
  );
}

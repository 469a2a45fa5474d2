import { Icon } from '../../components/icon';
import { ListChooser } from '../../components/list-chooser';
import { MenuItem } from '../../components/menu-item';
import { Popover } from '../../components/popover';
import { SelectionBar } from '../../components/selection-bar';
import { TagChooser } from '../../components/tag-chooser';
import { translate } from '../../utils/i18n/translate';
import { ExportButton } from './export-button';
import type { LibraryStore } from './library-store';

/** What can be done with the selected clips. */
export function SelectionTools({ store }: { store: LibraryStore }) {
  const { list, actions } = store;
  const selected = [...list.selected.value];
  const isTrash = list.filter.value.trashed === true;
  const clips = list.rows.value.flatMap(({ clip }) => (list.selected.value.has(clip.id) ? [clip] : []));
  return (
    <SelectionBar
      count={selected.length}
      onAll={list.hasMore.value && clips.length === list.rows.value.length ? list.selectAll : undefined}
      onClear={() => {
        list.selected.value = new Set();
      }}
    >
      {isTrash ? (
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
          <Popover
            label={translate('addToList')}
            trigger={
              <>
                <Icon name="list" /> {translate('lists')}
              </>
            }
          >
            {(close) => <ListChooser {...store.readingLists.chooser(selected)} close={close} />}
          </Popover>
          <ExportButton store={store} />
          <button type="button" class="button quiet danger" onClick={() => actions.remove(selected)}>
            <Icon name="trash" /> {translate('remove')}
          </button>
          <Popover className="button quiet icon-only" label={translate('moreActions')} trigger={<Icon name="more" />}>
            {(close) => <MoreItems store={store} close={close} />}
          </Popover>
        </>
      )}
    </SelectionBar>
  );
}

/** The tags of the selected clips: those that all have are ticked. */
export function TagsOfSelection({ store: { list, tags } }: { store: Pick<LibraryStore, 'list' | 'tags'> }) {
  const selected = [...list.selected.value];
  const clips = list.rows.value.flatMap(({ clip }) => (list.selected.value.has(clip.id) ? [clip] : []));
  return (
    <Popover
      label={translate('changeTags')}
      trigger={
        <>
          <Icon name="tag" /> {translate('filter_tag')}
        </>
      }
    >
      {() => (
        <TagChooser
          known={list.knownTags.value}
          chosen={list.knownTags.value.filter((tag) => clips.every((clip) => clip.tags.includes(tag)))}
          onAdd={(tag) => tags.add(selected, tag)}
          onTakeOff={(tag) => tags.takeOff(selected, tag)}
        />
      )}
    </Popover>
  );
}

/** What is done less often with many clips. */
function MoreItems({ store: { list, actions, reread }, close }: { store: LibraryStore; close(): void }) {
  const selected = [...list.selected.value];
  const clips = list.rows.value.flatMap(({ clip }) => (list.selected.value.has(clip.id) ? [clip] : []));
  const hasUnread = clips.some(({ unread }) => unread);
  const isStarred = clips.every(({ starred }) => starred);
  return (
    <>
      <MenuItem
        icon="unread"
        isFilled={!hasUnread}
        label={translate(hasUnread ? 'markRead' : 'markUnread')}
        keys="U"
        close={close}
        onClick={() => actions.mark(selected, !hasUnread)}
      />
      <MenuItem
        icon="star"
        isFilled={!isStarred}
        label={translate(isStarred ? 'unstar' : 'addStar')}
        close={close}
        onClick={() => actions.starMany(selected, !isStarred)}
      />
      <MenuItem
        icon="quote"
        label={translate('copyCitation')}
        close={close}
        onClick={() => actions.citeMany(selected)}
      />
      <MenuItem icon="restore" label={translate('extractAgain')} close={close} onClick={reread.open} />
    </>
  );
}

import { Icon } from '../../components/icon';
import { ListChooser } from '../../components/list-chooser';
import { Popover } from '../../components/popover';
import { SelectionBar } from '../../components/selection-bar';
import { clipsWords, numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import { ExportButton } from './export-button';
import type { LibraryStore } from './library-store';

/** How many rows, and what to do with all or the selected ones. */
export function ListHead({ store }: { store: LibraryStore }) {
  const { list, actions, imports } = store;
  const selected = [...list.selected.value];
  const isTrash = list.filter.value.trashed === true;
  const hasUnread = list.rows.value.some(({ clip }) => clip.unread && list.selected.value.has(clip.id));
  if (selected.length > 0) {
    return (
      <SelectionBar
        count={selected.length}
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
              {translate('eraseForGood')}
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              class="button quiet icon-only"
              aria-label={translate(hasUnread ? 'markRead' : 'markUnread')}
              title={translate(hasUnread ? 'markRead' : 'markUnread')}
              onClick={() => actions.mark(selected, !hasUnread)}
            >
              <Icon name="unread" filled={!hasUnread} />
            </button>
            <Popover className="button quiet icon-only" label={translate('addToList')} trigger={<Icon name="list" />}>
              {(close) => <ListChooser {...store.readingLists.chooser(selected)} close={close} />}
            </Popover>
            <ExportButton store={store} />
            <button
              type="button"
              class="button quiet icon-only"
              aria-label={translate('extractAgain')}
              title={translate('extractAgain')}
              onClick={store.reread.open}
            >
              <Icon name="restore" />
            </button>
            <button
              type="button"
              class="button quiet danger icon-only"
              aria-label={translate('remove')}
              title={translate('remove')}
              onClick={() => actions.remove(selected)}
            >
              <Icon name="trash" />
            </button>
          </>
        )}
      </SelectionBar>
    );
  }
  const total = list.total.value;
  const count = total === undefined ? translate('atLeast', numberWords(list.atLeast.value)) : numberWords(total);
  return (
    <div class="list-head">
      <span class="secondary" role="status">
        {list.phase.value === 'first'
          ? ''
          : list.isSearching.value
            ? translate('found', count)
            : total === undefined
              ? translate('clipCount', count)
              : clipsWords(total)}
      </span>
      {isTrash ? (
        <button type="button" class="button quiet danger" disabled={total === 0} onClick={store.askToEmptyTrash}>
          {translate('emptyTrash')}
        </button>
      ) : (
        <>
          <button type="button" class="button quiet" onClick={imports.open}>
            <Icon name="import" /> {translate('import')}
          </button>
          <ExportButton store={store} />
        </>
      )}
    </div>
  );
}

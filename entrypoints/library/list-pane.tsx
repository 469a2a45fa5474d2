import type { RefObject } from 'preact';
import { ClipList, type ClipListHandle } from '../../components/clip-list';
import { ClipMenu, TrashMenu } from '../../components/clip-menu';
import { EmptyLibrary, NoHit } from '../../components/empty-list';
import { ExportMenu } from '../../components/export-menu';
import { Icon } from '../../components/icon';
import { ListChooser } from '../../components/list-chooser';
import { Popover } from '../../components/popover';
import { SelectionBar } from '../../components/selection-bar';
import { clipsWords, numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import { formatChoices, listedCount } from './clip-actions';
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

function ExportButton({ store }: { store: LibraryStore }) {
  const { list, actions } = store;
  return (
    <ExportMenu
      formats={formatChoices()}
      total={list.facets.value?.total ?? 0}
      selected={list.selected.value.size}
      listed={listedCount(list)}
      written={actions.written.value}
      withSources={actions.withSources.value}
      onSources={actions.setWithSources}
      onExport={actions.exportTo}
    />
  );
}

interface ListRowsProps {
  store: LibraryStore;
  now: Date;
  handle: RefObject<ClipListHandle | null>;
}

/** The rows of the list, or the sentence that stands in their place. */
export function ListRows({ store, now, handle }: ListRowsProps) {
  const { list, actions } = store;
  const rows = list.rows.value;
  const { trashed } = list.filter.value;
  if (list.failure.value) {
    return (
      <p class="list-message error" role="alert">
        <Icon name="warning" /> {translate(`failure_${list.failure.value}`)}
      </p>
    );
  }
  if (list.phase.value === 'ready' && rows.length === 0) {
    if (trashed && !list.isSearching.value) return <p class="list-message secondary">{translate('trashIsEmpty')}</p>;
    if (store.readingLists.canMove.value) return <p class="list-message secondary">{translate('listIsEmpty')}</p>;
    return list.isSearching.value || list.isFiltered.value ? (
      <NoHit query={list.query.value.trim()} isFiltered={list.isFiltered.value} onClear={list.clear} />
    ) : (
      <EmptyLibrary />
    );
  }
  const { current, canMove } = store.readingLists;
  const open = current.value;
  const place = (clip: Clip, closing: (act: () => unknown) => () => void) => {
    if (!open || !canMove.value) return undefined;
    const at = rows.findIndex((row) => row.clip.id === clip.id);
    return {
      onTakeOut: closing(() => store.readingLists.takeOut(open, [clip.id])),
      onMove: (by: -1 | 1) => closing(() => store.readingLists.move(clip.id, at + by))(),
    };
  };
  const menu = (clip: Clip, close: () => void) => {
    const closing = (act: () => unknown) => () => {
      close();
      act();
    };
    if (trashed) {
      return (
        <TrashMenu
          onRestore={closing(() => actions.restore([clip.id]))}
          onErase={closing(() => store.askToErase([clip.id]))}
        />
      );
    }
    return (
      <ClipMenu
        clip={clip}
        knownTags={list.knownTags.value}
        onOpen={closing(() => store.open(clip))}
        onOpenOriginal={closing(() => actions.openOriginal(clip))}
        onCite={closing(() => actions.cite(clip))}
        onTags={(tags) => actions.setTags(clip, tags)}
        chooser={store.readingLists.chooser([clip.id])}
        place={place(clip, closing)}
        close={close}
        onMark={closing(() => actions.mark([clip.id], !clip.unread))}
        onDelete={closing(() => actions.remove([clip.id]))}
      />
    );
  };
  return (
    <ClipList
      rows={rows}
      total={list.total.value}
      hasMore={list.hasMore.value}
      openId={store.openId.value}
      selected={list.selected.value}
      copies={store.copies.value}
      now={now}
      handle={handle}
      onMore={list.loadMore}
      onOpen={store.open}
      onStar={actions.star}
      onSelect={(ids) => {
        list.selected.value = ids;
      }}
      onDelete={trashed ? store.askToErase : actions.remove}
      onMark={actions.mark}
      onMove={canMove.value ? store.readingLists.move : undefined}
      menu={menu}
    />
  );
}

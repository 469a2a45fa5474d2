import type { ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { ClipList } from '../../components/clip-list';
import { ClipMenu, TrashMenu } from '../../components/clip-menu';
import { EmptyLibrary, NoHit } from '../../components/empty-list';
import { Icon } from '../../components/icon';
import { MendLink } from '../../components/mend-link';
import type { RowListHandle } from '../../components/row-list';
import { clipsWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { FinderStore } from './finder-store';
import { ListFailure } from './list-failure';

/** What the rows need of the page they stand on; the popup opens no clip beside them. */
type RowsStore = Pick<
  FinderStore,
  'list' | 'actions' | 'copies' | 'readingLists' | 'versions' | 'reprints' | 'askToErase' | 'rescue'
> & { openId?: ReadonlySignal<string | undefined>; open(clip: { id: string }): unknown };

interface ListRowsProps {
  store: RowsStore;
  handle: RefObject<RowListHandle | null>;
}

/** The rows of the list, or the sentence that stands in their place. */
export function ListRows({ store, handle }: ListRowsProps) {
  const { list, actions, copies, readingLists, versions, askToErase } = store;
  const rows = list.shown.value;
  const unlisted = list.unlisted.value;
  const isTrash = list.filter.value.trashed === true;
  const failure = list.failure.value;
  if (failure) return <ListFailure failure={failure} store={store} />;
  if (list.phase.value === 'ready' && rows.length + unlisted === 0) {
    if (isTrash && !list.isSearching.value) return <p class="list-message secondary">{translate('trashIsEmpty')}</p>;
    if (readingLists.canMove.value) return <p class="list-message secondary">{translate('listIsEmpty')}</p>;
    return list.isSearching.value || list.isFiltered.value ? (
      <NoHit query={list.query.value.trim()} isFiltered={list.isFiltered.value} onClear={list.clear} />
    ) : (
      <EmptyLibrary />
    );
  }
  const { current, canMove } = readingLists;
  const open = current.value;
  const place = (clip: Clip) => {
    if (!open || !canMove.value) return undefined;
    const at = list.rows.value.findIndex((row) => row.clip.id === clip.id);
    return {
      onTakeOut: () => readingLists.takeOut(open, [clip.id]),
      onMove: (by: -1 | 1) => readingLists.move(clip.id, at + by),
    };
  };
  const menu = (clip: Clip) => {
    if (isTrash) {
      return <TrashMenu onRestore={() => actions.restore([clip.id])} onErase={() => askToErase([clip.id])} />;
    }
    return (
      <ClipMenu
        clip={clip}
        knownTags={list.knownTags.value}
        onOpen={() => store.open(clip)}
        onCite={() => copies.cite(clip)}
        onTags={(tags) => actions.changeTags(clip, tags)}
        chooser={readingLists.chooser([clip.id])}
        place={place(clip)}
        onMark={() => actions.mark([clip.id], !clip.unread)}
        isSelected={list.selected.value.has(clip.id)}
        onSelect={() => list.toggleSelected(clip.id)}
        onExtractAgain={() => versions.readAgain(clip.id)}
        onDelete={() => actions.remove([clip.id])}
      />
    );
  };
  return (
    <>
      <ClipList
        rows={rows}
        total={list.total.value}
        hasMore={list.hasMore.value}
        openId={store.openId?.value}
        selected={list.selected.value}
        reprints={store.reprints.value}
        handle={handle}
        onMore={list.loadMore}
        onOpen={store.open}
        onStar={actions.star}
        onSelect={(ids) => {
          list.selected.value = ids;
        }}
        onSelectAll={list.selectAll}
        onDelete={isTrash ? askToErase : actions.remove}
        onMark={actions.mark}
        onMove={canMove.value ? readingLists.move : undefined}
        menu={menu}
      />
      {unlisted > 0 && (
        <p class="unlisted">
          <span class="error">
            <Icon name="warning" /> {translate('unlisted', clipsWords(unlisted))}
          </span>
          <MendLink className="button quiet" />
        </p>
      )}
    </>
  );
}

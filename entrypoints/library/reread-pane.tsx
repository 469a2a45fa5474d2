import { Icon } from '../../components/icon';
import { RereadDialog } from '../../components/reread-dialog';
import { VersionDialog } from '../../components/version-dialog';
import { numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import { listedCount } from './export-store';
import type { LibraryStore } from './library-store';

/** Opens 重新提取 over many clips; while it runs aside, says how far it is. */
export function RereadButton({ store: { reread } }: { store: LibraryStore }) {
  const underway = reread.underway.value;
  return (
    <button type="button" class="button quiet settings" onClick={reread.open}>
      <Icon name="restore" /> {translate(underway ? 'extractAgain' : 'rereadOpen')}
      {underway && (
        <span class="secondary" role="status">
          {numberWords(underway.done)} / {numberWords(underway.total)}
        </span>
      )}
    </button>
  );
}

/** The dialog of 重新提取 and, over it, what one clip said before. */
export function RereadPane({ store, now }: { store: LibraryStore; now: Date }) {
  const { reread, list } = store;
  const compared = reread.compared.value;
  return (
    <>
      <RereadDialog
        isOpen={reread.isOpen.value}
        state={reread.state.value}
        named={reread.named.value}
        counts={{
          all: list.facets.value?.total ?? 0,
          selected: list.selected.value.size,
          listed: list.filter.value.trashed ? undefined : listedCount(list),
        }}
        kept={reread.kept.value}
        now={now}
        onScope={reread.countKept}
        onStart={reread.start}
        onResume={reread.resume}
        onShowLast={reread.showLast}
        onStop={reread.stop}
        onMore={reread.nameMore}
        onLook={reread.look}
        onUndo={reread.undoOne}
        onUndoAll={reread.undoAll}
        onClose={() => {
          reread.close();
          if (location.hash === '#reread') store.close();
        }}
      />
      <VersionDialog
        view={compared?.view}
        onAccept={() => compared && reread.undoOne(compared.reread)}
        onChoose={() => undefined}
        onClose={() => {
          reread.compared.value = undefined;
        }}
      />
    </>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { FilterChips } from '../../components/filter-chips';
import { Icon, Mark } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { NoticeBar } from '../../components/notice-bar';
import { PageCard } from '../../components/page-card';
import { useSearchKey } from '../../components/plain-key';
import type { RowListHandle } from '../../components/row-list';
import { Toast } from '../../components/toast';
import { agoWords, clipsWords, numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import { ExportButton } from '../library/export-button';
import { Finder, filtersOf } from '../library/finder';
import { ListRows } from '../library/list-rows';
import { SelectionTools } from '../library/selection-tools';
import { VersionPane } from '../library/version-pane';
import './popup.css';
import type { PopupStore } from './popup-store';

/** Where the view stands: the popup goes when the user turns to the page, the side panel stays. */
export type Place = 'popup' | 'panel';

interface PopupProps {
  store: PopupStore;
  place: Place;
}

/** The popup whole: the page's card, the library below it, and the way to the files. */
export function Popup({ store, place }: PopupProps) {
  const { actions } = store;
  return (
    <>
      <header class="popup-header">
        <h1>
          <Mark /> {translate('extensionName')}
        </h1>
        <a class="button quiet" href="/library.html" target="_blank" rel="noreferrer">
          <Icon name="library" /> {translate('library')}
        </a>
        {place === 'popup' && <PanelButton store={store} />}
        <IconButton icon="gear" label={translate('settings')} onClick={() => browser.runtime.openOptionsPage()} />
      </header>
      <NoticeBar />
      <CurrentPage store={store} place={place} />
      <PopupLibrary store={store} />
      <PopupFooter store={store} />
      <VersionPane store={store} />
      <ConfirmDialog asked={store.asked.value} onClose={store.stopAsking} />
      <Toast message={actions.toast.value} onClose={() => actions.say(undefined)} />
    </>
  );
}

/** Moves the view to the side panel, in browsers that have one. */
function PanelButton({ store }: { store: PopupStore }) {
  const { windowId } = store.page();
  if (windowId === undefined || !('sidePanel' in browser)) return null;
  return (
    <IconButton
      icon="panel"
      label={translate('openSidePanel')}
      onClick={async () => {
        await browser.sidePanel.open({ windowId });
        window.close();
      }}
    />
  );
}

/** The card of the page that the view stands over. */
function CurrentPage({ store, place }: PopupProps) {
  const { list } = store;
  const card = store.card.value;
  const state = card.state.value;
  const isOpen = state.kind === 'article' && (state.saving.kind === 'open' || state.saving.kind === 'failed');
  const isKept = state.kind === 'article' && state.saving.kind === 'kept';
  // Enter keeps the page, and once it is kept opens it: the button takes the focus where nothing else has it.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    if (isOpen || isKept) document.getElementById(isOpen ? 'save' : 'open')?.focus();
  }, [isOpen, isKept]);
  return (
    <PageCard
      state={state}
      isCompact={list.isSearching.value}
      knownTags={list.knownTags.value}
      now={new Date()}
      onSave={card.save}
      onUndo={card.undo}
      onOpen={() => state.kind === 'article' && state.saving.kind === 'kept' && store.open(state.saving)}
      onRetry={card.retry}
      onCancel={card.cancel}
      onSavePart={card.savePart}
      onUpdate={card.update}
      onUndoUpdate={card.undoUpdate}
      onOpenClip={(id) => store.open({ id })}
      onCopyText={card.copyText}
      onField={card.changeField}
      onTags={card.changeTags}
      onStar={card.setStarred}
      onPick={async (role) => {
        // The page can be seen and pointed at only once the popup has gone.
        if ((await store.pick(role)) && place === 'popup') window.close();
      }}
    />
  );
}

/** The clips, and where to find one. */
function PopupLibrary({ store }: { store: PopupStore }) {
  const { list } = store;
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<RowListHandle>(null);
  const isNarrowed = list.isSearching.value || list.isFiltered.value;
  useSearchKey(search);
  return (
    <main
      class={isNarrowed ? 'popup-library narrowed' : 'popup-library'}
      tabIndex={-1}
      aria-label={translate('library')}
    >
      <div class="finder">
        <Finder store={store} search={search} rows={rows} />
        <FilterChips {...filtersOf(store)} />
      </div>
      {list.selected.value.size > 0 && <SelectionTools store={store} rows={rows} />}
      <p class="visually-hidden" role="status">
        {isNarrowed && list.phase.value === 'ready' ? translate('found', foundWords(list)) : ''}
      </p>
      <ListRows store={store} handle={rows} />
    </main>
  );
}

/** How much there is, when it was last exported, and the way in and out. */
function PopupFooter({ store }: { store: PopupStore }) {
  const { exports, list } = store;
  const lastExportAt = exports.lastExportAt.value;
  return (
    <footer class="popup-footer">
      <span>{list.facets.value && clipsWords(list.facets.value.total)}</span>
      <span class="secondary">
        {lastExportAt === '' ? translate('neverExported') : translate('lastExport', agoWords(lastExportAt, new Date()))}
      </span>
      <span class="gap" />
      <ExportButton store={store} />
      <a class="button quiet" href="/library.html#import" target="_blank" rel="noreferrer">
        <Icon name="import" /> {translate('import')}
      </a>
    </footer>
  );
}

/** How many rows there are, as far as they have been read: 「60+」. */
function foundWords({ rows, hasMore }: PopupStore['list']): string {
  return `${numberWords(rows.value.length)}${hasMore.value ? '+' : ''}`;
}

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ClipList, type ClipListHandle } from '../../components/clip-list';
import { ClipMenu } from '../../components/clip-menu';
import { EmptyLibrary, NoHit } from '../../components/empty-list';
import { ExportMenu } from '../../components/export-menu';
import { FilterChips } from '../../components/filter-chips';
import { Icon, Mark } from '../../components/icon';
import { NoticeBar } from '../../components/notice-bar';
import { PageCard } from '../../components/page-card';
import { useSearchKey } from '../../components/plain-key';
import { SearchBox } from '../../components/search-box';
import { SelectionBar } from '../../components/selection-bar';
import { Toast } from '../../components/toast';
import { agoWords, clipsWords, numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import { formatChoices, listedCount } from '../library/clip-actions';
import './popup.css';
import type { PopupStore } from './popup-store';

/** The popup whole: the page's card, the library below it, and the way to the files. */
export function Popup({ store }: { store: PopupStore }) {
  const { actions, card, list } = store;
  const lastExportAt = actions.lastExportAt.value;
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<ClipListHandle>(null);
  const now = new Date();
  const state = card.state.value;
  const isOpen = state.kind === 'article' && (state.saving.kind === 'open' || state.saving.kind === 'failed');

  // Enter keeps the page, and once it is kept opens it: the button takes the focus where nothing else has it.
  const isKept = state.kind === 'article' && state.saving.kind === 'kept';
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    if (isOpen || isKept) document.getElementById(isOpen ? 'save' : 'open')?.focus();
  }, [isOpen, isKept]);

  useSearchKey(search);

  return (
    <>
      <header class="popup-header">
        <h1>
          <Mark /> {translate('extensionName')}
        </h1>
        <a class="button quiet" href="/library.html" target="_blank" rel="noreferrer">
          <Icon name="library" /> {translate('library')}
        </a>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={translate('settings')}
          title={translate('settings')}
          onClick={() => browser.runtime.openOptionsPage()}
        >
          <Icon name="gear" />
        </button>
      </header>
      <NoticeBar />
      <PageCard
        state={state}
        isCompact={list.isSearching.value}
        knownTags={list.knownTags.value}
        now={now}
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
        onTags={card.setTags}
        onStar={card.setStarred}
        onPick={async (role) => {
          // The page can be seen and pointed at only once the popup has gone.
          if (await store.pick(role)) window.close();
        }}
      />
      <main class="popup-library" aria-label={translate('library')}>
        <div class="finder">
          <SearchBox
            query={list.query.value}
            faults={list.queryFaults.value}
            inputRef={search}
            order={list.order.value}
            ranked={list.ranked.value}
            onInput={list.search}
            onOrder={list.sortBy}
            onDown={() => rows.current?.focus()}
          />
          <FilterChips
            offered={list.offered.value}
            onFacet={list.loadFacet}
            filter={list.filter.value}
            onFilter={list.filterBy}
            saved={store.saved.view()}
            lists={store.readingLists.view()}
          />
        </div>
        {list.selected.value.size > 0 && (
          <SelectionBar
            count={list.selected.value.size}
            onClear={() => {
              list.selected.value = new Set();
            }}
          >
            <button type="button" class="button quiet danger" onClick={() => actions.remove([...list.selected.value])}>
              <Icon name="trash" /> {translate('moveToTrash')}
            </button>
          </SelectionBar>
        )}
        <Library store={store} now={now} handle={rows} />
      </main>
      <footer class="popup-footer">
        <span>{list.facets.value && clipsWords(list.facets.value.total)}</span>
        <span class="secondary">
          {lastExportAt === '' ? translate('neverExported') : translate('lastExport', agoWords(lastExportAt, now))}
        </span>
        <span class="gap" />
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
        <a class="button quiet" href="/library.html#import" target="_blank" rel="noreferrer">
          <Icon name="import" /> {translate('import')}
        </a>
      </footer>
      <Toast message={actions.toast.value} onClose={() => actions.say(undefined)} />
    </>
  );
}

interface LibraryProps {
  store: PopupStore;
  now: Date;
  handle: RefObject<ClipListHandle | null>;
}

/** The rows, or the sentence that stands in their place. */
function Library({ store, now, handle }: LibraryProps) {
  const { actions, list } = store;
  const rows = list.rows.value;
  if (list.failure.value) {
    return (
      <p class="popup-message error" role="alert">
        <Icon name="warning" /> {translate(`failure_${list.failure.value}`)}
      </p>
    );
  }
  const isNarrowed = list.isSearching.value || list.isFiltered.value;
  if (list.phase.value === 'ready' && rows.length === 0) {
    return isNarrowed ? (
      <NoHit query={list.query.value.trim()} isFiltered={list.isFiltered.value} onClear={list.clear} />
    ) : (
      <EmptyLibrary />
    );
  }
  return (
    <>
      <p class="visually-hidden" role="status">
        {isNarrowed && list.phase.value === 'ready'
          ? translate('found', `${numberWords(rows.length)}${list.hasMore.value ? '+' : ''}`)
          : ''}
      </p>
      <ClipList
        rows={rows}
        total={list.total.value}
        hasMore={list.hasMore.value}
        selected={list.selected.value}
        now={now}
        handle={handle}
        onMore={list.loadMore}
        onOpen={store.open}
        onStar={actions.star}
        onSelect={(ids) => {
          list.selected.value = ids;
        }}
        onDelete={actions.remove}
        onMark={actions.mark}
        menu={(clip, close) => (
          <ClipMenu
            clip={clip}
            knownTags={list.knownTags.value}
            onOpen={() => store.open(clip)}
            onOpenOriginal={() => actions.openOriginal(clip)}
            onCite={() => {
              close();
              void actions.cite(clip);
            }}
            onTags={(tags) => actions.setTags(clip, tags)}
            chooser={store.readingLists.chooser([clip.id])}
            close={close}
            onMark={() => {
              close();
              void actions.mark([clip.id], !clip.unread);
            }}
            onDelete={() => {
              close();
              void actions.remove([clip.id]);
            }}
          />
        )}
      />
    </>
  );
}

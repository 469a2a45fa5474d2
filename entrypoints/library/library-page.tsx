import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ClipList, type ClipListHandle } from '../../components/clip-list';
import { ClipMenu, TrashMenu } from '../../components/clip-menu';
import { ClipReader } from '../../components/clip-reader';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { EmptyLibrary, NoHit } from '../../components/empty-list';
import { ExportMenu } from '../../components/export-menu';
import { FilterChips } from '../../components/filter-chips';
import { FilterPane } from '../../components/filter-pane';
import { Icon, Mark } from '../../components/icon';
import { ImportDialog } from '../../components/import-dialog';
import { NoticeBar } from '../../components/notice-bar';
import { SearchBox } from '../../components/search-box';
import { SelectionBar } from '../../components/selection-bar';
import { Toast } from '../../components/toast';
import { VersionDialog } from '../../components/version-dialog';
import { clipsWords, numberWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import { formatChoices, listedCount } from './clip-actions';
import './library-page.css';
import type { LibraryStore } from './library-store';

/** The library in a tab of its own: filters, list, reader. A file that is dropped anywhere is imported. */
export function LibraryPage({ store }: { store: LibraryStore }) {
  const { list, imports, actions } = store;
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<ClipListHandle>(null);
  const now = new Date();
  const reader = useRef<HTMLElement>(null);
  const openId = store.openId.value;
  useShortcuts(search, imports.check);
  // Another clip begins at its top. `openId` is what it waits for.
  useLayoutEffect(() => {
    if (openId !== undefined) reader.current?.scrollTo(0, 0);
  }, [openId]);

  return (
    <div class={store.opened.value.kind === 'nothing' ? 'library-page' : 'library-page reading'}>
      <aside class="filters">
        <h1>
          <Mark /> {translate('extensionName')}
        </h1>
        <FilterPane facets={list.offered.value} filter={list.filter.value} onFilter={list.filterBy} />
        <button type="button" class="button quiet settings" onClick={() => browser.runtime.openOptionsPage()}>
          <Icon name="gear" /> {translate('settings')}
        </button>
      </aside>
      <section class="list" aria-label={translate('clips')}>
        <NoticeBar />
        <div class="finder">
          <SearchBox
            query={list.query.value}
            faults={list.queryFaults.value}
            inputRef={search}
            onInput={list.search}
            onDown={() => rows.current?.focus()}
          />
          <div class="narrow-filters">
            <FilterChips facets={list.offered.value} filter={list.filter.value} onFilter={list.filterBy} withTrash />
          </div>
          <ListHead store={store} />
        </div>
        <Rows store={store} now={now} handle={rows} />
      </section>
      <main ref={reader} class="reader">
        <Reader store={store} now={now} />
      </main>
      <ImportDialog
        state={imports.state.value}
        now={now}
        onFile={imports.check}
        onApply={imports.apply}
        onClose={() => {
          imports.close();
          if (location.hash === '#import') store.close();
        }}
      />
      <VersionDialog
        view={store.compared.value}
        onAccept={store.takeVersion}
        onChoose={store.chooseRevision}
        onClose={() => {
          store.compared.value = undefined;
        }}
      />
      <ConfirmDialog
        asked={store.asked.value}
        onClose={() => {
          store.asked.value = undefined;
        }}
      />
      <Toast message={actions.toast.value} onClose={() => actions.say(undefined)} />
    </div>
  );
}

/** `/` goes to the search box from anywhere; a dropped file goes to the import. */
function useShortcuts(search: RefObject<HTMLInputElement | null>, importFile: (file: File) => void) {
  useEffect(() => {
    const events = new AbortController();
    const { signal } = events;
    document.addEventListener(
      'keydown',
      (event) => {
        const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
        if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        search.current?.focus();
      },
      { signal },
    );
    document.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) importFile(file);
      },
      { signal },
    );
    return () => events.abort();
  }, [search, importFile]);
}

/** How many rows, and what to do with all or the selected ones. */
function ListHead({ store }: { store: LibraryStore }) {
  const { list, actions, imports } = store;
  const selected = [...list.selected.value];
  const isTrash = list.filter.value.trashed === true;
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
            <ExportButton store={store} />
            <button type="button" class="button quiet danger" onClick={() => actions.remove(selected)}>
              <Icon name="trash" /> {translate('remove')}
            </button>
          </>
        )}
      </SelectionBar>
    );
  }
  const total = list.total.value;
  const count = total === undefined ? `${numberWords(list.rows.value.length)}+` : numberWords(total);
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
      onExport={actions.exportTo}
    />
  );
}

interface RowsProps {
  store: LibraryStore;
  now: Date;
  handle: RefObject<ClipListHandle | null>;
}

function Rows({ store, now, handle }: RowsProps) {
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
    return list.isSearching.value || list.isFiltered.value ? (
      <NoHit query={list.query.value.trim()} isFiltered={list.isFiltered.value} onClear={list.clear} />
    ) : (
      <EmptyLibrary />
    );
  }
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
        knownTags={tagsOf(store)}
        onOpen={closing(() => store.open(clip))}
        onOpenOriginal={closing(() => actions.openOriginal(clip))}
        onCite={closing(() => actions.cite(clip))}
        onTags={(tags) => actions.setTags(clip, tags)}
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
      menu={menu}
    />
  );
}

function Reader({ store, now }: { store: LibraryStore; now: Date }) {
  const { actions } = store;
  const opened = store.opened.value;
  if (opened.kind === 'nothing') {
    return <p class="no-clip secondary">{store.list.rows.value.length > 0 && translate('nothingOpen')}</p>;
  }
  if (opened.kind !== 'clip') {
    return (
      <div class="no-clip" role="alert">
        <p>{opened.kind === 'missing' ? translate('clipMissing') : translate(`failure_${opened.failure}`)}</p>
        <button type="button" class="button" onClick={store.close}>
          {translate('backToList')}
        </button>
      </div>
    );
  }
  const { clip, content } = opened;
  return (
    <ClipReader
      key={clip.id}
      clip={clip}
      content={content}
      look={store.look.value}
      chain={store.chain.value}
      revisions={store.revisions.value.length}
      onExtractAgain={store.readAgain}
      onCompare={store.compare}
      onCheck={store.checkOpen}
      knownTags={tagsOf(store)}
      now={now}
      onField={(_, article) => actions.update(clip.id, { article })}
      onTags={(tags) => actions.setTags(clip, tags)}
      onNote={(note) => actions.update(clip.id, { note })}
      onStar={() => actions.star(clip)}
      onCite={() => actions.cite(clip)}
      onPrint={() => print()}
      onDelete={() => actions.remove([clip.id])}
      onRestore={() => actions.restore([clip.id])}
      onErase={() => store.askToErase([clip.id])}
      onLook={store.setLook}
      onBack={store.close}
    />
  );
}

function tagsOf(store: LibraryStore): string[] {
  return store.list.facets.value?.tag.map(({ value }) => value) ?? [];
}

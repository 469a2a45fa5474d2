import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { FilterChips } from '../../components/filter-chips';
import { FilterPane } from '../../components/filter-pane';
import { Icon, Mark } from '../../components/icon';
import { ImportDialog } from '../../components/import-dialog';
import { NoticeBar } from '../../components/notice-bar';
import { usePlainKey, useSearchKey } from '../../components/plain-key';
import type { RowListHandle } from '../../components/row-list';
import { Toast } from '../../components/toast';
import { translate } from '../../utils/i18n/translate';
import { ExcerptHead, ExcerptListing, ExcerptRows } from './excerpt-pane';
import { Finder, filtersOf } from './finder';
import './library-page.css';
import type { LibraryStore } from './library-store';
import { ListHead } from './list-pane';
import { ListRows } from './list-rows';
import { ReaderPane } from './reader-pane';
import { RereadButton, RereadPane } from './reread-pane';
import { VersionPane } from './version-pane';

/** The library in a tab of its own: filters, list, reader. A file that is dropped anywhere is imported. */
export function LibraryPage({ store }: { store: LibraryStore }) {
  const { imports, actions, excerpts } = store;
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<RowListHandle>(null);
  const filters = filtersOf(store);
  const now = new Date();
  const reader = useRef<HTMLElement>(null);
  const openId = store.openId.value;
  useSearchKey(search);
  usePlainKey('u', store.markOpen);
  useFileDrop(imports.check);
  // Another clip begins at its top. `openId` is what it waits for.
  useLayoutEffect(() => {
    if (openId !== undefined) reader.current?.scrollTo(0, 0);
  }, [openId]);

  // Where there is room for one pane only, the focus goes with the pane that comes.
  const isOpen = store.reader.opened.value.kind !== 'nothing';
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    if (isOpen === wasOpen.current) return;
    wasOpen.current = isOpen;
    const back = reader.current?.querySelector<HTMLElement>('.back');
    if (isOpen && back?.checkVisibility()) back.focus();
    if (!isOpen && document.activeElement === document.body) rows.current?.focus();
  }, [isOpen]);

  return (
    <div class={isOpen ? 'library-page reading' : 'library-page'}>
      <aside class="filters">
        <h1>
          <Mark /> {translate('extensionName')}
        </h1>
        <FilterPane {...filters} />
        <RereadButton store={store} />
        <button type="button" class="button quiet settings" onClick={() => browser.runtime.openOptionsPage()}>
          <Icon name="gear" /> {translate('settings')}
        </button>
      </aside>
      <main>
        <section class="list" tabIndex={-1} aria-label={translate(excerpts.isShown.value ? 'highlight' : 'clips')}>
          <NoticeBar />
          <div class="finder">
            <Finder store={store} ofExcerpts={excerpts.isShown.value} search={search} rows={rows} />
            <div class="narrow-filters">
              <FilterChips {...filters} />
            </div>
            {excerpts.isShown.value ? (
              <ExcerptHead store={store} rows={rows} />
            ) : (
              <ListHead store={store} rows={rows} />
            )}
          </div>
          {excerpts.isShown.value ? (
            <>
              <ExcerptListing excerpts={excerpts} />
              <ExcerptRows store={store} rows={rows} />
            </>
          ) : (
            <ListRows store={store} handle={rows} />
          )}
        </section>
        <section ref={reader} class="reader" aria-label={translate('optionsReader')}>
          <ReaderPane store={store} now={now} />
        </section>
      </main>
      <ImportDialog
        state={imports.state.value}
        now={now}
        onFile={imports.check}
        onApply={imports.apply}
        onStop={imports.stop}
        onClose={() => {
          imports.close();
          if (location.hash === '#import') store.close();
        }}
      />
      <VersionPane store={store} />
      <RereadPane store={store} now={now} />
      <ConfirmDialog asked={store.asked.value} onClose={store.stopAsking} />
      <Toast message={actions.toast.value} onClose={() => actions.say(undefined)} />
    </div>
  );
}

/** A file that is dropped anywhere on the page is imported. */
function useFileDrop(importFile: (file: File) => void) {
  useEffect(() => {
    const events = new AbortController();
    const { signal } = events;
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
  }, [importFile]);
}

import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { citationText } from '../../components/citation';
import type { ToastMessage } from '../../components/toast';
import { clipsWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { Library, LibraryChange } from '../../utils/library/library';
import { toFailure } from '../../utils/messages/clip-tab';
import { openClipPage } from '../../utils/messages/open-clip-page';
import { readPage } from '../../utils/messages/read-page';
import { createClipListStore } from '../library/clip-list-store';
import { createPageCardStore } from './page-card-store';

const TOAST_MS = 8000;

export type PopupStore = ReturnType<typeof createPopupStore>;

/** All that the popup shows: the current page's card, the list, and what was just done. */
export function createPopupStore(library: Library, tab: { id: number | undefined; url: string | undefined }) {
  const toast = signal<ToastMessage | undefined>(undefined);
  const list = createClipListStore(library);
  const card = createPageCardStore({
    library,
    address: tab.url,
    read: () => (tab.id === undefined ? Promise.resolve({ kind: 'failed', failure: 'notAllowed' }) : readPage(tab.id)),
    copy,
    onChange: (change) => void list.follow(change),
  });
  let closing: ReturnType<typeof setTimeout> | undefined;

  function say(message: ToastMessage | undefined) {
    clearTimeout(closing);
    toast.value = message;
    if (message) closing = setTimeout(() => say(undefined), TOAST_MS);
  }

  async function follow(change: LibraryChange) {
    await Promise.all([card.follow(change), list.follow(change)]);
  }

  /** Does it, brings every view up to date, and says why where it could not be done. */
  async function change(kind: LibraryChange['kind'], ids: string[], work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await follow({ kind, ids });
      return true;
    } catch (error) {
      say({ text: translate(`failure_${toFailure(error)}`), isError: true });
      return false;
    }
  }

  async function remove(ids: string[]) {
    const isDone = await change('trashed', ids, () => library.remove(ids));
    if (!isDone) return;
    say({
      text: translate('movedToTrash', clipsWords(ids.length)),
      onUndo: async () => {
        say(undefined);
        await change('restored', ids, () => library.restore(ids));
      },
    });
  }

  return {
    toast,
    list,
    card,
    follow,
    say,
    remove,
    start: () => Promise.all([card.start(), list.start()]),
    open: (clip: { id: string }) => openClipPage(clip.id),
    openOriginal: (clip: Clip) => browser.tabs.create({ url: clip.article.url }),
    star: (clip: Clip) => change('updated', [clip.id], () => library.update(clip.id, { starred: !clip.starred })),
    setTags: (clip: Clip, tags: string[]) => change('updated', [clip.id], () => library.update(clip.id, { tags })),
    async cite(clip: Clip) {
      say({ text: translate((await copy(citationText(clip))) ? 'citationCopied' : 'notCopied') });
    },
  };
}

/** Puts a text into the clipboard; false where the browser does not let us. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

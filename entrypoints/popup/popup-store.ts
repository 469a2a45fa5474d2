import type { RuleRole } from '../../utils/article/user-rule';
import { translate } from '../../utils/i18n/translate';
import type { Library, LibraryChange } from '../../utils/library/library';
import { openClipPage } from '../../utils/messages/open-clip-page';
import { pickInPage } from '../../utils/messages/pick-in-page';
import { readPage } from '../../utils/messages/read-page';
import { showState } from '../../utils/messages/toolbar';
import type { Settings } from '../../utils/settings/settings';
import { copy, createClipActions } from '../library/clip-actions';
import { createClipListStore } from '../library/clip-list-store';
import { createReadingListStore } from '../library/reading-list-store';
import { createSavedSearchStore } from '../library/saved-search-store';
import { createPageCardStore } from './page-card-store';

export type PopupStore = ReturnType<typeof createPopupStore>;

/** All that the popup shows: the current page's card, the list, and what was just done. */
export function createPopupStore(
  library: Library,
  tab: { id: number | undefined; url: string | undefined },
  settings: Settings,
) {
  const list = createClipListStore(library, settings.searchOrder);
  const actions = createClipActions({ library, list, follow, ...settings });
  const saved = createSavedSearchStore(library, list, actions);
  const readingLists = createReadingListStore(library, list, actions);
  const card = createPageCardStore({
    library,
    address: tab.url,
    read: (options) =>
      tab.id === undefined
        ? Promise.resolve({ kind: 'failed', failure: 'notAllowed' })
        : readPage(library, tab.id, options),
    copy,
    onChange: (change) => void list.follow(change),
    onFailure: (error) => actions.sayFailure(error),
    onReprint: () => tab.id !== undefined && void showState(tab.id, 'reprint'),
  });

  async function follow(change: LibraryChange) {
    await Promise.all([card.follow(change), list.follow(change), saved.follow(change), readingLists.follow(change)]);
  }

  /** What stands beside the rows is read when they are there. */
  function loadBeside() {
    return Promise.all([saved.load(), readingLists.load()]);
  }

  return {
    list,
    saved,
    readingLists,
    card,
    follow,
    actions,
    /** Goes on in the page; resolves to whether that was possible. */
    async pick(role: RuleRole): Promise<boolean> {
      if (tab.id === undefined) return false;
      try {
        await pickInPage(tab.id, role);
        return true;
      } catch {
        actions.say({ text: translate('unreadable_notAllowed'), isError: true });
        return false;
      }
    },
    start: () => Promise.all([card.start(), list.start().then(loadBeside)]),
    open: (clip: { id: string }) => openClipPage(clip.id),
  };
}

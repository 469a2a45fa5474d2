import { signal } from '@preact/signals';
import type { RuleRole } from '../../utils/article/user-rule';
import { translate } from '../../utils/i18n/translate';
import type { Library, LibraryChange } from '../../utils/library/library';
import { openClipPage } from '../../utils/messages/open-clip-page';
import { pickInPage } from '../../utils/messages/pick-in-page';
import { readPage } from '../../utils/messages/read-page';
import { showState } from '../../utils/messages/toolbar';
import type { Settings } from '../../utils/settings/settings';
import { copy } from '../library/copy-actions';
import { createFinderStore } from '../library/finder-store';
import { createPageCardStore } from './page-card-store';
import type { PageTab } from './page-tab';

/** What `createPopupStore` gives back. */
export type PopupStore = ReturnType<typeof createPopupStore>;

/** All that the popup shows: the current page's card, the list, and what was just done. */
export function createPopupStore(library: Library, startPage: PageTab, settings: Settings) {
  const finder = createFinderStore(library, settings, follow);
  const { actions } = finder;
  let page = startPage;
  const card = signal(createCard(page));

  function createCard({ id, url }: PageTab) {
    return createPageCardStore({
      library,
      address: url,
      read: (options) =>
        id === undefined ? Promise.resolve({ kind: 'failed', failure: 'notAllowed' }) : readPage(library, id, options),
      copy,
      onChange: (change) => void finder.follow(change).catch(actions.sayFailure),
      onFailure: (error) => actions.sayFailure(error),
      onReprint: () => id !== undefined && void showState(id, 'reprint'),
    });
  }

  /** Shows what a change made of the library. Where that cannot be read it is said, and the change stands all the same. */
  async function follow(change: LibraryChange) {
    try {
      await Promise.all([card.value.follow(change), finder.follow(change)]);
    } catch (error) {
      actions.sayFailure(error);
    }
  }

  return {
    ...finder,
    card,
    follow,
    /** Goes on in the page; resolves to whether that was possible. */
    async pick(role: RuleRole): Promise<boolean> {
      if (page.id === undefined) return false;
      try {
        await pickInPage(page.id, role);
        return true;
      } catch {
        actions.say({ text: translate('unreadable_notAllowed'), isError: true });
        return false;
      }
    },
    /** The page that the card is of. */
    page: () => page,
    /** Shows the card of another page, or of the same one loaded anew; the list stays as it is. */
    async showPage(wanted: PageTab) {
      card.value.cancel();
      page = wanted;
      card.value = createCard(page);
      await card.value.start();
    },
    start: () => Promise.all([card.value.start(), finder.start().catch(actions.sayFailure)]),
    open: (clip: { id: string }) => openClipPage(clip.id, { query: finder.list.query.value }),
  };
}

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

export type PopupStore = ReturnType<typeof createPopupStore>;

/** All that the popup shows: the current page's card, the list, and what was just done. */
export function createPopupStore(
  library: Library,
  tab: { id: number | undefined; url: string | undefined },
  settings: Settings,
) {
  const finder = createFinderStore(library, settings, follow);
  const { actions } = finder;
  const card = createPageCardStore({
    library,
    address: tab.url,
    read: (options) =>
      tab.id === undefined
        ? Promise.resolve({ kind: 'failed', failure: 'notAllowed' })
        : readPage(library, tab.id, options),
    copy,
    onChange: (change) => void finder.follow(change).catch(actions.sayFailure),
    onFailure: (error) => actions.sayFailure(error),
    onReprint: () => tab.id !== undefined && void showState(tab.id, 'reprint'),
  });

  /** Shows what a change made of the library. Where that cannot be read it is said, and the change stands all the same. */
  async function follow(change: LibraryChange) {
    try {
      await Promise.all([card.follow(change), finder.follow(change)]);
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
      if (tab.id === undefined) return false;
      try {
        await pickInPage(tab.id, role);
        return true;
      } catch {
        actions.say({ text: translate('unreadable_notAllowed'), isError: true });
        return false;
      }
    },
    start: () => Promise.all([card.start(), finder.start().catch(actions.sayFailure)]),
    open: (clip: { id: string }) => openClipPage(clip.id),
  };
}

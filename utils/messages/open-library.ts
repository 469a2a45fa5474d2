import { storageJournal } from '../library/journal';
import { openLibrary } from '../library/library';
import { libraryChanged, sendMessage } from './messages';
import { leaveNotice } from './notice';
import { refreshPages } from './view-page';

/**
 * The library of this browser, for the background and the extension's pages. Each opens the same database; what one
 * changes, the other views hear by `libraryChanged`, and the open pages of the listed sites look again.
 */
export const library = openLibrary({
  now: () => new Date(),
  journal: storageJournal,
  onChange: (change) => {
    // With no other view open nobody answers, and the message is rejected; that is no fault of the change.
    void sendMessage(libraryChanged, change).catch(() => undefined);
    void refreshPages();
  },
  onBlocked: () => void leaveNotice({ kind: 'blocked' }),
});

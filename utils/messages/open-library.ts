import { storageJournal } from '../library/journal';
import type { Library } from '../library/library';
import { openLibrary } from '../library/open-library';
import { changeClip, changeHighlight, libraryChanged, sendMessage, toChangeWish } from './messages';
import { leaveNotice } from './notice';
import { refreshPages } from './view-page';

const opened = openLibrary({
  now: () => new Date(),
  journal: storageJournal,
  onChange: (change) => {
    // With no other view open nobody answers, and the message is rejected; that is no fault of the change.
    void sendMessage(libraryChanged, change).catch(() => undefined);
    void refreshPages();
  },
  onBlocked: () => void leaveNotice({ kind: 'blocked' }),
});

let isLeaving = false;
addEventListener('pagehide', () => {
  isLeaving = true;
});
addEventListener('pageshow', () => {
  isLeaving = false;
});

/**
 * The library of this browser, for the background and the extension's pages. Each opens the same database; what one
 * changes, the other views hear by `libraryChanged`, and the open pages of the listed sites look again. A page that goes
 * away does not live to see the end of a transaction: what it still has to change, the background changes for it.
 */
export const library: Library = {
  ...opened,
  update: (id, change) => (isLeaving ? sendMessage(changeClip, toChangeWish(id, change)) : opened.update(id, change)),
  changeHighlight: async (id, highlightId, change) => {
    if (!isLeaving) return opened.changeHighlight(id, highlightId, change);
    return (await sendMessage(changeHighlight, { id, highlightId, change })) ?? undefined;
  },
};

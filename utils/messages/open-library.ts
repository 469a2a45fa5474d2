import { storedCopy } from '../library/copy-files';
import { storageJournal } from '../library/journal';
import type { Library } from '../library/library';
import { openLibrary } from '../library/open-library';
import { readSettings } from '../settings/settings';
import { changeClip, changeHighlight, libraryChanged, onMessage, sendMessage, toChangeWish } from './messages';
import { leaveNotice } from './notice';
import { refreshPages } from './view-page';

/** Who hears of the changes that are made here. */
const listeners = new Set<() => void>();

const opened = openLibrary({
  now: () => new Date(),
  journal: storageJournal,
  copy: { files: storedCopy, isWanted: async () => (await readSettings()).keepCopy },
  onChange: (change) => {
    // With no other view open nobody answers, and the message is rejected; that is no fault of the change.
    void sendMessage(libraryChanged, change).catch(() => undefined);
    void refreshPages();
    for (const hear of listeners) hear();
  },
  onBlocked: () => void leaveNotice({ kind: 'blocked' }),
  onTrouble: (error) => console.error(`Shiping: the index is as it was: ${String(error)}`),
});

/**
 * Calls back after each change of the library, made here or in another view; call it synchronously at the start.
 * `watchLibrary(keepCopy)`
 */
export function watchLibrary(changed: () => void): void {
  listeners.add(changed);
  onMessage(libraryChanged, () => {
    changed();
    return null;
  });
}

let isLeaving = false;
/** Changes whose way to the disk is not at its end, each as the background would make it. */
const underway = new Set<() => Promise<unknown>>();

addEventListener('pagehide', () => {
  isLeaving = true;
  // Made twice, they are the same change.
  for (const makeThere of underway) void makeThere().catch(() => undefined);
});
addEventListener('pageshow', () => {
  isLeaving = false;
});

/** Makes a change here, and by the background where this page goes away before it is on disk. */
async function outlast<T>(makeHere: () => Promise<T>, makeThere: () => Promise<T>): Promise<T> {
  if (isLeaving) return makeThere();
  underway.add(makeThere);
  try {
    return await makeHere();
  } finally {
    underway.delete(makeThere);
  }
}

/**
 * The library of this browser, for the background and the extension's pages. Each opens the same database; what one
 * changes, the other views hear by `libraryChanged`, and the open pages of the listed sites look again. A page that goes
 * away takes its open transactions with it and does not live to see the end of another: what was typed or chosen last in it,
 * the background changes for it.
 */
export const library: Library = {
  ...opened,
  update: (id, change) =>
    outlast(
      () => opened.update(id, change),
      () => sendMessage(changeClip, toChangeWish(id, change)),
    ),
  changeHighlight: (id, highlightId, change) =>
    outlast(
      () => opened.changeHighlight(id, highlightId, change),
      async () => (await sendMessage(changeHighlight, { id, highlightId, change })) ?? undefined,
    ),
};

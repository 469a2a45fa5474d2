import { storedCopy } from '../../utils/library/copy-files';
import { storageJournal } from '../../utils/library/journal';
import type { Library, LibraryChange } from '../../utils/library/library';
import type { ListOrder } from '../../utils/settings/choices';
import type { Settings } from '../../utils/settings/settings';
import { createClipActions } from './clip-actions';
import { createClipListStore } from './clip-list-store';
import { createCopyActions } from './copy-actions';
import { countReprints } from './count-reprints';
import { createEraseQuestions } from './erase-questions';
import { createExportStore } from './export-store';
import { createReadingListStore } from './reading-list-store';
import { createRescueStore } from './rescue-store';
import { createSavedSearchStore } from './saved-search-store';
import { createTagActions } from './tag-actions';
import { createVersionStore } from './version-store';

/** What `createFinderStore` gives back. */
export type FinderStore = ReturnType<typeof createFinderStore>;

/** What popup and library page have in common: the list, what is done with its clips and their versions, saved searches, lists made by hand. */
export function createFinderStore(
  library: Library,
  settings: Settings,
  /** Brings every view of the page up to date with a change that it made. */
  follow: (change: LibraryChange) => Promise<void>,
  /** In what order the list comes; the popup's begins with what was kept last. */
  listOrder: ListOrder = 'clippedNewest',
) {
  const list = createClipListStore(library, settings.searchOrder, listOrder);
  const actions = createClipActions(library, follow);
  const saved = createSavedSearchStore(library, list, actions);
  const readingLists = createReadingListStore(library, list, actions);
  const { reprints, forget } = countReprints(library, list.rows);

  async function followChange(change: LibraryChange) {
    await Promise.all([list.follow(change), saved.follow(change), readingLists.follow(change)]);
    if (change.kind !== 'rules' && change.kind !== 'updated') forget();
  }

  return {
    list,
    actions,
    copies: createCopyActions(library, actions),
    exports: createExportStore(library, list, actions, settings),
    tags: createTagActions(library, list, actions),
    saved,
    readingLists,
    versions: createVersionStore(library, actions),
    rescue: createRescueStore({ files: storedCopy, journal: storageJournal }, actions),
    reprints,
    ...createEraseQuestions(list, actions),
    follow: followChange,
    /** Reads the rows, then what stands beside them. */
    async start() {
      await list.start();
      // Where the library cannot be read that is said in place of the rows.
      if (list.failure.value) return;
      await Promise.all([saved.load(), readingLists.load()]);
    },
  };
}

import { computed, signal } from '@preact/signals';
import type { ReaderLook } from '../../components/clip-reader';
import { momentWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Excerpt, Library, LibraryChange } from '../../utils/library/library';
import { type Settings, writeSettings } from '../../utils/settings/settings';
import { createExcerptStore } from './excerpt-store';
import { createFinderStore } from './finder-store';
import { createHighlightActions } from './highlight-actions';
import { createImportStore } from './import-store';
import { createReaderStore } from './reader-store';
import { createRereadStore } from './reread-store';

/** What `createLibraryStore` gives back. */
export type LibraryStore = ReturnType<typeof createLibraryStore>;

/** All that the library page shows. What is open stands in the address: `library.html#clip=…`. */
export function createLibraryStore(library: Library, settings: Settings) {
  const finder = createFinderStore(library, settings, follow, settings.listOrder);
  const { list, actions, copies } = finder;
  const excerpts = createExcerptStore(library, finder);
  const reader = createReaderStore(library, list);
  const imports = createImportStore(library, follow);
  const reread = createRereadStore({
    library,
    follow,
    wantedBy: async (scope) =>
      scope === 'all' ? 'all' : scope === 'selected' ? [...list.selected.value] : list.allIds(),
  });
  const look = signal<ReaderLook>({ indent: settings.readerIndent, fontSize: settings.readerFontSize });

  /** The highlight at which the open clip is to be read. */
  const place = signal<{ id: string } | undefined>(undefined);

  /** What the popup had sought when the open clip was chosen there. */
  const sought = signal('');

  /** Shows what a change made of the library. Where that cannot be read it is said, and the change stands all the same. */
  async function follow(change: LibraryChange) {
    try {
      await Promise.all([finder.follow(change), excerpts.follow(change), reader.follow(change)]);
    } catch (error) {
      actions.sayFailure(error);
    }
  }

  /** Shows what the address says: `#clip=<id>`, with `&existing` where a save found it here, `&find=<query>` from a search, `&highlight=<id>` at one; `#highlights`; `#import`; `#reread`; `#trash`. */
  async function goTo(hash: string) {
    const wanted = new URLSearchParams(hash.replace(/^#/, ''));
    const id = wanted.get('clip');
    sought.value = wanted.get('find') ?? '';
    const highlight = wanted.get('highlight');
    place.value = highlight === null ? undefined : { id: highlight };
    excerpts.show(wanted.has('highlights'));
    if (wanted.has('import')) imports.open();
    if (wanted.has('reread')) void reread.open();
    if (wanted.has('trash')) list.filterBy({ trashed: true });
    if (id === null) {
      reader.close();
      return;
    }
    await reader.open(id);
    const now = reader.opened.value;
    if (wanted.has('existing') && now.kind === 'clip') {
      actions.say({ text: translate('existingOpened', momentWords(now.clip.clippedAt, new Date())) });
    }
  }

  return {
    ...finder,
    reader,
    sought,
    imports,
    reread,
    openId: reader.openId,
    highlightingOf: createHighlightActions(library, actions, copies),
    look,
    follow,
    goTo,
    excerpts,
    place,
    /** The key of the highlight at which the open clip is read. */
    openExcerpt: computed(() => place.value && `${reader.openId.value} ${place.value.id}`),
    close() {
      location.hash = excerpts.isShown.value ? 'highlights' : '';
    },
    /** Shows the highlights of all clips in the place of the list, or the list again; what is open stays. */
    showExcerpts(isWanted: boolean) {
      const open = reader.openId.value;
      if (isWanted && list.filter.value.trashed) list.filterBy({});
      location.hash = [...(isWanted ? ['highlights'] : []), ...(open === undefined ? [] : [`clip=${open}`])].join('&');
    },
    /** Opens the clip of a highlight there. */
    openAt({ clip, highlight }: Excerpt) {
      const hash = `highlights&clip=${clip.id}&highlight=${highlight.id}`;
      if (location.hash === `#${hash}`) place.value = { id: highlight.id };
      else location.hash = hash;
    },
    start: () => Promise.all([finder.start().catch(actions.sayFailure), goTo(location.hash)]),
    open(clip: { id: string }) {
      // The address may name it already: it was erased, and is here again.
      if (location.hash === `#clip=${clip.id}`) void reader.read(clip.id);
      else location.hash = `clip=${clip.id}`;
    },
    /** U: marks the open clip as read or unread. */
    markOpen() {
      const now = reader.opened.value;
      if (now.kind === 'clip') void actions.mark([now.clip.id], !now.clip.unread);
    },
    async setLook(wanted: ReaderLook) {
      look.value = wanted;
      await writeSettings({ readerIndent: wanted.indent, readerFontSize: wanted.fontSize });
    },
  };
}

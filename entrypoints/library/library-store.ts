import { computed, signal } from '@preact/signals';
import type { ReaderLook } from '../../components/clip-reader';
import type { Confirmation } from '../../components/confirm-dialog';
import { clipsWords, momentWords } from '../../components/wording';
import { translate } from '../../utils/i18n/translate';
import type { Clip, ClipContent } from '../../utils/library/clip';
import type { Filter, Library, LibraryChange } from '../../utils/library/library';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';
import { type Settings, writeSettings } from '../../utils/settings/settings';
import { createClipActions } from './clip-actions';
import { createClipListStore } from './clip-list-store';
import { createImportStore } from './import-store';

/** What the reader shows. */
export type Opened =
  | { kind: 'nothing' }
  | { kind: 'missing' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'clip'; clip: Clip; content: ClipContent };

export type LibraryStore = ReturnType<typeof createLibraryStore>;

/** All that the library page shows. What is open stands in the address: `library.html#clip=…`. */
export function createLibraryStore(library: Library, settings: Settings) {
  const list = createClipListStore(library);
  const opened = signal<Opened>({ kind: 'nothing' });
  const look = signal<ReaderLook>({ indent: settings.readerIndent, fontSize: settings.readerFontSize });
  const asked = signal<Confirmation | undefined>(undefined);
  const actions = createClipActions({ library, list, follow, lastExportAt: settings.lastExportAt });
  const imports = createImportStore(library, follow);
  const openId = computed(() => (opened.value.kind === 'clip' ? opened.value.clip.id : undefined));

  async function follow(change: LibraryChange) {
    const isOpen = openId.value !== undefined && change.ids.includes(openId.value);
    await Promise.all([list.follow(change), isOpen && openId.value && read(openId.value)]);
  }

  async function read(id: string) {
    try {
      const [clip, content] = await Promise.all([library.get(id), library.getContent(id)]);
      opened.value = clip && content ? { kind: 'clip', clip, content } : { kind: 'missing' };
    } catch (error) {
      opened.value = { kind: 'failed', failure: toFailure(error) };
    }
    document.title = [
      opened.value.kind === 'clip' ? opened.value.clip.article.headline : translate('library'),
      translate('extensionName'),
    ].join(' · ');
  }

  /** Shows what the address says: `#clip=<id>`, with `&existing` where a save found it here; `#import`; `#trash`. */
  async function goTo(hash: string) {
    const wanted = new URLSearchParams(hash.replace(/^#/, ''));
    const id = wanted.get('clip');
    if (wanted.has('import')) imports.open();
    if (wanted.has('trash')) list.filterBy({ trashed: true });
    if (id === null) {
      opened.value = { kind: 'nothing' };
      return;
    }
    if (id !== openId.value) await read(id);
    if (wanted.has('existing') && opened.value.kind === 'clip') {
      const since = momentWords(opened.value.clip.clippedAt, new Date());
      actions.say({ text: translate('existingOpened', since) });
    }
  }

  function close() {
    location.hash = '';
  }

  return {
    list,
    actions,
    imports,
    opened,
    openId,
    look,
    asked,
    follow,
    goTo,
    close,
    start: () => Promise.all([list.start(), goTo(location.hash)]),
    open(clip: Clip) {
      location.hash = `clip=${clip.id}`;
    },
    filterBy(filter: Filter) {
      list.filterBy(filter);
    },
    async remove(ids: string[]) {
      await actions.remove(ids);
    },
    async setLook(wanted: ReaderLook) {
      look.value = wanted;
      await writeSettings({ readerIndent: wanted.indent, readerFontSize: wanted.fontSize });
    },
    askToErase(ids: string[]) {
      asked.value = {
        question: translate('eraseQuestion', clipsWords(ids.length)),
        action: translate('eraseForGood'),
        onConfirm: () => void actions.erase(ids),
      };
    },
    askToEmptyTrash() {
      asked.value = {
        question: translate('emptyTrashQuestion', clipsWords(list.facets.value?.trashed ?? 0)),
        action: translate('emptyTrash'),
        onConfirm: async () => actions.erase(await list.allIds()),
      };
    },
  };
}

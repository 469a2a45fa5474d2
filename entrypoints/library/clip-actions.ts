import { signal } from '@preact/signals';
import type { ExportScope, FormatChoice } from '../../components/export-menu';
import type { ChangeTags } from '../../components/tag-editor';
import type { ToastMessage } from '../../components/toast';
import { clipsWords, numberWords } from '../../components/wording';
import { sanitizeToFragment } from '../../utils/article/sanitize';
import { articleText, citationText } from '../../utils/exchange/citation';
import { toFileName } from '../../utils/exchange/file-name';
import { FORMATS, findFormat } from '../../utils/exchange/format';
import { translate, translateName } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { ClipChange, Library, LibraryChange, WholeClip } from '../../utils/library/library';
import { toFailure } from '../../utils/messages/clip-tab';
import { writeSettings } from '../../utils/settings/settings';
import type { ClipListStore } from './clip-list-store';
import { exportClips } from './export-clips';
import { saveFile } from './save-file';

export type ClipActions = ReturnType<typeof createClipActions>;

interface ClipActionsDependencies {
  library: Library;
  list: ClipListStore;
  /** Brings every view of the page up to date. */
  follow(change: LibraryChange): Promise<void>;
  /** The instant of the last export of the whole library. */
  lastExportAt: string;
  /** Whether kept pages are exported too. */
  exportSources: boolean;
}

/** What popup and library page do with clips, each with its way back and its sentence on failure. */
export function createClipActions(dependencies: ClipActionsDependencies) {
  const { library, list, follow, lastExportAt: last } = dependencies;
  const toast = signal<ToastMessage | undefined>(undefined);
  const lastExportAt = signal(last);
  const withSources = signal(dependencies.exportSources);
  /** How many clips the running export has written. */
  const written = signal<number | undefined>(undefined);

  function say(message: ToastMessage | undefined) {
    toast.value = message;
  }

  function sayFailure(error: unknown) {
    say({ text: translate(`failure_${toFailure(error)}`), isError: true });
  }

  /** Does it, brings every view up to date, and says why where it could not be done. */
  async function change(kind: LibraryChange['kind'], ids: string[], work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await follow({ kind, ids });
      return true;
    } catch (error) {
      // It is done, but not so safely as it should be.
      if (toFailure(error) === 'unsecured') await follow({ kind, ids });
      sayFailure(error);
      return false;
    }
  }

  async function restore(ids: string[]) {
    const isDone = await change('restored', ids, () => library.restore(ids));
    if (isDone) say({ text: translate('restored', clipsWords(ids.length)) });
  }

  async function remove(ids: string[]) {
    if (ids.length === 0) return;
    const isDone = await change('trashed', ids, () => library.remove(ids));
    if (isDone) say({ text: translate('movedToTrash', clipsWords(ids.length)), onUndo: () => restore(ids) });
  }

  /** What is opened marks itself as read, without a word; this is for who marks by hand. */
  async function mark(ids: string[], isUnread: boolean) {
    let changed: string[] = [];
    const isDone = await change('updated', ids, async () => {
      changed = await library.markUnread(ids, isUnread);
    });
    if (!isDone) return;
    say({
      text: translate(isUnread ? 'markedUnread' : 'markedRead', clipsWords(changed.length)),
      onUndo: async () => {
        if (await change('updated', changed, () => library.markUnread(changed, !isUnread))) say(undefined);
      },
    });
  }

  /** Writes a file of a scope's clips, or of these. */
  async function exportTo(scope: ExportScope | string[], formatId: string) {
    written.value = 0;
    const options = { formatId, withSources: withSources.value };
    try {
      const exported = await exportClips(library, await wantedBy(scope), options, (done) => {
        written.value = done;
      });
      const isBackup = findFormat(formatId)?.isBackup === true;
      if (exported.written === 0 && !isBackup) {
        say({ text: translate('exportedNothing') });
        return;
      }
      if (scope === 'all' && isBackup) {
        lastExportAt.value = new Date().toISOString();
        await writeSettings({ lastExportAt: lastExportAt.value });
      }
      const { written: count, damaged, files } = exported;
      const words = [
        translate('exported', clipsWords(count)),
        ...(files > 1 ? [translate('exportedFiles', numberWords(files))] : []),
        ...(damaged > 0 ? [translate('exportedWithout', clipsWords(damaged))] : []),
      ];
      say({ text: words.join(' '), isError: damaged > 0 });
    } catch (error) {
      sayFailure(error);
    } finally {
      written.value = undefined;
    }
  }

  async function wantedBy(scope: ExportScope | string[]) {
    if (Array.isArray(scope)) return scope;
    if (scope === 'all') return {};
    if (scope === 'selected') return [...list.selected.value];
    return list.isSearching.value ? list.allIds() : list.filter.value;
  }

  const update = (id: string, changed: ClipChange) => change('updated', [id], () => library.update(id, changed));

  return {
    toast,
    lastExportAt,
    written,
    withSources,
    async setWithSources(wanted: boolean) {
      withSources.value = wanted;
      await writeSettings({ exportSources: wanted });
    },
    say,
    sayFailure,
    change,
    update,
    remove,
    restore,
    mark,
    exportTo,
    erase: (ids: string[]) => change('erased', ids, () => library.erase(ids)),
    star: (clip: Clip) => update(clip.id, { starred: !clip.starred }),
    /** Stars clips, or takes their stars off, all at once. */
    async starMany(ids: string[], starred: boolean) {
      let changed: string[] = [];
      const work = async () => {
        const before = await library.updateMany(ids, (clip) => (clip.starred === starred ? undefined : { starred }));
        changed = before.map(({ id }) => id);
      };
      if (!(await change('updated', ids, work)) || changed.length === 0) return;
      say({
        text: translate(starred ? 'starredMany' : 'unstarredMany', clipsWords(changed.length)),
        onUndo: async () => {
          const back = () => library.updateMany(changed, () => ({ starred: !starred }));
          if (await change('updated', changed, back)) say(undefined);
        },
      });
    },
    changeTags: ({ id }: Clip, how: ChangeTags) =>
      change('updated', [id], () => library.updateMany([id], ({ tags }) => ({ tags: how(tags) }))),
    async cite(clip: Clip) {
      say({ text: translate((await copy(citationText(clip))) ? 'citationCopied' : 'notCopied') });
    },
    /** Copies the citations of clips, a line each. */
    async citeMany(ids: string[]) {
      try {
        const clips = await Promise.all(ids.map((id) => library.get(id)));
        const lines = clips.flatMap((clip) => (clip ? [citationText(clip)] : []));
        say({ text: translate((await copy(lines.join('\n'))) ? 'citationCopied' : 'notCopied') });
      } catch (error) {
        sayFailure(error);
      }
    },
    async copyWhole({ clip, content }: WholeClip) {
      say({ text: translate((await copy(articleText(clip, content))) ? 'wholeCopied' : 'notCopied') });
    },
    async copyMarkdown(whole: WholeClip) {
      const format = findFormat('markdown');
      if (!format || !('writeOne' in format)) return;
      const text = format.writeOne(whole, { parse: (html) => sanitizeToFragment(html, document) });
      say({ text: translate((await copy(text)) ? 'markdownCopied' : 'notCopied') });
    },
    /** Saves the page that was kept beside a clip as it was fetched. As text, so that nothing in it runs where it is opened. */
    async savePage({ id, article }: Clip) {
      try {
        const source = await library.getSource(id);
        if (!source) return;
        saveFile(new Blob([source.html], { type: 'text/plain' }), toFileName(article.headline, 'html.txt'));
        say(source.isWhole ? { text: translate('pageSaved') } : { text: translate('sourceWrong'), isError: true });
      } catch (error) {
        sayFailure(error);
      }
    },
  };
}

/** The formats as the export menu shows them; for one clip those that have something to say of it. */
export function formatChoices(whole?: WholeClip): FormatChoice[] {
  const formats = whole ? FORMATS.filter(({ takes }) => takes?.(whole) !== false) : FORMATS;
  return formats.map(({ id, label, holdsSources = false }) => ({ id, name: translateName(label), holdsSources }));
}

/** How many rows the current search or filter has, for the export menu; undefined where there is neither. */
export function listedCount(list: ClipListStore): number | null | undefined {
  if (!list.isSearching.value && !list.isFiltered.value) return undefined;
  return list.total.value ?? null;
}

/** Puts a text into the clipboard; false where the browser does not let us. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

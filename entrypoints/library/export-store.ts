import { signal } from '@preact/signals';
import type { ExportScope, FormatChoice } from '../../components/export-menu';
import { clipsWords, numberWords } from '../../components/wording';
import { toFileName } from '../../utils/exchange/file-name';
import { FORMATS, type Format, findFormat } from '../../utils/exchange/format';
import { translate, translateName } from '../../utils/i18n/translate';
import type { Clip } from '../../utils/library/clip';
import type { Library, WholeClip } from '../../utils/library/library';
import { type Settings, writeSettings } from '../../utils/settings/settings';
import type { ClipActions } from './clip-actions';
import type { ClipListStore } from './clip-list-store';
import { type Exported, exportClips } from './export-clips';
import { saveFile } from './save-file';

/** 导出 as popup and library page show it: what is wanted, how far it is, and what became of it. */
export function createExportStore(
  library: Library,
  list: ClipListStore,
  { say, sayFailure }: ClipActions,
  settings: Pick<Settings, 'lastExportAt' | 'exportSources' | 'exportTrash'>,
) {
  /** The instant of the last export of the whole library. */
  const lastExportAt = signal(settings.lastExportAt);
  /** Whether kept pages are exported too. */
  const withSources = signal(settings.exportSources);
  /** Whether a backup of the whole library holds the trash too. */
  const withTrash = signal(settings.exportTrash);
  /** How many clips the running export has written. */
  const written = signal<number | undefined>(undefined);

  async function wantedBy(scope: ExportScope | string[]) {
    if (Array.isArray(scope)) return scope;
    if (scope === 'all') return {};
    if (scope === 'selected') return [...list.selected.value];
    return list.isSearching.value ? list.allIds() : list.filter.value;
  }

  return {
    lastExportAt,
    withSources,
    withTrash,
    written,
    async setWithSources(wanted: boolean) {
      withSources.value = wanted;
      await writeSettings({ exportSources: wanted });
    },
    async setWithTrash(wanted: boolean) {
      withTrash.value = wanted;
      await writeSettings({ exportTrash: wanted });
    },
    /** Writes a file of a scope's clips, or of these. */
    async exportTo(scope: ExportScope | string[], formatId: string) {
      written.value = 0;
      // Hits of a search are exported newest first.
      const order = list.isSearching.value ? 'clippedNewest' : list.listOrder.value;
      const options = { formatId, withSources: withSources.value, withTrash: withTrash.value, order };
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
        say({ text: exportedWords(exported), isError: exported.damaged > 0 });
      } catch (error) {
        sayFailure(error);
      } finally {
        written.value = undefined;
      }
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

/** 「已导出 1,204 篇。 其中回收站里的 3 篇。 共 2 个文件。」 */
export function exportedWords({ written, trashed, damaged, files }: Exported): string {
  return [
    translate('exported', clipsWords(written)),
    ...(trashed > 0 ? [translate('exportedTrashed', clipsWords(trashed))] : []),
    ...(files > 1 ? [translate('exportedFiles', numberWords(files))] : []),
    ...(damaged > 0 ? [translate('exportedWithout', clipsWords(damaged))] : []),
  ].join(' ');
}

/** The formats as the export menu shows them; for one clip those that have something to say of it. */
export function formatChoices(whole?: WholeClip): FormatChoice[] {
  const formats = whole ? FORMATS.filter(({ takes }) => takes?.(whole) !== false) : FORMATS;
  return formats.map(toChoice);
}

/** A format as a menu shows it. */
export function toChoice({ id, label, holdsSources = false, isBackup = false }: Format): FormatChoice {
  return { id, name: translateName(label), holdsSources, isBackup };
}

/** How many rows the current search or filter has, for the export menu; undefined where there is neither. */
export function listedCount(list: ClipListStore): number | null | undefined {
  if (!list.isSearching.value && !list.isFiltered.value) return undefined;
  return list.total.value ?? null;
}

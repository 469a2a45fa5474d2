import { browser } from 'wxt/browser';
import { clipsWords } from '../../components/wording';
import { sanitizeToFragment } from '../../utils/article/sanitize';
import { rulesFor } from '../../utils/article/user-rule';
import type { ClipWithPast, ExportAbout } from '../../utils/exchange/bundle';
import { toBundleSettings } from '../../utils/exchange/bundle-settings';
import { toFileName } from '../../utils/exchange/file-name';
import { type Format, findFormat } from '../../utils/exchange/format';
import { readSound } from '../../utils/exchange/sound-clips';
import { splitClips } from '../../utils/exchange/split-clips';
import { type FilesAbout, writeFiles } from '../../utils/exchange/write-files';
import { translate } from '../../utils/i18n/translate';
import type { ReadLibrary } from '../../utils/library/copied-library';
import type { Filter } from '../../utils/library/library';
import type { ListOrder } from '../../utils/settings/choices';
import { readSettings } from '../../utils/settings/settings';
import { saveFile } from './save-file';

/** How many clips were written into how many files, and how many were left out because they are damaged. */
export interface Exported {
  written: number;
  /** Of them those in the trash. */
  trashed: number;
  damaged: number;
  files: number;
}

/** How clips are exported. */
interface ExportOptions {
  formatId: string;
  /** Whether their kept pages go along, if the format holds them. */
  withSources: boolean;
  /** Whether the trash goes along with the whole library, if the format is a backup. */
  withTrash: boolean;
  order: ListOrder;
}

/**
 * Writes these clips into a file in the format of that name and has the browser save it; into several where one would be
 * too large to be imported, each a whole bundle. What they said before goes along.
 */
export async function exportClips(
  library: ReadLibrary,
  wanted: string[] | Filter,
  { formatId, withSources, withTrash, order }: ExportOptions,
  onProgress: (written: number) => void,
): Promise<Exported> {
  const format = findFormat(formatId);
  if (!format) throw new Error(`no format ${formatId}`);
  const [known, searches, allLists] = await Promise.all([
    library.rules(),
    library.searches.list(),
    library.lists.list(),
  ]);
  const isBackup = !Array.isArray(wanted) && Object.keys(wanted).length === 0;
  const lists = isBackup ? allLists : allLists.filter(({ id }) => !Array.isArray(wanted) && id === wanted.list);
  const inList = isBackup ? undefined : lists[0];
  const used = new Set(isBackup ? known : []);
  const isWithTrash = isBackup && withTrash && format.isBackup === true;
  const sound = readSound(library, isWithTrash ? [wanted, { trashed: true }] : [wanted], order);
  const isOneClip = Array.isArray(wanted) && wanted.length === 1;
  let written = 0;
  let trashed = 0;
  let headline = '';
  const counted = async function* () {
    for await (const whole of sound.clips()) {
      if (format.takes?.(whole) === false) continue;
      yield whole;
      for (const rule of rulesFor(known, new URL(whole.clip.article.url))) used.add(rule);
      written++;
      if (whole.clip.trashedAt !== undefined) trashed++;
      headline = whole.clip.article.headline;
      if (written % 20 === 0) onProgress(written);
    }
  };
  // What is not imported again may be as large as it will, but for archives, which hold so many files only.
  const isArchive = 'writeOne' in format && !isOneClip;
  const parts = splitClips(counted(), format.isBackup || isArchive ? undefined : Number.POSITIVE_INFINITY);
  const exportedAt = new Date();
  const settings = isBackup ? toBundleSettings(await readSettings()) : undefined;
  const { version } = browser.runtime.getManifest();
  let files = 0;
  let before = 0;
  do {
    const file = await writeFile(format, isArchive, parts.next(), {
      generator: { name: 'Shiping', version },
      exportedAt,
      numbers: inList && { of: inList.clips.length, after: before },
      // A backup takes all along; some clips take the rules of their own sites, those of a list the list.
      beside: () => ({ rules: [...used], lists, ...(isBackup && { searches }) }),
      ...(settings && { settings }),
      ...(withSources && format.holdsSources && { sources: sound.sources }),
    });
    const isOnly = files === 0 && !(await parts.hasMore());
    const name = isOneClip
      ? toFileName(headline, format.extension)
      : nameOf(written - before, exportedAt, isArchive ? 'zip' : format.extension, isOnly ? '' : ` ${++files}`);
    // A file in which nothing stands helps nobody; an empty backup says at least that it is one.
    if (written > 0 || format.isBackup) saveFile(file, name);
    before = written;
  } while (await parts.hasMore());
  return { written, trashed, damaged: sound.damaged(), files: Math.max(files, 1) };
}

/** One file of all these clips; where the format writes each for itself, that of the only one or an archive of theirs. */
async function writeFile(
  format: Format,
  isArchive: boolean,
  clips: AsyncIterable<ClipWithPast>,
  about: ExportAbout & Pick<FilesAbout, 'numbers'>,
): Promise<Blob> {
  if ('write' in format) return format.write(clips, about);
  if ('writeExcerpts' in format) return format.writeExcerpts(clips);
  const tools = { parse: (html: string) => sanitizeToFragment(html, document) };
  if (isArchive) return writeFiles(format, clips, tools, { writtenAt: about.exportedAt, numbers: about.numbers });
  const texts: string[] = [];
  for await (const whole of clips) texts.push(format.writeOne(whole, tools));
  return new Blob(texts, { type: format.mimeType });
}

/** 「拾评 2026-11-22 1,204 篇.json」; of several files the second 「拾评 2026-11-22 2 8,000 篇.json」. */
function nameOf(clips: number, exportedAt: Date, extension: string, part: string): string {
  const day = exportedAt.toISOString().slice(0, 10);
  return toFileName(`${translate('extensionName')} ${day}${part} ${clipsWords(clips)}`, extension);
}

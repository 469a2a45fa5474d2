import type { ClipWithPast, ExportAbout } from './bundle';

interface FormatBase {
  /** Its name in code and settings: 「json-bundle」. */
  id: string;
  /** The key of its name in the locale files. */
  label: string;
  mimeType: string;
  extension: string;
  /** Whether it holds page sources. */
  holdsSources?: boolean;
  /** Whether an import brings back all that was written: only such a file is a backup. */
  isBackup?: boolean;
  /** Whether it has something to say of the clip; of every clip if this is not given. */
  takes?(clip: ClipWithPast): boolean;
}

/** A way to write all clips into one file. */
interface FileFormat extends FormatBase {
  write(clips: AsyncIterable<ClipWithPast>, about: ExportAbout): Promise<Blob>;
}

/** What a format may ask for while it writes one clip: `tools.parse(content.contentHtml)`. */
export interface OneClipTools {
  /** The body as nodes, sanitised. */
  parse(html: string): DocumentFragment;
}

/** A way to write each clip into a file of its own, as `markdown` is; several files go into a zip archive. */
export interface OneClipFormat extends FormatBase {
  writeOne(clip: ClipWithPast, tools: OneClipTools): string;
}

/** A way to export, as the menu offers it: 「拾评备份（JSON）」, 「参考文献（RIS，可入 Zotero）」 … */
export type Format = FileFormat | OneClipFormat;

/** All formats, the backup before the others, which come by file name (`csv`, `markdown` …); to add one, add a file. */
export const FORMATS: Format[] = Object.values(
  import.meta.glob<Format>('./formats/*.ts', { eager: true, import: 'default' }),
).sort((one, other) => Number(other.isBackup ?? false) - Number(one.isBackup ?? false));

/** The format of that name: `findFormat('json-bundle')?.extension` → 「json」. */
export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

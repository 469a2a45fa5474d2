import type { ClipWithPast, ExportAbout } from './bundle';
import type { ClipExcerpts } from './excerpt';

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

/** A way to write what was highlighted in clips, or in some of it, into one file; it asks for no text. */
export interface ExcerptFormat extends FormatBase {
  writeExcerpts(clips: AsyncIterable<ClipExcerpts>): Promise<Blob>;
}

/** A way to export, as the menu offers it: 「拾评备份（JSON）」, 「参考文献（RIS，可入 Zotero）」 … */
export type Format = FileFormat | OneClipFormat | ExcerptFormat;

/**
 * All formats: the backup, those of articles, those of highlights, each by file name (`csv`, `markdown` …); to add one, add a file.
 */
export const FORMATS: Format[] = Object.values(
  import.meta.glob<Format>('./formats/*.ts', { eager: true, import: 'default' }),
).sort((one, other) => rankOf(one) - rankOf(other));

function rankOf(format: Format): number {
  return format.isBackup ? 0 : 'writeExcerpts' in format ? 2 : 1;
}

/** Those of them that write highlights alone: 「划线摘录（Markdown）」 … */
export const EXCERPT_FORMATS = FORMATS.filter((format) => 'writeExcerpts' in format);

/** The format of that name: `findFormat('json-bundle')?.extension` → 「json」. */
export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

import type { ClipWithPast, ExportAbout } from './bundle';

/** A way to write clips into a file. */
export interface Format {
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
  write(clips: AsyncIterable<ClipWithPast>, about: ExportAbout): Promise<Blob>;
}

/** All formats, by file name; to add one, add a file. */
export const FORMATS: Format[] = Object.values(
  import.meta.glob<Format>('./formats/*.ts', { eager: true, import: 'default' }),
);

/** The format of that name: `findFormat('json-bundle')?.extension` → 「json」. */
export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}

import { parseJson, readable } from './copy-file';
import type { CopyFiles } from './copy-files';
import { BesideRecords } from './journal-entry';

/** The files of the second copy that are a single line: `about`, its id, and `beside`, what lies beside the clips. */
type LineFile = 'about' | 'beside';

/** The line of a file; nothing where there is none, or it cannot be read. */
export async function readLine(files: CopyFiles, name: LineFile): Promise<string | undefined> {
  const { value } = await readable(files.read(name)).next();
  return value;
}

/** Writes a file of one line anew: `writeLine(files, 'about', id)`. */
export function writeLine(files: CopyFiles, name: LineFile, line: string): Promise<unknown> {
  return files.write(
    name,
    (async function* () {
      yield line;
    })(),
  );
}

/** The site rules, saved searches and lists that the copy has; nothing where it has none that can be read. */
export async function readCopiedBeside(files: CopyFiles) {
  return BesideRecords.safeParse(parseJson((await readLine(files, 'beside')) ?? '')).data;
}

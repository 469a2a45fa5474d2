import type { Connection } from './connection';
import { idOfLine, parseEntry, readable } from './copy-file';
import type { CopyFiles } from './copy-files';
import { readCopyState } from './copy-state';
import type { WholeEntry } from './journal-entry';
import { getMany } from './read-rows';

/** What the second copy has of these clips, a file at a time; nothing of a clip that it does not have or cannot read. */
export async function* readCopied(connection: Connection, files: CopyFiles, ids: string[]): AsyncGenerator<WholeEntry> {
  for (const [file, wanted] of await findFiles(connection, ids)) {
    yield* await files.alone(async () => {
      const found: WholeEntry[] = [];
      for await (const line of readable(files.read(String(file)))) {
        const entry = wanted.has(idOfLine(line)) ? parseEntry(line) : undefined;
        if (entry?.state === 'whole') found.push(entry);
      }
      return found;
    });
  }
}

/** The files that have these clips, by number, each with those that are wanted of it. */
function findFiles(connection: Connection, ids: string[]): Promise<Map<number, Set<string>>> {
  return connection.read(['copied', 'meta'], async (tx) => {
    const wanted = new Map<number, Set<string>>();
    if ((await readCopyState(tx))?.kind !== 'kept') return wanted;
    for (const row of await getMany(tx, 'copied', ids)) {
      if (row) wanted.set(row.file, (wanted.get(row.file) ?? new Set()).add(row.id));
    }
    return wanted;
  });
}

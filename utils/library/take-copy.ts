import type { Connection } from './connection';
import { numbersOf, parseEntry, readable } from './copy-file';
import type { CopyFiles } from './copy-files';
import { readCopiedBeside } from './copy-line';
import { type CopyState, putCopyState } from './copy-state';
import { begin, put } from './database';
import { isMissing, type JournalEntry, putState } from './journal-entry';
import { markUncopied } from './uncopied';
import { openRowWriter, WRITTEN_STORES } from './write-rows';

/** Fills a database again from the second copy. */

/** Clips that are written in one transaction: others wait for it. */
const TOGETHER = 16;

type Taking = Extract<CopyState, { kind: 'taking' }>;

interface Taken {
  connection: Connection;
  files: CopyFiles;
  /** Clips that the journal has an entry of: what it says is newer, and done already. */
  known: ReadonlySet<string>;
  /** Whether that is so of what lies beside the clips. */
  isBesideKnown: boolean;
  /** Called with the clips that were written again, and with how many they are by now. */
  onRestored(ids: string[], restored: number): void;
}

/**
 * Takes file after file, each clip that is not there or older than its copy, and in the end what lies beside the clips. Goes on
 * where another worker was stopped; resolves to how many clips were written again, by all of them.
 */
export async function takeFiles(wanted: Taken, begun: Taking): Promise<number> {
  const { connection, files } = wanted;
  let taking = begun;
  for (const file of numbersOf(await files.list())) {
    if (file <= taking.reached) continue;
    const reached: Taking = { ...(await takeFile(wanted, file, taking)), reached: file };
    await connection.write(['meta'], async (tx) => putCopyState(tx, reached));
    taking = reached;
  }
  if (!wanted.isBesideKnown) await takeBeside(connection, files);
  return taking.restored;
}

async function takeFile(wanted: Taken, file: number, begun: Taking): Promise<Taking> {
  let taking = begun;
  let entries: JournalEntry[] = [];
  const flush = async () => {
    taking = await takeEntries(wanted, file, entries, taking);
    entries = [];
  };
  for await (const line of readable(wanted.files.read(String(file)))) {
    const entry = parseEntry(line);
    if (entry) entries.push(entry);
    if (entries.length === TOGETHER) await flush();
  }
  await flush();
  return taking;
}

/** Writes what is missing of the entries, and how many they are by now. */
async function takeEntries(
  { connection, known, onRestored }: Taken,
  file: number,
  entries: JournalEntry[],
  before: Taking,
): Promise<Taking> {
  const { ids, taking } = await connection.write([...WRITTEN_STORES, 'copied'], async (tx) => {
    const writer = await openRowWriter(tx);
    const ids: string[] = [];
    for (const entry of entries) {
      if (known.has(entry.id) || !(await isMissing(tx, entry))) continue;
      await putState(writer, entry);
      ids.push(entry.id);
    }
    await writer.finish();
    for (const { id } of entries) put(tx, 'copied', { id, file });
    // These are as their copies are; those are to leave it.
    for (const id of ids) begin(tx.objectStore('uncopied').delete(id));
    markUncopied(
      tx,
      entries.flatMap(({ id }) => (known.has(id) ? [id] : [])),
    );
    const taking = { ...before, restored: before.restored + ids.length };
    putCopyState(tx, taking);
    return { ids, taking };
  });
  onRestored(ids, taking.restored);
  return taking;
}

async function takeBeside(connection: Connection, files: CopyFiles): Promise<void> {
  const beside = await readCopiedBeside(files);
  if (!beside) return;
  await connection.write([...WRITTEN_STORES], async (tx) => {
    const writer = await openRowWriter(tx);
    writer.putBeside(beside);
    await writer.finish();
  });
}

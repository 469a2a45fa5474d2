import { findDamages, readStored, STORED_STORES, type StoredClip } from './check-clip';
import type { Connection } from './connection';
import type { CopyFiles } from './copy-files';
import { begin } from './database';
import { JournalEntry, newestStates, toEntryRows } from './journal-entry';
import { isEmpty, planMending } from './plan-mending';
import { getMany } from './read-rows';
import { markTail, markUncopied } from './uncopied';

/**
 * One file of the second copy: a line a clip, its id before its journal entry. Each clip has its file for good; when clips
 * change their file is written anew, with the lines of all others as they are. So a record that was damaged in the database since
 * does not harm its copy, an erased clip leaves nothing behind, and nothing is ever to be cleared up.
 */

/** A file takes no further clip when it has so many, or so many bytes: it is written whole when one of them changes. */
const MOST_CLIPS = 64;
const MOST_BYTES = 4_000_000;

/** Of the clips that wait, so many are looked at for new ones. */
const LOOKED_AT = 256;

/** Files have numbers from 1 on: 「12」. */
export const numbersOf = (names: string[]) =>
  names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((one, other) => one - other);

/** The line of a clip, and its two parts: `idOfLine('0000… {"state":…}')` → 「0000…」. */
const toLine = (id: string, entry: unknown) => `${id} ${JSON.stringify(entry)}`;
export const idOfLine = (line: string) => line.slice(0, line.indexOf(' '));
const entryOfLine = (line: string) => line.slice(line.indexOf(' ') + 1);

/** A line's entry; nothing where it is none. */
export function parseEntry(line: string): JournalEntry | undefined {
  return JournalEntry.safeParse(parseJson(entryOfLine(line))).data;
}

/** What JSON says; nothing where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface CopyContext {
  connection: Connection;
  files: CopyFiles;
  now: () => Date;
  /** Clips of which nothing could be copied, in the database or in the old file: they would be tried again for ever. */
  passedOver: Set<string>;
}

/** A file that is to be written, the clips that it has, and those of them that changed, with their marks. */
interface Task {
  file: number;
  members: string[];
  due: ReadonlyMap<string, string>;
}

/** Brings the next file up to date; resolves to whether there was one. May be stopped at any moment: the marks stand until it is written. */
export async function copyNext(context: CopyContext): Promise<boolean> {
  const task = await findTask(context);
  if (task) await writeTask(context, task);
  return task !== undefined;
}

/** The file of the first clip that waits; if that has none yet, the last file with room, or a new one. */
async function findTask({ connection, files, passedOver }: CopyContext): Promise<Task | undefined> {
  await markTail(connection, passedOver);
  const { waiting, rows, last, ofLast } = await connection.read(['uncopied', 'copied'], async (tx) => {
    const waiting = await tx.objectStore('uncopied').getAllKeys(null, LOOKED_AT);
    const cursor = await tx.objectStore('copied').index('files').openKeyCursor(null, 'prev');
    const ofLast = cursor ? await tx.objectStore('copied').index('files').count(cursor.key) : 0;
    return { waiting, rows: await getMany(tx, 'copied', waiting), last: cursor?.key ?? 0, ofLast };
  });
  if (waiting.length === 0) return undefined;
  const known = rows[0]?.file;
  const hasRoom = ofLast > 0 && ofLast < MOST_CLIPS && (await files.bytesOf(String(last))) < MOST_BYTES;
  const file = known ?? (hasRoom ? last : last + 1);
  const room = known === undefined ? MOST_CLIPS - (hasRoom ? ofLast : 0) : 0;
  const added = waiting.filter((_, at) => rows[at] === undefined).slice(0, room);
  return connection.write(['uncopied', 'copied'], async (tx) => {
    // Before the file: a clip that is erased next is known to be in it.
    for (const id of added) begin(tx.objectStore('copied').put({ id, file }));
    const members = await tx.objectStore('copied').index('files').getAllKeys(file);
    const marks = await getMany(tx, 'uncopied', members);
    const due = members.flatMap((id, at): [string, string][] => {
      const mark = marks[at];
      return mark === undefined ? [] : [[id, mark]];
    });
    return { file, members, due: new Map(due) };
  });
}

async function writeTask(
  { connection, files, now, passedOver }: CopyContext,
  { file, members, due }: Task,
): Promise<void> {
  const name = String(file);
  const written = new Set<string>();
  const erased = new Set<string>();
  const kept = new Set<string>();
  /** Clips that are damaged in the database: an old line that has whole what is damaged is worth more than the new one. */
  const damaged = new Map<string, DamagedLine>();
  const isLeft = (id: string) => !written.has(id) && !erased.has(id);

  const lines = async function* () {
    for (const id of due.keys()) {
      // Nothing, if it cannot be read: then the line that is there stays.
      const [entry] = await newestStates(connection, [id], { now: now() });
      if (entry?.state === 'erased') erased.add(id);
      if (entry?.state !== 'whole') continue;
      const line = toLine(id, entry);
      const stored = await findIfDamaged(connection, id);
      if (stored) damaged.set(id, { line, stored });
      else written.add(id);
      if (!stored) yield line;
    }
    const left = new Set(members.filter(isLeft));
    if (left.size === 0) return;
    for await (const line of readable(files.read(name))) {
      const id = idOfLine(line);
      if (!left.delete(id)) continue;
      const newer = damaged.get(id);
      if (newer && !(await canMend(line, newer.stored, now()))) continue;
      kept.add(id);
      yield line;
    }
    for (const [id, { line }] of damaged) {
      if (kept.has(id)) continue;
      written.add(id);
      yield line;
    }
  };
  await files.write(name, lines());
  if (written.size + kept.size === 0) await files.remove(name);

  const lost = members.filter((id) => isLeft(id) && !kept.has(id));
  for (const id of [...erased, ...lost]) if (due.has(id)) passedOver.add(id);
  await connection.write(['uncopied', 'copied'], async (tx) => {
    const marks = await getMany(tx, 'uncopied', [...due.keys()]);
    [...due].forEach(([id, mark], at) => {
      // Of a clip that changed meanwhile the file has a state that was.
      if (marks[at] === mark) begin(tx.objectStore('uncopied').delete(id));
    });
    for (const id of [...erased, ...lost]) begin(tx.objectStore('copied').delete(id));
    // What was in a file that can no longer be read is copied like a new one.
    markUncopied(
      tx,
      lost.filter((id) => !due.has(id)),
    );
  });
}

/** The line of a clip as it is in the database, and what is stored of it. */
interface DamagedLine {
  line: string;
  stored: StoredClip;
}

async function findIfDamaged(connection: Connection, id: string): Promise<StoredClip | undefined> {
  const [stored] = await connection.read([...STORED_STORES], (tx) => readStored(tx, [id]));
  return stored && (await findDamages(stored)).length > 0 ? stored : undefined;
}

/** Whether this line has something whole that is damaged in the database. */
async function canMend(line: string, stored: StoredClip, now: Date): Promise<boolean> {
  const entry = parseEntry(line);
  return entry?.state === 'whole' && !isEmpty(await planMending(stored, [toEntryRows(entry)], now));
}

/** The clips that can be read in all files: the packing has a checksum of its own. */
export async function readIds(files: CopyFiles): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const file of numbersOf(await files.list())) {
    for await (const line of readable(files.read(String(file)))) ids.add(idOfLine(line));
  }
  return ids;
}

/** The lines up to where a file is damaged. */
export async function* readable(lines: AsyncGenerator<string>): AsyncGenerator<string> {
  for (;;) {
    const next = await lines.next().catch(() => undefined);
    if (!next || next.done) return;
    yield next.value;
  }
}

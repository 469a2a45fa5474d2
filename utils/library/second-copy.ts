import { copyNext, idOfLine, numbersOf, parseEntry, readable, readIds } from './copy-file';
import type { CopyFiles } from './copy-files';
import { putCopyState, readCopyState } from './copy-state';
import { begin, type Connection } from './database';
import { readBesideRecords, type WholeEntry } from './journal-entry';
import { getMany } from './read-rows';
import { takeFiles } from './take-copy';
import { isAnyUncopied, markUncopied } from './uncopied';

/**
 * The second copy of the whole library, outside IndexedDB, for the day on which the browser drops the database: one damaged file
 * of that is enough. It is made when changes have come to rest, so that none of them waits for it: a change leaves a mark in its
 * own transaction (see uncopied.ts), and the files of the clips that are marked are written anew. What was changed in the seconds
 * before that is in the journal as long as the database is young, and marked for the next start of the background. To lay it into
 * the journal of an old one too would make a save take nearly twice as long: 39 ms beside 21 on a busy machine.
 *
 * It lies in the origin's own file system, packed: a quarter of what the database takes. Tried on real profiles with 300 files
 * in it: IndexedDB deleted, its files overwritten, the quota's records deleted and overwritten, the file system's own log torn
 * as a kill tears it; each left all files as they were. 30,000 clips are copied in four minutes and
 * brought back in seven, with the browser killed in their midst, on a busy machine, in the background, in a process of 300 and
 * 375 MB at most; with 2,000 clips it has 210 and 260. It shares disk and profile with the database: against the loss of those
 * there is the backup elsewhere.
 */
export interface SecondCopy {
  /**
   * Fills a database that the copy was not made of: an emptied one, or with `isOlder` this one. Resolves to how many clips were
   * written again, since the first worker began with it.
   */
  takeIn(wanted: TakeIn): Promise<number>;
  /** Brings the copy up to date, or away where the user wants none. */
  keep(): Promise<void>;
  /** Reads all of it, and writes anew what cannot be read; nothing where there is none. */
  verify(): Promise<CopyVerification | undefined>;
  /** What it has of these clips, a file at a time; nothing of a clip that it does not have or cannot read. */
  readEntries(ids: string[]): AsyncGenerator<WholeEntry>;
  /** Whether there are changes that it does not have. */
  isBehind(): Promise<boolean>;
}

/** How many clips the copy has, and of how many it could not be read: these it has taken from the database again. */
export interface CopyVerification {
  clips: number;
  unreadable: number;
}

interface TakeIn {
  isOlder: boolean;
  /** Clips that were erased since they were copied. */
  erased: ReadonlySet<string>;
  /** Called with the clips that were written again, and with how many they are by now. */
  onRestored(ids: string[], restored: number): void;
}

/** What the copy is made with. */
export interface CopyOptions {
  files: CopyFiles;
  /** Whether the user wants one. */
  isWanted(): Promise<boolean>;
}

/** The file with the copy's id, and the one with what lies beside the clips. */
const ABOUT = 'about';
const BESIDE = 'beside';

/** Clips that are marked in one transaction. */
const MARKED_TOGETHER = 5000;

/** The second copy of this database. */
export function openSecondCopy(connection: Connection, { files, isWanted }: CopyOptions, now: () => Date): SecondCopy {
  const readState = () => connection.read(['meta'], readCopyState);

  const readFirst = async (name: string): Promise<string | undefined> => {
    const { value } = await readable(files.read(name)).next();
    return value;
  };

  const writeLine = (name: string, line: string) =>
    files.write(
      name,
      (async function* () {
        yield line;
      })(),
    );

  /** The id of the copy on disk, a new one if there is none. */
  const identify = async () => {
    const known = await readFirst(ABOUT);
    if (known !== undefined) return known;
    const id = crypto.randomUUID();
    await writeLine(ABOUT, id);
    return id;
  };

  /** From here on the copy is this database's own: whatever it lacks is marked. */
  const join = async (id: string) => {
    const [clips, copied] = await connection.read(['clips', 'copied'], (tx) =>
      Promise.all([tx.objectStore('clips').getAllKeys(), tx.objectStore('copied').getAllKeys()]),
    );
    const known = new Set(copied);
    const lacking = clips.filter((clip) => !known.has(clip));
    for (let start = 0; start < lacking.length; start += MARKED_TOGETHER) {
      const some = lacking.slice(start, start + MARKED_TOGETHER);
      await connection.write(['uncopied'], async (tx) => markUncopied(tx, some));
    }
    await connection.write(['meta'], async (tx) => putCopyState(tx, { kind: 'kept', id }));
  };

  const beginTaking = (id: string) =>
    connection.write(['copied', 'meta'], async (tx) => {
      const state = { kind: 'taking', id, reached: 0, restored: 0 } as const;
      begin(tx.objectStore('copied').clear());
      putCopyState(tx, state);
      return state;
    });

  const takeIn = async ({ isOlder, erased, onRestored }: TakeIn) => {
    if (!(await isWanted())) return 0;
    const state = await readState();
    const known = await readFirst(ABOUT);
    const isOwn = state?.kind === 'kept' && state.id === known;
    if (state?.kind === 'off' || (isOwn && !isOlder)) return 0;
    if (known === undefined && numbersOf(await files.list()).length === 0) return 0;
    const id = known ?? (await identify());
    const isBegun = state?.kind === 'taking' && state.id === id;
    const taking = isBegun ? state : await beginTaking(id);
    const restored = await takeFiles({ connection, files, erased, onRestored }, taking);
    await join(id);
    return restored;
  };

  const clear = async () => {
    for (const name of await files.list()) await files.remove(name);
  };

  const drop = async () => {
    await connection.write(['uncopied', 'copied', 'meta'], async (tx) => {
      begin(tx.objectStore('uncopied').clear());
      begin(tx.objectStore('copied').clear());
      putCopyState(tx, { kind: 'off' });
    });
    await clear();
  };

  const keepBeside = async () => {
    const line = JSON.stringify(await readBesideRecords(connection));
    if (line !== (await readFirst(BESIDE))) await writeLine(BESIDE, line);
  };

  const keep = async () => {
    if (!(await isWanted())) return drop();
    const state = await readState();
    if (state?.kind === 'off') await clear();
    const known = await readFirst(ABOUT);
    if (known === undefined && numbersOf(await files.list()).length === 0) {
      const { id } = await beginTaking(await identify());
      await join(id);
    } else if (state?.kind !== 'kept' || state.id !== known) {
      // Another database's: the next start of the background takes it in.
      return;
    }
    // The look at the wish keeps the worker alive besides.
    while ((await isWanted()) && (await copyNext({ connection, files, now })));
    await keepBeside();
  };

  const verify = async (): Promise<CopyVerification | undefined> => {
    if ((await readState())?.kind !== 'kept') return undefined;
    const readable = await readIds(files);
    const copied = await connection.read(['copied'], (tx) => tx.objectStore('copied').getAllKeys());
    const unreadable = copied.filter((id) => !readable.has(id));
    if (unreadable.length > 0) {
      await connection.write(['uncopied'], async (tx) => markUncopied(tx, unreadable));
      await keep();
    }
    return { clips: copied.length, unreadable: unreadable.length };
  };

  /** The files that have these clips, by number, each with those that are wanted of it. */
  const findFiles = (ids: string[]) =>
    connection.read(['copied', 'meta'], async (tx) => {
      const wanted = new Map<number, Set<string>>();
      if ((await readCopyState(tx))?.kind !== 'kept') return wanted;
      for (const row of await getMany(tx, 'copied', ids)) {
        if (row) wanted.set(row.file, (wanted.get(row.file) ?? new Set()).add(row.id));
      }
      return wanted;
    });

  const readEntries = async function* (ids: string[]) {
    for (const [file, wanted] of await findFiles(ids)) {
      yield* await files.alone(async () => {
        const found: WholeEntry[] = [];
        for await (const line of readable(files.read(String(file)))) {
          const entry = wanted.has(idOfLine(line)) ? parseEntry(line) : undefined;
          if (entry?.state === 'whole') found.push(entry);
        }
        return found;
      });
    }
  };

  return {
    readEntries,
    verify: () => files.alone(verify),
    takeIn: (wanted) => files.alone(() => takeIn(wanted)),
    keep: () => files.alone(keep),
    isBehind: () =>
      connection.read(['uncopied', 'copied', 'tail', 'meta'], async (tx) => {
        const state = await readCopyState(tx);
        return state?.kind !== 'off' && (state?.kind !== 'kept' || (await isAnyUncopied(tx)));
      }),
  };
}

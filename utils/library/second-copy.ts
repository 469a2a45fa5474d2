import type { Connection } from './connection';
import { copyNext, readIds } from './copy-file';
import type { CopyFiles } from './copy-files';
import { readLine, writeLine } from './copy-line';
import { putCopyState, readCopyState } from './copy-state';
import { begin } from './database';
import { readBesideRecords, type WholeEntry } from './journal-entry';
import { beginTaking, identifyCopy, isWithoutCopy, joinCopy } from './own-copy';
import { readCopied } from './read-copied';
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
  /** Whether a database is being filled from it, by this worker or one that was stopped. */
  isTaking(): Promise<boolean>;
}

/** How many clips the copy has, and of how many it could not be read: these it has taken from the database again. */
export interface CopyVerification {
  clips: number;
  unreadable: number;
}

interface TakeIn {
  isOlder: boolean;
  /** Clips that the journal has an entry of: what it says is newer, and done already. */
  known: ReadonlySet<string>;
  /** Whether that is so of what lies beside the clips. */
  isBesideKnown: boolean;
  /** Called with the clips that were written again, and with how many they are by now. */
  onRestored(ids: string[], restored: number): void;
}

/** What the copy is made with. */
export interface CopyOptions {
  files: CopyFiles;
  /** Whether the user wants one. */
  isWanted(): Promise<boolean>;
}

/** The second copy of this database. */
export function openSecondCopy(connection: Connection, { files, isWanted }: CopyOptions, now: () => Date): SecondCopy {
  const readState = () => connection.read(['meta'], readCopyState);

  const takeIn = async ({ isOlder, ...wanted }: TakeIn) => {
    if (!(await isWanted())) return 0;
    const state = await readState();
    const isOwn = state?.kind === 'kept' && state.id === (await readLine(files, 'about'));
    if (state?.kind === 'off' || (isOwn && !isOlder) || (await isWithoutCopy(files))) return 0;
    const id = await identifyCopy(files);
    const isBegun = state?.kind === 'taking' && state.id === id;
    const taking = isBegun ? state : await beginTaking(connection, id);
    const restored = await takeFiles({ connection, files, ...wanted }, taking);
    await joinCopy(connection, id);
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
    if (line !== (await readLine(files, 'beside'))) await writeLine(files, 'beside', line);
  };

  const keep = async () => {
    if (!(await isWanted())) return drop();
    const state = await readState();
    if (state?.kind === 'off') await clear();
    if (await isWithoutCopy(files)) {
      const { id } = await beginTaking(connection, await identifyCopy(files));
      await joinCopy(connection, id);
    } else if (state?.kind !== 'kept' || state.id !== (await readLine(files, 'about'))) {
      // Another database's: the next start of the background takes it in.
      return;
    }
    // The look at the wish keeps the worker alive besides.
    const context = { connection, files, now, passedOver: new Set<string>() };
    while ((await isWanted()) && (await copyNext(context)));
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

  return {
    readEntries: (ids) => readCopied(connection, files, ids),
    verify: () => files.alone(verify),
    takeIn: (wanted) => files.alone(() => takeIn(wanted)),
    keep: () => files.alone(keep),
    isTaking: async () => (await readState())?.kind === 'taking',
    isBehind: () =>
      connection.read(['uncopied', 'copied', 'tail', 'meta'], async (tx) => {
        const state = await readCopyState(tx);
        return state?.kind !== 'off' && (state?.kind !== 'kept' || (await isAnyUncopied(tx)));
      }),
  };
}

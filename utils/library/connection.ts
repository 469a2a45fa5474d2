import {
  type AnyTransaction,
  begin,
  type Database,
  MIGRATIONS,
  type Migration,
  openDatabase,
  plain,
  type ReadTransaction,
  type StoreName,
  type WriteTransaction,
} from './database';
import { LibraryError } from './library-error';

/** A way to the database that lasts: transactions, opening again what the browser has closed, and what failures mean. */

/**
 * A store that every writing transaction covers, so that no two of them are ever under way at once. Chromium puts back what a
 * killed browser left of a long transaction; where it finds two of them, of other stores, both with a lock on the database, it
 * takes their locks for damaged and deletes the whole database, of a profile that has lived too: 4 of 4 such kills. Where the two
 * have a store in common, and so one waits for the other, 0 of 4.
 */
const COVERED_BY_EVERY_WRITE = 'meta';

/** The names that say: this connection is gone, another may work. */
const GONE = new Set(['InvalidStateError', 'AbortError', 'UnknownError', 'TransactionInactiveError']);

type ReadBody<T> = (transaction: ReadTransaction) => Promise<T>;

/** A step of such a reading. */
export type ReadOn = <T>(body: ReadBody<T>) => Promise<T>;

/** A way to the database that lasts, however often the browser closes it. */
export interface Connection {
  /** Begins to open, so that the first read need not wait as long; what fails, fails there. */
  open(): void;
  /** Runs a readonly transaction; the body awaits nothing but its requests. */
  read<T>(stores: StoreName[], body: ReadBody<T>): Promise<T>;
  /**
   * Reads step by step, each step in the transaction of the one before if that is still open, as it is where nothing else
   * was waited for: opening one takes as long as reading.
   */
  readOn(stores: StoreName[]): ReadOn;
  /**
   * Runs a readwrite transaction with strict durability, one at a time; resolves when it is on disk, else nothing of it is. Nor is
   * anything of it where the body's result is not one to be kept: who writes before the answer to a question is there says so.
   */
  write<T>(
    stores: StoreName[],
    body: (transaction: WriteTransaction) => Promise<T>,
    isKept?: (result: T) => boolean,
  ): Promise<T>;
  /** How often it has been opened: after each time, it may be of another database than before. */
  openings(): number;
  close(): Promise<void>;
}

/** A connection that opens at the first use and again whenever the browser has closed it: `connect('shiping', tellUser)`. */
export function connect(name: string, onBlocked: () => void, migrations: Migration[] = MIGRATIONS): Connection {
  /** Whether the browser said so of an opening since the last that came to its end: of the next ones it says nothing. */
  let isBlocked = false;
  const held = holdDatabase(async (onGone) => {
    const opened = await openDatabase(name, migrations, {
      onBlocked: () => {
        isBlocked = true;
        onBlocked();
      },
      onGiveUp: () => new LibraryError(isBlocked ? 'blocked' : 'silent'),
      onGone,
    });
    isBlocked = false;
    return opened;
  });
  const read: Connection['read'] = (stores, body) =>
    withDatabase(held, async (database) => {
      const transaction = database.transaction(stores, 'readonly');
      return finish(transaction, body(transaction));
    });
  return {
    open: () => begin(held.open()),
    read,
    readOn: (stores) => readStepwise((body) => read(stores, body)),
    write: (stores, body, isKept) =>
      withDatabase(held, async (database) => {
        const covered = [...new Set([...stores, COVERED_BY_EVERY_WRITE] as const)];
        const transaction = database.transaction(covered, 'readwrite', { durability: 'strict' });
        return finish(transaction, body(transaction), isKept);
      }),
    openings: held.openings,
    close: held.close,
  };
}

/** The database that is open, or on its way to be. */
interface HeldDatabase {
  open(): Promise<Database>;
  /** Lets this one go if it is the one that is held: the next `open` opens anew. */
  forget(database: Promise<Database>): void;
  openings(): number;
  close(): Promise<void>;
}

function holdDatabase(openNew: (onGone: () => void) => Promise<Database>): HeldDatabase {
  let held: Promise<Database> | undefined;
  let openings = 0;
  const forget = (database: Promise<Database> | undefined) => {
    if (held === database) held = undefined;
  };
  return {
    open: () => {
      if (held) return held;
      openings++;
      const database = openNew(() => forget(database));
      held = database;
      database.catch(() => forget(database));
      return database;
    },
    forget,
    openings: () => openings,
    close: async () => {
      const database = held;
      forget(database);
      (await database)?.close();
    },
  };
}

/** Works with the open database, and once more with a new one where the browser had closed it. Throws a LibraryError. */
async function withDatabase<T>(held: HeldDatabase, work: (database: Database) => Promise<T>): Promise<T> {
  const database = held.open();
  try {
    return await work(await database);
  } catch (error) {
    if (!isGone(error)) throw toLibraryError(error);
    held.forget(database);
    void database.then((old) => old.close()).catch(() => undefined);
  }
  try {
    return await work(await held.open().catch(throwUnopenable));
  } catch (error) {
    throw toLibraryError(error);
  }
}

/** See `Connection.readOn`; `read` begins a transaction. */
function readStepwise(read: ReadOn): ReadOn {
  let last: ReadTransaction | undefined;
  return async (body) => {
    try {
      if (last) return await body(last);
    } catch (error) {
      if (!isGone(error)) throw toLibraryError(error);
    }
    return read((transaction) => {
      last = transaction;
      return body(transaction);
    });
  };
}

/**
 * Waits for the body, and for the end of a transaction that writes. A failing request reports AbortError where the
 * transaction knows the reason (a full disk shows nowhere else); a body that throws its own error takes it back.
 */
async function finish<T>(
  transaction: AnyTransaction,
  body: Promise<T>,
  isKept: (result: T) => boolean = () => true,
): Promise<T> {
  const done = transaction.done.then(
    () => undefined,
    () => plain(transaction).error,
  );
  try {
    const result = await body;
    if (transaction.mode === 'readonly') return result;
    if (!isKept(result)) {
      takeBack(transaction);
      await done;
      return result;
    }
    commit(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    takeBack(transaction);
    const failure = await done;
    throw error instanceof LibraryError || !failure ? error : failure;
  }
}

function takeBack(transaction: AnyTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/**
 * Says that nothing more is to come. Without that the browser first answers each request, and asks after the last answer whether
 * there is more: one way there and back, of the three that a save takes.
 */
function commit(transaction: AnyTransaction): void {
  try {
    plain(transaction).commit();
  } catch {
    // It has ended already.
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

function isGone(error: unknown): boolean {
  return GONE.has(nameOf(error));
}

/** It was tried twice: what is gone then, its files cannot be opened. */
function throwUnopenable(cause: unknown): never {
  throw isGone(cause) ? new LibraryError('unopenable', { cause }) : cause;
}

function toLibraryError(error: unknown): LibraryError {
  if (error instanceof LibraryError) return error;
  const name = nameOf(error);
  if (name === 'QuotaExceededError') return new LibraryError('diskFull', { cause: error });
  if (name === 'VersionError') return new LibraryError('newerVersion', { cause: error });
  return new LibraryError('unknown', { cause: error });
}

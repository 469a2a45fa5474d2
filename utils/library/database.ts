import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames, unwrap } from 'idb';
import type { CountsRow } from './counts';
import type { HighlightRow, MadeKey } from './highlight-rows';
import { LibraryError } from './library-error';
import type { PublishedKey } from './read-rows';
import type { Reread } from './rereading';
import type { Revision } from './revise';
import type { ChunkRow, SegmentRow, TailRow } from './segments';
import type { SourceRow } from './source';
import type { ClipRow, ContentRow, ListKey, TextRow } from './stored';

/** The one door to IndexedDB: opening, upgrading, transactions, and what their failures mean. */

/** The stores with their keys, values and indexes. */
export interface Schema extends DBSchema {
  clips: {
    key: string;
    value: ClipRow;
    indexes: { lists: ListKey; pages: string; published: PublishedKey };
  };
  texts: { key: string; value: TextRow; indexes: { prints: number } };
  contents: { key: string; value: ContentRow };
  /** Derived from the texts; see highlight-rows.ts. */
  highlights: { key: [clip: string, id: string]; value: HighlightRow; indexes: { made: MadeKey } };
  /** Earlier readings of a clip, by id and instant. */
  revisions: { key: [id: string, at: string]; value: Revision };
  sources: { key: string; value: SourceRow };
  /** What the last run of 重新提取 made of each clip. */
  rereadings: { key: string; value: Reread };
  counts: { key: string; value: CountsRow };
  /** What the user said of sites; parsed by who reads them. */
  rules: { key: string[]; value: unknown };
  /** Parsed by who reads them; see records.ts. */
  searches: { key: string; value: unknown };
  lists: { key: string; value: unknown };
  /** Clips that changed since the second copy took them, each with a mark that no other change makes. */
  uncopied: { key: string; value: string };
  /** In which of its files the second copy has each clip. */
  copied: { key: string; value: { id: string; file: number }; indexes: { files: number } };
  tail: { key: number; value: TailRow };
  segments: { key: number; value: SegmentRow };
  segmentClips: { key: number; value: ChunkRow };
  /** By segment and bucket; see segments.ts. */
  postings: { key: number; value: Uint8Array<ArrayBuffer> };
  /** Single records: `canary`, `lastNumber` and those of the index. Parsed by who reads them. */
  meta: { key: string; value: unknown };
}

/** An open database. */
export type Database = IDBPDatabase<Schema>;
/** 「clips」, 「texts」 … */
export type StoreName = StoreNames<Schema>;
/** The transaction of a migration. */
export type Upgrade = IDBPTransaction<Schema, StoreName[], 'versionchange'>;
/** A transaction that cannot write. */
export type ReadTransaction = IDBPTransaction<Schema, StoreName[], 'readonly'>;
/** A transaction that writes, with strict durability. */
export type WriteTransaction = IDBPTransaction<Schema, StoreName[], 'readwrite'>;
/** Either of the two, for who only reads. */
export type AnyTransaction = ReadTransaction | WriteTransaction;

/** A change of the schema; it may await nothing but the transaction. Additive; a released one is never edited. */
export type Migration = (database: Database, transaction: Upgrade) => void | Promise<void>;

/** All changes of the schema, oldest first; their number is the database's version. */
export const MIGRATIONS = Object.entries(
  import.meta.glob<Migration>('./migrations/*.ts', { eager: true, import: 'default' }),
)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([, migrate]) => migrate);

/**
 * How long an upgrade waits for older tabs to close before it gives up; the next operation tries again. So long, too, who stands
 * behind such an upgrade, whom the browser tells nothing.
 */
const BLOCKED_PATIENCE_MS = 10_000;

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
    const opened = await openOnce(name, migrations, {
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

interface Opening {
  onBlocked(): void;
  /** What it is said to have failed by where the browser has not answered in time. */
  onGiveUp(): LibraryError;
  onGone(): void;
}

function openOnce(name: string, migrations: Migration[], { onBlocked, onGiveUp, onGone }: Opening): Promise<Database> {
  return new Promise((resolve, reject) => {
    let given = false;
    const giveUp = () => {
      given = true;
      reject(onGiveUp());
    };
    let patience = setTimeout(giveUp, BLOCKED_PATIENCE_MS);
    const database = openDB<Schema>(name, migrations.length, {
      upgrade: async (upgraded, oldVersion, _newVersion, transaction) => {
        // From here on it is at work, however long that takes.
        clearTimeout(patience);
        for (const migrate of migrations.slice(oldVersion)) await migrate(upgraded, transaction);
      },
      blocked: () => {
        clearTimeout(patience);
        patience = setTimeout(giveUp, BLOCKED_PATIENCE_MS);
        onBlocked();
      },
      // Another context wants to upgrade or delete: an old connection would block it for ever.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        onGone();
      },
      terminated: onGone,
    });
    database.then(
      (opened) => {
        clearTimeout(patience);
        // Opened after all, but nobody waits for it any more.
        if (given) opened.close();
        else resolve(opened);
      },
      (error) => {
        clearTimeout(patience);
        reject(error);
      },
    );
  });
}

/** The browser begins a new log at four megabytes; a value of more than 64 KB lies in a file of its own, outside of it. */
const LOG_ROUNDS = 6;
const ROWS_OF_ROUND = 20;
const ROW_BYTES = 50_000;

/**
 * Has the browser begin a new log for its databases of this origin, by writing six megabytes into one that is then deleted.
 *
 * Why: a browser that is killed in the midst of a write leaves a torn record at the log's end. Chromium's next start reads the
 * log up to there and goes on writing behind it, and the start after that finds a wrong checksum in the midst of the log and
 * deletes all databases of the origin, however old they are: 2 of some 80 kills while writing, and 8 of 8 logs that were torn
 * by hand. Once a new log is begun the torn one is no longer read.
 */
export async function renewLog(): Promise<void> {
  const name = 'log-renewal';
  const scratch = await openDB(name, 1, { upgrade: (database) => void database.createObjectStore('rows') });
  try {
    for (let round = 0; round < LOG_ROUNDS; round++) {
      const transaction = scratch.transaction('rows', 'readwrite');
      for (let row = 0; row < ROWS_OF_ROUND; row++) {
        begin(transaction.store.put(crypto.getRandomValues(new Uint8Array(ROW_BYTES)), row));
      }
      await transaction.done;
    }
  } finally {
    scratch.close();
    await deleteDB(name);
  }
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

/** The browser's own transaction under this one: its requests cost no promise each. */
export function plain(transaction: AnyTransaction): IDBTransaction {
  return unwrap(transaction);
}

/** Does not wait for a request: one that fails takes its transaction with it, and that is reported. `begin(store.delete(id))` */
export function begin(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

/** Writes a row as `begin` does, by the shortest way: a save writes five. */
export function put<Name extends StoreName>(
  transaction: WriteTransaction,
  name: Name,
  value: Schema[Name]['value'],
  key?: Schema[Name]['key'],
): void {
  plain(transaction).objectStore(name).put(value, key);
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

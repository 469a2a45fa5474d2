import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames, unwrap } from 'idb';
import type { CountsRow } from './counts';
import type { HighlightRow, MadeKey } from './highlight-rows';
import type { LibraryError } from './library-error';
import type { PublishedKey } from './read-rows';
import type { Reread } from './rereading';
import type { Revision } from './revise';
import type { ChunkRow, SegmentRow, TailRow } from './segments';
import type { SourceRow } from './source';
import type { ClipRow, ContentRow, ListKey, TextRow } from './stored';

/** The one door to IndexedDB: what lies in it, opening and upgrading; connection.ts works with what is open. */

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

/** Who is told while a database is opened, and after. */
export interface Opening {
  /** An older tab holds it open and must close first. */
  onBlocked(): void;
  /** What it is said to have failed by where the browser has not answered in time. */
  onGiveUp(): LibraryError;
  /** The browser has closed it, or another context wants it. */
  onGone(): void;
}

/** Opens a database and brings it to the newest schema: `openDatabase('shiping', MIGRATIONS, opening)`. */
export function openDatabase(
  name: string,
  migrations: readonly Migration[],
  { onBlocked, onGiveUp, onGone }: Opening,
): Promise<Database> {
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

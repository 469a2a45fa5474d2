import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { ClipId, Instant } from './clip';
import { JournalBeside, JournalEntry } from './journal-entry';
import { Canary } from './stored';

/**
 * The copy of what was acknowledged last, outside IndexedDB.
 *
 * Why it exists: Chromium commits the record of an origin's storage bucket only about half a minute after the origin's first
 * write. A browser that is killed before forgets the bucket, and at the next start the whole database is gone, strict
 * transactions included. So while the database is young, each clip's newest state is also laid into `storage.local`, which lives
 * elsewhere, before the change is acknowledged; and a copy of the database's canary tells at the next start that the database is
 * another one, or an older one, than it was.
 *
 * It holds clips with their highlights, pages and revisions, the user's rules, saved searches and lists. It does not hold what
 * can be made again (the index, the counts, what the last run of 重新提取 made of each clip), nor the rest of an import beyond the
 * first sixteen million characters, nor an import's pages: of those the imported file is the second copy.
 *
 * Once the bucket is committed no kill takes an acknowledged change, and the journal ends: what may still befall an older
 * database, a damaged file for which the browser drops all of it, takes the reading of years, and against that there is the copy
 * of the whole library (second-copy.ts), which is made at rest. It cannot lie here: with 1 GB in `storage.local` the first write
 * after each start of the browser takes 30 s and 1 GB of memory, for Chromium reads all of it to know its size, and each look for
 * the keys takes 1.2 s (20,000 values of 50 KB). Of an older database the journal has only which clips were erased, until that
 * copy has heard of it.
 */
export interface Journal {
  /** Both at once: what changed together is not to be parted. */
  put(entries: JournalEntry[], beside?: JournalBeside): Promise<void>;
  remove(ids: string[]): Promise<void>;
  /** The ids of all entries. */
  list(): Promise<string[]>;
  /** One entry; `undefined` if there is none or it does not parse. */
  get(id: string): Promise<JournalEntry | undefined>;
  /** What lies beside the clips, all of it together: it is little. */
  readBeside(): Promise<JournalBeside | undefined>;
  removeBeside(): Promise<void>;
  /** Writes an intent, in place of the one with its id; see intents.ts. */
  putIntent(intent: Intent): Promise<void>;
  removeIntent(id: string): Promise<void>;
  listIntents(): Promise<Intent[]>;
  readMark(): Promise<Mark | undefined>;
  writeMark(mark: Mark): Promise<void>;
  /** Whether `enterSession` was called since the browser was started. */
  isInSession(): Promise<boolean>;
  enterSession(): Promise<void>;
  /**
   * Does the work when nobody else, in whichever context, is at work so: of two that read and then write the later has read last.
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Once database and entry are this old and the clip is seen in the database, the entry has done its duty. */
export const SAFE_MS = 2 * 60_000;

/** How the database was when last seen: which one, and how many clips it had numbered. */
export const Mark = z.strictObject({ canary: Canary, lastNumber: z.int().check(z.nonnegative()) });
export type Mark = z.infer<typeof Mark>;

/**
 * Word that a change of these clips is under way in this database, after which their entries are of no more use to it. Laid down
 * before the transaction of the change, and taken away when the entries say what became of them: `{ id, at, canary, ids: [one,
 * two] }`
 */
export const Intent = z.strictObject({ id: z.uuid(), at: Instant, canary: z.uuid(), ids: z.array(ClipId) });
export type Intent = z.infer<typeof Intent>;

const ENTRY = 'journal:';
const INTENT = 'journalIntent:';
const BESIDE = 'journalBeside';
const MARK = 'libraryMark';
const SESSION = 'hasStarted';
const LOCK = 'journal';

/** The journal over `browser.storage.local`, one key an entry: 「journal:7f6c…」. */
export const storageJournal: Journal = {
  put: (entries, beside) =>
    browser.storage.local.set({
      ...Object.fromEntries(entries.map((entry) => [ENTRY + entry.id, entry])),
      ...(beside && { [BESIDE]: beside }),
    }),
  remove: (ids) => browser.storage.local.remove(ids.map((id) => ENTRY + id)),
  list: async () => (await listKeys(ENTRY)).map((key) => key.slice(ENTRY.length)),
  get: async (id) => {
    const key = ENTRY + id;
    return JournalEntry.safeParse((await browser.storage.local.get(key))[key]).data;
  },
  readBeside: async () => JournalBeside.safeParse((await browser.storage.local.get(BESIDE))[BESIDE]).data,
  removeBeside: () => browser.storage.local.remove(BESIDE),
  putIntent: (intent) => browser.storage.local.set({ [INTENT + intent.id]: intent }),
  removeIntent: (id) => browser.storage.local.remove(INTENT + id),
  listIntents: async () => {
    const stored = await browser.storage.local.get(await listKeys(INTENT));
    return Object.values(stored).flatMap((intent) => Intent.safeParse(intent).data ?? []);
  },
  readMark: async () => Mark.safeParse((await browser.storage.local.get(MARK))[MARK]).data,
  writeMark: (mark) => browser.storage.local.set({ [MARK]: mark }),
  isInSession: async () => SESSION in (await browser.storage.session.get(SESSION)),
  enterSession: () => browser.storage.session.set({ [SESSION]: true }),
  alone: (work) => navigator.locks.request(LOCK, work),
};

/** Keys alone where the browser can (Chromium 130, Firefox 143): the values may be many megabytes. */
async function listKeys(prefix: string): Promise<string[]> {
  const area = browser.storage.local;
  const keys = 'getKeys' in area ? await area.getKeys() : Object.keys(await browser.storage.local.get(null));
  return keys.filter((key) => key.startsWith(prefix));
}

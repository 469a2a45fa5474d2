import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Clip, ClipContent, ClipId, Instant } from './clip';
import { Highlights } from './highlight';
import { Canary } from './stored';

/**
 * The second copy of what was acknowledged, outside IndexedDB.
 *
 * Why it exists: Chromium commits the record of an origin's storage bucket only about half a minute after the origin's
 * first write. A browser that is killed before forgets the bucket, and at the next start the whole database is gone,
 * strict transactions included. So while the database is young, each clip's newest state is also laid into
 * `storage.local`, which lives elsewhere, before the change is acknowledged; and a copy of the database's canary tells
 * at the next start that the database is another one, or an older one, than it was.
 */
export interface Journal {
  put(entries: JournalEntry[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
  /** The ids of all entries. */
  list(): Promise<string[]>;
  /** One entry; `undefined` if there is none or it does not parse. */
  get(id: string): Promise<JournalEntry | undefined>;
  readMark(): Promise<Mark | undefined>;
  writeMark(mark: Mark): Promise<void>;
}

/** The newest state of one clip: whole, or erased. */
export const JournalEntry = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('whole'),
    id: ClipId,
    at: Instant,
    clip: Clip,
    content: ClipContent,
    highlights: z._default(Highlights, []),
  }),
  z.strictObject({ state: z.literal('erased'), id: ClipId, at: Instant }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;

/** How the database was when last seen: which one, and how many clips it had numbered. */
export const Mark = z.strictObject({ canary: Canary, lastNumber: z.int().check(z.nonnegative()) });
export type Mark = z.infer<typeof Mark>;

const ENTRY = 'journal:';
const MARK = 'libraryMark';

/** The journal over `browser.storage.local`, one key an entry: 「journal:7f6c…」. */
export const storageJournal: Journal = {
  put: (entries) => browser.storage.local.set(Object.fromEntries(entries.map((entry) => [ENTRY + entry.id, entry]))),
  remove: (ids) => browser.storage.local.remove(ids.map((id) => ENTRY + id)),
  list: async () => {
    const keys = await listKeys();
    return keys.filter((key) => key.startsWith(ENTRY)).map((key) => key.slice(ENTRY.length));
  },
  get: async (id) => {
    const key = ENTRY + id;
    return JournalEntry.safeParse((await browser.storage.local.get(key))[key]).data;
  },
  readMark: async () => Mark.safeParse((await browser.storage.local.get(MARK))[MARK]).data,
  writeMark: (mark) => browser.storage.local.set({ [MARK]: mark }),
};

/** Keys alone where the browser can (Chromium 130, Firefox 143): the values may be many megabytes. */
async function listKeys(): Promise<string[]> {
  const area = browser.storage.local;
  return 'getKeys' in area ? area.getKeys() : Object.keys(await browser.storage.local.get(null));
}

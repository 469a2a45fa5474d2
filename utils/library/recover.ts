import type { Connection } from './database';
import type { Journal, JournalEntry } from './journal';
import { Canary, ClipRow, fromContentRows, parseClipRow } from './stored';
import { openRowWriter, WRITTEN_STORES } from './write-rows';

/** What `recover` found and did, for the message to the user. */
export interface Recovery {
  /** `new`: nothing was here before; `emptied`: another database lies where the known one was; `older`: clips are missing. */
  database: 'same' | 'new' | 'emptied' | 'older';
  /** The clips that were written again from the journal. */
  restored: string[];
}

/** Younger than this, the browser may still lose the database; half a minute is what was measured. */
const YOUNG_MS = 10 * 60_000;

/** Once database and entry are this old and the clip is seen in the database, the entry has done its duty. */
const SAFE_MS = 2 * 60_000;

/** An import into a young database is journalled up to this many characters; beyond it the file is the second copy. */
const MOST_CHARACTERS = 16_000_000;

/** Keeps the second copy: after each change, and at each start of the background. */
export interface Safekeeper {
  /** Called after the transaction of a change and before it is acknowledged. */
  secure(ids: string[]): Promise<void>;
  recover(): Promise<Recovery>;
}

/** A safekeeper for this database; without a journal it only looks after the canary. */
export function openSafekeeper(connection: Connection, journal: Journal | undefined, now: () => Date): Safekeeper {
  let canary: Promise<Canary> | undefined;

  const knownCanary = (): Promise<Canary> => {
    const reading = canary ?? readCanary(connection, now);
    canary = reading;
    reading.catch(() => {
      canary = undefined;
    });
    return reading;
  };

  const isYoung = async () => {
    const age = now().getTime() - Date.parse((await knownCanary()).born);
    // A birth in the future says that the clock was set, and nothing about the age.
    return age < YOUNG_MS;
  };

  return {
    secure: async (ids) => {
      if (!journal) return;
      if (!(await isYoung())) {
        // An erased clip must not come back from an entry of younger days.
        await journal.remove(ids);
        return;
      }
      await journal.put(await newestStates(connection, ids, now()));
      await journal.writeMark({ canary: await knownCanary(), lastNumber: await lastNumberOf(connection) });
    },
    recover: async () => {
      // Read anew: since the last look the database may have been deleted under us.
      canary = undefined;
      const mark = await journal?.readMark();
      const current = { canary: await knownCanary(), lastNumber: await lastNumberOf(connection) };
      const isSafe = now().getTime() - Date.parse(current.canary.born) > SAFE_MS;
      const restored = journal ? await applyJournal(connection, journal, now(), isSafe) : [];
      await journal?.writeMark({ canary: current.canary, lastNumber: await lastNumberOf(connection) });
      return { database: compare(mark, current), restored };
    },
  };
}

function compare(mark: { canary: Canary; lastNumber: number } | undefined, current: typeof mark): Recovery['database'] {
  if (!mark || !current) return 'new';
  if (mark.canary.id !== current.canary.id) return mark.lastNumber > 0 ? 'emptied' : 'new';
  return current.lastNumber < mark.lastNumber ? 'older' : 'same';
}

async function readCanary(connection: Connection, now: () => Date): Promise<Canary> {
  const stored = Canary.safeParse(await connection.read(['meta'], (tx) => tx.objectStore('meta').get('canary')));
  if (stored.success) return stored.data;
  const made = { id: crypto.randomUUID(), born: now().toISOString() };
  return connection.write(['meta'], async (tx) => {
    // Another context may have been faster.
    const theirs = Canary.safeParse(await tx.objectStore('meta').get('canary'));
    if (theirs.success) return theirs.data;
    await tx.objectStore('meta').put(made, 'canary');
    return made;
  });
}

async function lastNumberOf(connection: Connection): Promise<number> {
  const stored = await connection.read(['meta'], (tx) => tx.objectStore('meta').get('lastNumber'));
  return typeof stored === 'number' ? stored : 0;
}

/** The states as they are on disk now, so that of two changes the later one is journalled whoever comes last. */
function newestStates(connection: Connection, ids: string[], now: Date): Promise<JournalEntry[]> {
  const at = now.toISOString();
  return connection.read(['clips', 'texts', 'contents'], async (tx) => {
    const entries: JournalEntry[] = [];
    let characters = 0;
    for (const id of ids) {
      const row = await tx.objectStore('clips').get(id);
      if (row === undefined) {
        entries.push({ state: 'erased', id, at });
        continue;
      }
      const rest = fromContentRows(id, await tx.objectStore('texts').get(id), await tx.objectStore('contents').get(id));
      characters += rest.content.articleBody.length + rest.content.contentHtml.length;
      if (characters > MOST_CHARACTERS && entries.length > 0) break;
      entries.push({ state: 'whole', id, at, clip: parseClipRow(id, row).clip, ...rest });
    }
    return entries;
  });
}

async function applyJournal(connection: Connection, journal: Journal, now: Date, isSafe: boolean): Promise<string[]> {
  const restored: string[] = [];
  for (const id of await journal.list()) {
    const entry = await journal.get(id);
    if (!entry) {
      await journal.remove([id]);
      continue;
    }
    const missing = await connection.write([...WRITTEN_STORES], async (tx) => {
      const row = await tx.objectStore('clips').get(id);
      const seen = ClipRow.safeParse(row);
      const isMissing =
        entry.state === 'erased' ? row !== undefined : !seen.success || seen.data.clip.updatedAt < entry.clip.updatedAt;
      if (!isMissing) return false;
      const writer = await openRowWriter(tx);
      await (entry.state === 'erased' ? writer.erase(id) : writer.putWhole(entry));
      await writer.finish();
      return true;
    });
    if (missing && entry.state === 'whole') restored.push(id);
    if (!missing && isSafe && now.getTime() - Date.parse(entry.at) > SAFE_MS) await journal.remove([id]);
  }
  return restored;
}

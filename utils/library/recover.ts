import type { Connection } from './connection';
import { renewLog } from './database';
import { intend, type Settle, settleIntents } from './intents';
import { type Journal, type Mark, SAFE_MS } from './journal';
import { isMissing, newestStates, putState, readBeside } from './journal-entry';
import { LibraryError } from './library-error';
import type { SecondCopy } from './second-copy';
import { readLastNumber } from './segments';
import { Canary } from './stored';
import { openRowWriter, WRITTEN_STORES } from './write-rows';

/** What `recover` found and did, for the message to the user. */
export interface Recovery {
  /** `new`: nothing was here before; `emptied`: another database lies where the known one was; `older`: clips are missing. */
  database: 'same' | 'new' | 'emptied' | 'older';
  /** The clips that were written again from the journal. */
  restored: string[];
  /** How many were written again from the second copy of the whole library. */
  copied: number;
}

/** Called with the clips that were just written again from the second copy, and with what is recovered by now. */
export type RecoveryProgress = (ids: string[], soFar: Recovery) => void;

/** Younger than this, the browser may still lose the database; half a minute is what was measured. */
const YOUNG_MS = 10 * 60_000;

/** Keeps the second copy: after each change, and at each start of the background. */
export interface Safekeeper {
  /**
   * Called after the transaction of a change, `isBeside` of one beside the clips, and before it is acknowledged. Throws
   * 'unsecured'.
   */
  secure(ids: string[], what: Secured, isBeside: boolean): Promise<void>;
  /** Called before a change after which the entries that these clips have are not to come over this database; see intents.ts. */
  intend(ids: string[]): Promise<Settle>;
  recover(onProgress: RecoveryProgress): Promise<Recovery>;
}

/** What became of the clips: no clip had their ids before, they are others than they were, they are gone. */
export type Secured = 'new' | 'changed' | 'erased';

/** What the safekeeper looks after the database with. */
export interface SafekeeperOptions {
  /** Without one it only looks after the canary. */
  journal?: Journal | undefined;
  copy?: SecondCopy | undefined;
  now: () => Date;
}

/** A safekeeper for this database. */
export function openSafekeeper(connection: Connection, { journal, copy, now }: SafekeeperOptions): Safekeeper {
  let canary: Promise<Canary> | undefined;
  let openings = 0;

  const knownCanary = (): Promise<Canary> => {
    // What the browser closed it may have deleted, and opened anew.
    if (connection.openings() !== openings) canary = undefined;
    const reading = canary ?? readCanary(connection, now);
    canary = reading;
    reading.then(
      () => {
        openings = connection.openings();
      },
      () => {
        canary = undefined;
      },
    );
    return reading;
  };

  const isYoung = async () => {
    const age = now().getTime() - Date.parse((await knownCanary()).born);
    // A birth in the future says that the clock was set, and nothing about the age.
    return age < YOUNG_MS;
  };

  const findNewest = async (kept: Journal, ids: string[]) => {
    const known = new Set(ids.length > 1 ? await kept.list() : ids);
    return newestStates(connection, ids, { now: now(), known });
  };

  const secureYoung = async (kept: Journal, ids: string[], isBeside: boolean) => {
    const canary = await knownCanary();
    await kept.put(await findNewest(kept, ids), isBeside ? await readBeside(connection, canary, now()) : undefined);
    const mark = { canary, lastNumber: await lastNumberOf(connection) };
    // A database that went under our hands is told of at the next start; its mark must last until then.
    if (compare(await kept.readMark(), mark) !== 'emptied') await kept.writeMark(mark);
  };

  const secure = async (kept: Journal, ids: string[], what: Secured, isBeside: boolean) => {
    if (await isYoung()) return kept.alone(() => secureYoung(kept, ids, isBeside));
    // A clip must not come back as it was from an entry of younger days, and an erased one not from the second copy.
    if (what === 'changed' && ids.length > 0) await kept.remove(ids);
    if (what === 'erased') await kept.put(await findNewest(kept, ids));
    if (isBeside) await kept.removeBeside();
  };

  return {
    secure: async (...change) => journal && secure(journal, ...change).catch(throwUnsecured),
    intend: async (ids) =>
      journal ? intend(journal, ids, { canary: await knownCanary(), now: now() }) : async () => undefined,
    recover: async (onProgress) => {
      // Before anything else is written. What hinders it, a full disk for instance, hinders no recovery.
      if (journal) await renewLogOnce(journal).catch(() => undefined);
      // Read anew: since the last look the database may have been deleted under us.
      canary = undefined;
      const mark = await journal?.readMark();
      const current = { canary: await knownCanary(), lastNumber: await lastNumberOf(connection) };
      const database = compare(mark, current);
      const isSafe = now().getTime() - Date.parse(current.canary.born) > SAFE_MS;
      if (journal) {
        const about = { canary: current.canary, isOlder: database === 'older', now: now() };
        await settleIntents(journal, about, (ids) => secure(journal, ids, 'erased', true));
      }
      const isCopyBehind = (await copy?.isBehind()) ?? false;
      const isTaking = (await copy?.isTaking()) ?? false;
      const { restored, known } = journal
        ? await applyJournal(connection, journal, {
            now: now(),
            isSame: database === 'same',
            isSafe,
            isCopyBehind,
            isTaking,
          })
        : { restored: [], known: [] };
      const onRestored = (ids: string[], copied: number) => onProgress(ids, { database, restored, copied });
      const isOlder = database === 'older';
      const isBesideKnown = (await journal?.readBeside()) !== undefined;
      const wanted = { isOlder, known: new Set(known), isBesideKnown, onRestored };
      const copied = (await copy?.takeIn(wanted)) ?? 0;
      if (journal) {
        const isDone = isSafe && !isTaking;
        await applyBeside(connection, journal, { canary: current.canary, isOlder, now: now(), isDone });
      }
      // Not before: of a recovery that is stopped the next start says what befell the library.
      await journal?.writeMark({ canary: current.canary, lastNumber: await lastNumberOf(connection) });
      return { database, restored, copied };
    },
  };
}

/** A worker that is stopped in the midst of it has not done it: the next one does. */
async function renewLogOnce(journal: Journal): Promise<void> {
  if (await journal.isInSession()) return;
  await renewLog();
  await journal.enterSession();
}

function throwUnsecured(cause: unknown): never {
  throw new LibraryError('unsecured', { cause });
}

function compare(mark: Mark | undefined, current: Mark): Recovery['database'] {
  if (!mark) return 'new';
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

function lastNumberOf(connection: Connection): Promise<number> {
  return connection.read(['meta'], readLastNumber);
}

interface Beside {
  canary: Canary;
  isOlder: boolean;
  now: Date;
  /** Whether database and second copy need the journal no more. */
  isDone: boolean;
}

/** Writes again what lay beside the clips of a database that is gone, or was later; lets its entry go once that is done. */
async function applyBeside(connection: Connection, journal: Journal, { canary, isOlder, now, isDone }: Beside) {
  const beside = await journal.readBeside();
  if (!beside) return;
  if (beside.canary === canary.id && !isOlder) {
    if (isDone && now.getTime() - Date.parse(beside.at) > SAFE_MS) await journal.removeBeside();
    return;
  }
  await connection.write([...WRITTEN_STORES], async (tx) => {
    const writer = await openRowWriter(tx);
    writer.putBeside(beside);
    await writer.finish();
  });
  await journal.put([], await readBeside(connection, canary, now));
}

interface Applied {
  /** The clips that were written again. */
  restored: string[];
  /** Those that the journal has an entry of, which is newer than what the second copy has. */
  known: string[];
}

interface Applying {
  now: Date;
  isSame: boolean;
  isSafe: boolean;
  isCopyBehind: boolean;
  isTaking: boolean;
}

async function applyJournal(
  connection: Connection,
  journal: Journal,
  { now, isSame, isSafe, isCopyBehind, isTaking }: Applying,
): Promise<Applied> {
  const applied: Applied = { restored: [], known: [] };
  for (const id of await journal.list()) {
    const entry = await journal.get(id);
    if (!entry) {
      await journal.remove([id]);
      continue;
    }
    const missing = await connection.write([...WRITTEN_STORES], async (tx) => {
      if (!(await isMissing(tx, entry))) return false;
      const writer = await openRowWriter(tx);
      await putState(writer, entry);
      // A clip that only its row was lost of is counted still.
      if (isSame) writer.recount();
      await writer.finish();
      return true;
    });
    applied.known.push(id);
    if (missing && entry.state === 'whole') applied.restored.push(id);
    // The second copy may have the clip as it was: what fills the database from it passes over the clips with an entry.
    const isNeeded = entry.state === 'erased' ? isCopyBehind : isTaking;
    const isOld = now.getTime() - Date.parse(entry.at) > SAFE_MS;
    if (!missing && isSafe && isOld && !isNeeded) await journal.remove([id]);
  }
  return applied;
}

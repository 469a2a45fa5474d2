import { type Intent, type Journal, SAFE_MS } from './journal';
import type { Canary } from './stored';

/**
 * Erasing clips, and importing over them, with the journal in mind. Its entries say what was acknowledged, and at a start they
 * are laid over a database that does not say as much. An entry that is left behind by such a change would then undo it: an erased
 * clip comes back, without its places in lists, and an imported one that is older by its date, or was erased before, gives way
 * again. An entry that is taken away before the change is missing where the database is lost first. So the entry stays, and
 * beside it lies an intent: that the database with this canary is about to be changed in these clips. The order, and what holds
 * at a start after a kill behind each step:
 *
 * | step | same database | another one, or an older |
 * |---|---|---|
 * | 1. intent laid down | the database decides: as before | entries hold: as before |
 * | 2. transaction complete | the database decides: changed, and entries are made of it | entries hold: as before |
 * | 3. entries say what became of the clips | changed | entries hold: changed |
 * | 4. intent taken away | changed | changed |
 * | 5. acknowledged | changed | changed |
 *
 * Until step 5 either is right, as long as it is so whole; from there on only 「changed」. In a database that is old the journal
 * has few entries, and clips without one need no intent; the second copy follows its own marks, which are of the transaction, and
 * step 3 tells it what was erased. All other changes take steps 2, 3 and 5 alone: their clips are there before and after, and the
 * later state has the later date. What lies beside the clips has one entry, written as step 3 with the canary in it: a database
 * with the same is never filled from it.
 */

/** Takes the intent away: to be called when the entries say what became of the clips. One that is left is settled at a start. */
export type Settle = () => Promise<void>;

interface About {
  canary: Canary;
  now: Date;
}

/** Lays an intent down for those of the clips that have entries: `const settle = await intend(journal, ids, { canary, now })`. */
export async function intend(journal: Journal, ids: string[], { canary, now }: About): Promise<Settle> {
  const known = new Set(await journal.list());
  const concerned = ids.filter((id) => known.has(id));
  if (concerned.length === 0) return async () => undefined;
  const intent: Intent = { id: crypto.randomUUID(), at: now.toISOString(), canary: canary.id, ids: concerned };
  await journal.putIntent(intent);
  return () => journal.removeIntent(intent.id);
}

/**
 * Makes the entries anew of what this database says, wherever it is still the one that a change was under way in. One that
 * another page may be at work on at this moment stays for the next start.
 */
export async function settleIntents(
  journal: Journal,
  { canary, isOlder, now }: About & { isOlder: boolean },
  secure: (ids: string[]) => Promise<void>,
): Promise<void> {
  for (const intent of await journal.listIntents()) {
    const isSame = intent.canary === canary.id && !isOlder;
    if (isSame) await secure(intent.ids);
    if (!isSame || now.getTime() - Date.parse(intent.at) > SAFE_MS) await journal.removeIntent(intent.id);
  }
}

import type { WriteTransaction } from './database';
import { revisionsOf } from './revisions';
import { Belongings } from './stored';

/** A page or a revision that came or went. */
export type Belonging = { page: boolean } | { at: string; isThere: boolean };

/** Keeps what rows say of their belongings inside one transaction; `finish` ends every use. */
export interface BelongingsWriter {
  note(id: string, belonging: Belonging): void;
  /** What the row is to say that said `before`, with what was noted until now. */
  take(id: string, before: Belongings): Belongings;
  /** Makes the row of a clip say what there is: of one of an older version, or of one that could not be read. */
  adopt(id: string): void;
  finish(): Promise<void>;
}

/** A writer for this transaction: `note(id, { page: true })`, then `take(id, {})` → `{ page: true }`. */
export function openBelongings(transaction: WriteTransaction): BelongingsWriter {
  const noted = new Map<string, Belonging[]>();
  const adopted = new Set<string>();

  const take = (id: string, before: Belongings) => {
    const belongings = (noted.get(id) ?? []).reduce(withBelonging, before);
    noted.delete(id);
    return belongings;
  };

  return {
    note: (id, belonging) => void noted.set(id, [...(noted.get(id) ?? []), belonging]),
    take,
    adopt: (id) => void adopted.add(id),
    finish: async () => {
      const clips = transaction.objectStore('clips');
      for (const id of new Set([...noted.keys(), ...adopted])) {
        const row = await clips.get(id);
        const known = Belongings.safeParse(row?.belongings ?? undefined).data;
        if (!row || (!known && !adopted.has(id))) continue;
        const belongings = !known || adopted.has(id) ? await readBelongings(transaction, id) : take(id, known);
        await clips.put({ ...row, belongings });
      }
    },
  };
}

function withBelonging({ page, past = [] }: Belongings, belonging: Belonging): Belongings {
  const isPage = 'page' in belonging ? belonging.page : page;
  const others = 'at' in belonging ? past.filter((at) => at !== belonging.at) : past;
  const instants = 'at' in belonging && belonging.isThere ? [...others, belonging.at].sort() : others;
  return { ...(isPage && { page: isPage }), ...(instants.length > 0 && { past: instants }) };
}

async function readBelongings(transaction: WriteTransaction, id: string): Promise<Belongings> {
  const [page, revisions] = await Promise.all([
    transaction.objectStore('sources').getKey(id),
    transaction.objectStore('revisions').getAllKeys(revisionsOf(id)),
  ]);
  const past = revisions.map(([, at]) => at);
  return withBelonging({ past }, { page: page !== undefined });
}

import * as z from 'zod/mini';
import { type AnyTransaction, begin, type WriteTransaction } from './database';

/**
 * How many clips each list has: 「site:gscn.com.cn」 → 12. One record for all of them: a save changes eight lists, and eight
 * records to read and to write took longer than the clip itself.
 */
export type Counts = Map<string, number>;

const KEY = 'lists';

const CountsRow = z.strictObject({ name: z.literal(KEY), counts: z.map(z.string(), z.int()) });

/** The count of one name that has a record of its own. */
const ApartRow = z.strictObject({ name: z.string(), count: z.int() });

export type CountsRow = z.infer<typeof CountsRow> | z.infer<typeof ApartRow>;

/** Authors and sources have a record each: there may be as many as clips, and no save is to write them all. */
export function isApart(name: string): boolean {
  return /^(?:author|source):/.test(name);
}

/** The counts as they are stored; none where they are damaged, which 校验 finds. */
export async function readCounts(tx: AnyTransaction): Promise<Counts> {
  return CountsRow.safeParse(await tx.objectStore('counts').get(KEY)).data?.counts ?? new Map();
}

export function putCounts(tx: WriteTransaction, counts: Counts): void {
  begin(tx.objectStore('counts').put({ name: KEY, counts }));
}

/** The counts under a name and a colon, each from its own record: 「author:雨露」 → 3. */
export async function readApart(tx: AnyTransaction, name: string): Promise<Counts> {
  const rows = await tx.objectStore('counts').getAll(IDBKeyRange.bound(`${name}:`, `${name};`, false, true));
  return new Map(rows.flatMap((row) => ApartRow.safeParse(row).data ?? []).map((row) => [row.name, row.count]));
}

/** Changes counts that have a record each. */
export async function addApart(tx: WriteTransaction, changes: Counts): Promise<void> {
  const changed = [...changes].filter(([, by]) => by !== 0);
  const store = tx.objectStore('counts');
  const rows = await Promise.all(changed.map(([name]) => store.get(name)));
  for (const [at, [name, by]] of changed.entries()) {
    const count = (ApartRow.safeParse(rows[at]).data?.count ?? 0) + by;
    begin(count > 0 ? store.put({ name, count }) : store.delete(name));
  }
}

/** Every count, wherever it lies. */
export async function readAllCounts(tx: AnyTransaction): Promise<Counts> {
  const all = await Promise.all([readCounts(tx), readApart(tx, 'author'), readApart(tx, 'source')]);
  return new Map(all.flatMap((counts) => [...counts]));
}

/** Puts these counts in place of all. */
export function putAllCounts(tx: WriteTransaction, counts: Counts): void {
  begin(tx.objectStore('counts').clear());
  putCounts(tx, new Map([...counts].filter(([name]) => !isApart(name))));
  for (const [name, count] of counts) if (isApart(name)) begin(tx.objectStore('counts').put({ name, count }));
}

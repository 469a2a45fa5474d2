import * as z from 'zod/mini';
import { type AnyTransaction, begin, getMany, put, type WriteTransaction } from './database';

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
  const [row] = await getMany(tx, 'counts', [KEY]);
  return CountsRow.safeParse(row).data?.counts ?? new Map();
}

export function putCounts(tx: WriteTransaction, counts: Counts): void {
  put(tx, 'counts', { name: KEY, counts });
}

/** The counts under a name and a colon, each from its own record: 「author:雨露」 → 3. */
export async function readApart(tx: AnyTransaction, name: string): Promise<Counts> {
  const rows = await tx.objectStore('counts').getAll(IDBKeyRange.bound(`${name}:`, `${name};`, false, true));
  return new Map(rows.flatMap((row) => ApartRow.safeParse(row).data ?? []).map((row) => [row.name, row.count]));
}

/** The counts of these names, each from its own record. */
export async function readSome(tx: AnyTransaction, names: string[]): Promise<Counts> {
  const rows = await getMany(tx, 'counts', names);
  return new Map(names.map((name, at) => [name, ApartRow.safeParse(rows[at]).data?.count ?? 0]));
}

/** Puts counts that have a record each. */
export function putSome(tx: WriteTransaction, counts: Counts): void {
  for (const [name, count] of counts) {
    if (count > 0) put(tx, 'counts', { name, count });
    else begin(tx.objectStore('counts').delete(name));
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
  putSome(tx, new Map([...counts].filter(([name]) => isApart(name))));
}

import * as z from 'zod/mini';
import { type AnyTransaction, begin, put, type WriteTransaction } from './database';
import { getMany } from './read-rows';

/**
 * How many clips each list has: 「site:gscn.com.cn」 → 12. One record for all of them: a save changes eight lists, and eight
 * records to read and to write took longer than the clip itself.
 */
export type Counts = Map<string, number>;

const KEY = 'lists';

const ListsRow = z.strictObject({ name: z.literal(KEY), counts: z.map(z.string(), z.int()) });

/** The count of one name that has a record of its own. */
const ApartRow = z.strictObject({ name: z.string(), count: z.int() });

/** A record of the store: the counts of all lists, or the one of 「author:雨露」. */
export type CountsRow = z.infer<typeof ListsRow> | z.infer<typeof ApartRow>;

/**
 * Whether the count has a record of its own, as authors and sources have: there may be as many as clips, and no save is to
 * write them all. 「author:雨露」 has one, 「tag:文风」 has not.
 */
export function isApart(name: string): boolean {
  return /^(?:author|source):/.test(name);
}

/** The counts as they are stored, 「tag:文风」 → 12; none where they are damaged, which 校验 finds. */
export async function readCounts(tx: AnyTransaction): Promise<Counts> {
  const [row] = await getMany(tx, 'counts', [KEY]);
  return ListsRow.safeParse(row).data?.counts ?? new Map();
}

function putCounts(tx: WriteTransaction, counts: Counts): void {
  put(tx, 'counts', { name: KEY, counts });
}

/** The counts of a group, each from its own record: of `author` 「author:雨露」 → 3, and so on. */
export async function readGroup(tx: AnyTransaction, name: string): Promise<Counts> {
  const rows = await tx.objectStore('counts').getAll(IDBKeyRange.bound(`${name}:`, `${name};`, false, true));
  return new Map(rows.flatMap((row) => ApartRow.safeParse(row).data ?? []).map((row) => [row.name, row.count]));
}

/** The counts of these names, each from its own record. */
async function readApart(tx: AnyTransaction, names: string[]): Promise<Counts> {
  const rows = await getMany(tx, 'counts', names);
  return new Map(names.map((name, at) => [name, ApartRow.safeParse(rows[at]).data?.count ?? 0]));
}

function putApart(tx: WriteTransaction, counts: Counts): void {
  for (const [name, count] of counts) {
    if (count > 0) put(tx, 'counts', { name, count });
    else begin(tx.objectStore('counts').delete(name));
  }
}

/** How many clips there are under each of these names, of whatever kind: of 「site:gscn.com.cn」 12, of 「author:雨露」 3. */
export async function readCountsOf(tx: AnyTransaction, names: string[]): Promise<number[]> {
  const [joined, apart] = await Promise.all([readCounts(tx), readApart(tx, names.filter(isApart))]);
  return names.map((name) => apart.get(name) ?? joined.get(name) ?? 0);
}

/** Every count, wherever it lies: that of 「tag:文风」 and that of 「author:雨露」. */
export async function readAllCounts(tx: AnyTransaction): Promise<Counts> {
  const all = await Promise.all([readCounts(tx), readGroup(tx, 'author'), readGroup(tx, 'source')]);
  return new Map(all.flatMap((counts) => [...counts]));
}

/** Puts these counts in place of all: `putAllCounts(tx, await countLists(tx))`. */
export function putAllCounts(tx: WriteTransaction, counts: Counts): void {
  begin(tx.objectStore('counts').clear());
  putCounts(tx, new Map([...counts].filter(([name]) => !isApart(name))));
  putApart(tx, new Map([...counts].filter(([name]) => isApart(name))));
}

/** Keeps the counts exact inside one transaction; `finish` ends every use. */
export interface Counter {
  /** So many clips more, or fewer, under each of these names. */
  count(names: string[], by: number): void;
  finish(): Promise<void>;
}

/**
 * A counter for this transaction: `counter.count(['all', 'author:雨露'], 1)`. Who says which names will come saves the wait for
 * those that have a record each.
 */
export async function openCounter(tx: WriteTransaction, expected: string[]): Promise<Counter> {
  const [counts, known] = await Promise.all([readCounts(tx), readApart(tx, expected.filter(isApart))]);
  let isChanged = false;
  /** How the counts that have a record each change. */
  const apart: Counts = new Map();

  return {
    count: (names, by) => {
      isChanged = true;
      for (const name of names) {
        if (isApart(name)) {
          apart.set(name, (apart.get(name) ?? 0) + by);
          continue;
        }
        const sum = (counts.get(name) ?? 0) + by;
        if (sum > 0) counts.set(name, sum);
        else counts.delete(name);
      }
    },
    finish: async () => {
      if (isChanged) putCounts(tx, counts);
      const changed = [...apart].filter(([, by]) => by !== 0);
      const unknown = changed.map(([name]) => name).filter((name) => !known.has(name));
      const read = unknown.length > 0 ? await readApart(tx, unknown) : known;
      putApart(tx, new Map(changed.map(([name, by]) => [name, (known.get(name) ?? read.get(name) ?? 0) + by])));
    },
  };
}

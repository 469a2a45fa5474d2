import * as z from 'zod/mini';
import { type AnyTransaction, begin, put, type WriteTransaction } from './database';
import { getMany } from './read-rows';

/**
 * How many clips each list has: 「site:gscn.com.cn」 → 12. What is stored are the counts without the tail of the index, whose
 * rows say themselves what they count under: so a save writes none, and the stored count of what was undone since may be less
 * than nothing. One record for all lists: a change of a clip concerns eight, and eight records to read and to write took longer
 * than the clip itself.
 */
export type Counts = Map<string, number>;

/** The stores that counts are read from. */
export const COUNTED_STORES = ['counts', 'tail'] as const;

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

/** The counts of the lists, 「tag:文风」 → 12; none but the tail's where they are damaged, which 校验 finds. */
export async function readCounts(tx: AnyTransaction): Promise<Counts> {
  const [joined, tail] = await Promise.all([readJoined(tx), readTailCounts(tx)]);
  return sumOf(
    joined,
    ofNames(tail, (name) => !isApart(name)),
  );
}

/** The counts of a group, each from its own record: of `author` 「author:雨露」 → 3, and so on. */
export async function readGroup(tx: AnyTransaction, name: string): Promise<Counts> {
  const range = IDBKeyRange.bound(`${name}:`, `${name};`, false, true);
  const [rows, tail] = await Promise.all([tx.objectStore('counts').getAll(range), readTailCounts(tx)]);
  const stored = new Map(rows.flatMap((row) => ApartRow.safeParse(row).data ?? []).map((row) => [row.name, row.count]));
  return sumOf(
    stored,
    ofNames(tail, (other) => other.startsWith(`${name}:`)),
  );
}

/** How many clips there are under each of these names, of whatever kind: of 「site:gscn.com.cn」 12, of 「author:雨露」 3. */
export async function readCountsOf(tx: AnyTransaction, names: string[]): Promise<number[]> {
  const apart = names.filter(isApart);
  const [joined, stored, tail] = await Promise.all([readJoined(tx), readApart(tx, apart), readTailCounts(tx)]);
  return names.map((name) => ((isApart(name) ? stored : joined).get(name) ?? 0) + (tail.get(name) ?? 0));
}

/** Every count, wherever it lies: that of 「tag:文风」 and that of 「author:雨露」. */
export async function readAllCounts(tx: AnyTransaction): Promise<Counts> {
  const all = await Promise.all([readCounts(tx), readGroup(tx, 'author'), readGroup(tx, 'source')]);
  return new Map(all.flatMap((counts) => [...counts]));
}

/** Makes these the counts of all, the tail's among them: `await putAllCounts(tx, await countLists(tx))`. */
export async function putAllCounts(tx: WriteTransaction, counts: Counts): Promise<void> {
  const stored = new Map(counts);
  for (const [name, count] of await readTailCounts(tx)) add(stored, name, -count);
  begin(tx.objectStore('counts').clear());
  putJoined(
    tx,
    ofNames(stored, (name) => !isApart(name)),
  );
  putApart(tx, ofNames(stored, isApart));
}

async function readJoined(tx: AnyTransaction): Promise<Counts> {
  const [row] = await getMany(tx, 'counts', [KEY]);
  return ListsRow.safeParse(row).data?.counts ?? new Map();
}

function putJoined(tx: WriteTransaction, counts: Counts): void {
  put(tx, 'counts', { name: KEY, counts });
}

/** The counts of these names, each from its own record. */
async function readApart(tx: AnyTransaction, names: string[]): Promise<Counts> {
  const rows = await getMany(tx, 'counts', names);
  return new Map(names.map((name, at) => [name, ApartRow.safeParse(rows[at]).data?.count ?? 0]));
}

function putApart(tx: WriteTransaction, counts: Counts): void {
  for (const [name, count] of counts) {
    if (count !== 0) put(tx, 'counts', { name, count });
    else begin(tx.objectStore('counts').delete(name));
  }
}

/** What the rows of the tail count under; those of older versions are in the stored counts. */
async function readTailCounts(tx: AnyTransaction): Promise<Counts> {
  const counts: Counts = new Map();
  for (const { names = [] } of await tx.objectStore('tail').getAll()) for (const name of names) add(counts, name, 1);
  return counts;
}

function add(counts: Counts, name: string, by: number): void {
  const sum = (counts.get(name) ?? 0) + by;
  if (sum !== 0) counts.set(name, sum);
  else counts.delete(name);
}

function sumOf(one: Counts, other: Counts): Counts {
  const sum = new Map(one);
  for (const [name, count] of other) add(sum, name, count);
  return ofNames(sum, (name) => (sum.get(name) ?? 0) > 0);
}

function ofNames(counts: Counts, isWanted: (name: string) => boolean): Counts {
  return new Map([...counts].filter(([name]) => isWanted(name)));
}

/** Keeps the counts exact inside one transaction; `finish` ends every use. */
export interface Counter {
  /** So many clips more, or fewer, under each of these names. */
  count(names: string[], by: number): void;
  finish(): Promise<void>;
}

/** A counter for this transaction: `counter.count(['all', 'author:雨露'], 1)`. It reads nothing before there is something to count. */
export function openCounter(tx: WriteTransaction): Counter {
  let reading: Promise<Counts> | undefined;
  const changed: Counts = new Map();
  return {
    count: (names, by) => {
      if (!reading) {
        reading = readJoined(tx);
        begin(reading);
      }
      for (const name of names) add(changed, name, by);
    },
    finish: async () => {
      if (!reading || changed.size === 0) return;
      const [joined, apart] = await Promise.all([reading, readApart(tx, [...changed.keys()].filter(isApart))]);
      for (const [name, by] of changed) {
        if (isApart(name)) apart.set(name, (apart.get(name) ?? 0) + by);
        else add(joined, name, by);
      }
      putJoined(tx, joined);
      putApart(tx, apart);
    },
  };
}

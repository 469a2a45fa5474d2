import * as z from 'zod/mini';
import { type AnyTransaction, begin, type WriteTransaction } from './database';

/**
 * How many clips each list has: 「site:gscn.com.cn」 → 12. One record for all of them: a save changes eight lists, and eight
 * records to read and to write took longer than the clip itself.
 */
export type Counts = Map<string, number>;

const KEY = 'lists';

export const CountsRow = z.strictObject({ name: z.literal(KEY), counts: z.map(z.string(), z.int()) });
export type CountsRow = z.infer<typeof CountsRow>;

/** The counts as they are stored; none where they are damaged, which 校验 finds. */
export async function readCounts(tx: AnyTransaction): Promise<Counts> {
  return CountsRow.safeParse(await tx.objectStore('counts').get(KEY)).data?.counts ?? new Map();
}

export function putCounts(tx: WriteTransaction, counts: Counts): void {
  begin(tx.objectStore('counts').put({ name: KEY, counts }));
}

import type { Connection } from './connection';
import { type AnyTransaction, put, type WriteTransaction } from './database';
import { getMany } from './read-rows';
import type { TailRow } from './segments';

/**
 * Which clips the second copy has yet to take: those with a mark, and those of the tail that it has never had. A save leaves no
 * mark, for its row in the tail says as much; whoever takes that out marks the clip.
 */

/** Leaves word that the second copy has these clips as they were: after each change of one, in its transaction. */
export function markUncopied(transaction: WriteTransaction, ids: Iterable<string>): void {
  const mark = crypto.randomUUID();
  for (const id of ids) put(transaction, 'uncopied', mark, id);
}

/** Marks those among these rows of the tail that the second copy has never had. */
export async function markNew(transaction: WriteTransaction, rows: TailRow[]): Promise<void> {
  markUncopied(transaction, await newAmong(transaction, rows));
}

/** Marks all such clips but those to be passed over, for who then goes by the marks. */
export async function markTail(connection: Connection, passedOver: ReadonlySet<string>): Promise<void> {
  const readMeant = async (tx: AnyTransaction) => (await readNew(tx)).filter((id) => !passedOver.has(id));
  if ((await connection.read(['tail', 'copied'], readMeant)).length === 0) return;
  await connection.write(['tail', 'copied', 'uncopied'], async (tx) => markUncopied(tx, await readMeant(tx)));
}

/** Whether any clip waits for the second copy. */
export async function isAnyUncopied(tx: AnyTransaction): Promise<boolean> {
  return (await tx.objectStore('uncopied').count()) > 0 || (await readNew(tx)).length > 0;
}

async function readNew(tx: AnyTransaction): Promise<string[]> {
  return newAmong(tx, await tx.objectStore('tail').getAll());
}

async function newAmong(tx: AnyTransaction, rows: TailRow[]): Promise<string[]> {
  const ids = rows.map(({ id }) => id);
  const copied = await getMany(tx, 'copied', ids);
  return ids.filter((_, at) => copied[at] === undefined);
}

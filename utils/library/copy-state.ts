import * as z from 'zod/mini';
import { type AnyTransaction, begin, type WriteTransaction } from './database';

/**
 * How the database stands to the second copy, as `meta` has it under `copy`: `kept`, the copy of this id is its own;
 * `taking`, it is being filled from that copy, of which it has the files up to `reached` and so many clips `restored`; `off`,
 * the user wants none. A database that says nothing, or names another copy, is not the one that the copy was made of.
 */
export const CopyState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kept'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('taking'), id: z.uuid(), reached: z.int(), restored: z.int() }),
  z.strictObject({ kind: z.literal('off') }),
]);
export type CopyState = z.infer<typeof CopyState>;

const KEY = 'copy';

/** How this database stands to the copy; nothing where it says nothing: `(await readCopyState(tx))?.kind === 'kept'`. */
export async function readCopyState(tx: AnyTransaction): Promise<CopyState | undefined> {
  return CopyState.safeParse(await tx.objectStore('meta').get(KEY)).data;
}

/** Says so from now on: `putCopyState(tx, { kind: 'off' })`. */
export function putCopyState(tx: WriteTransaction, state: CopyState): void {
  begin(tx.objectStore('meta').put(state, KEY));
}

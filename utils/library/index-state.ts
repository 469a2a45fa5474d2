import * as z from 'zod/mini';
import { type AnyTransaction, begin, type WriteTransaction } from './database';
import { INDEX_FORMAT } from './segments';

/**
 * How far the index has come, as `meta` has it under `indexFormat`: whole, and then only its format, or being made anew
 * from the clips in the order of their ids. `reached` is the last of them that it has; a clip that was numbered since the
 * making began, beyond `upTo`, is in it anyhow.
 */
const Making = z.strictObject({ format: z.literal(INDEX_FORMAT), upTo: z.int(), reached: z.string() });

/** A making that is under way. */
export type Making = z.infer<typeof Making>;

/** Beyond every id: all clips are reached. */
export const EVERY = '\uffff';

/** Whole, of another format, or being made. */
export type IndexState = { kind: 'whole' } | { kind: 'foreign' } | { kind: 'making'; making: Making };

/** The state of the index; `foreign` if it is of another format, and nobody can read it. An index of nothing is whole. */
export async function readIndexState(tx: AnyTransaction): Promise<IndexState> {
  const meta = tx.objectStore('meta');
  const stored = await meta.get('indexFormat');
  if (stored === INDEX_FORMAT) return { kind: 'whole' };
  if (stored === undefined && (await meta.get('lastNumber')) === undefined) return { kind: 'whole' };
  const making = Making.safeParse(stored).data;
  return making ? { kind: 'making', making } : { kind: 'foreign' };
}

/**
 * Up to which id the index has the clips: a search looks at those beyond it one by one. Of a whole index `EVERY`, of one
 * that nobody can read the empty string.
 */
export async function readReached(tx: AnyTransaction): Promise<string> {
  const state = await readIndexState(tx);
  return state.kind === 'whole' ? EVERY : state.kind === 'making' ? state.making.reached : '';
}

/** Writes how far the making has come. `putMaking(tx, { ...making, reached: last.id })` */
export function putMaking(tx: WriteTransaction, making: Making): void {
  begin(tx.objectStore('meta').put(making, 'indexFormat'));
}

/** Writes that the index has every clip. `putWhole(tx)`, then `readIndexState(tx)` → `{ kind: 'whole' }`. */
export function putWhole(tx: WriteTransaction): void {
  begin(tx.objectStore('meta').put(INDEX_FORMAT, 'indexFormat'));
}

import { begin, put, type WriteTransaction } from './database';
import { bumpIndexVersion, INDEX_FORMAT, readLastNumber, type TailRow } from './segments';

/**
 * Numbers clips inside one transaction, and keeps the tail of the index, where a clip stands that is in no segment yet; `finish`
 * ends every use.
 */
export interface TailWriter {
  /** The next number, for a clip that goes into a segment at once; that and `leave` are told to the readers of the index. */
  next(): number;
  /** Puts a clip into the tail under the next number, and tells it. Readers look for new numbers by themselves. */
  enter(row: Omit<TailRow, 'number'>): number;
  /** Takes out what stands under a number, if there is anything. */
  leave(number: number): void;
  finish(): Promise<void>;
}

/** A writer of the tail for this transaction: after 41 clips the next is `tail.enter(row)` → 42. */
export async function openTailWriter(transaction: WriteTransaction): Promise<TailWriter> {
  const firstNumber = await readLastNumber(transaction);
  let lastNumber = firstNumber;
  let isToBeTold = false;
  return {
    next: () => {
      isToBeTold = true;
      return ++lastNumber;
    },
    enter: (row) => {
      put(transaction, 'tail', { number: ++lastNumber, ...row });
      return lastNumber;
    },
    leave: (number) => {
      isToBeTold = true;
      begin(transaction.objectStore('tail').delete(number));
    },
    finish: async () => {
      if (lastNumber > firstNumber) put(transaction, 'meta', lastNumber, 'lastNumber');
      if (firstNumber === 0) put(transaction, 'meta', INDEX_FORMAT, 'indexFormat');
      if (isToBeTold) await bumpIndexVersion(transaction);
    },
  };
}

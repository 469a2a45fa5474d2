import { type Counter, openCounter } from './counts';
import { begin, plain, put, type WriteTransaction } from './database';
import { getMany } from './read-rows';
import { bumpIndexVersion, INDEX_FORMAT, type TailRow } from './segments';
import { markNew } from './uncopied';

/**
 * Numbers clips inside one transaction, and keeps the tail of the index, where a clip stands that is in no segment yet; `finish`
 * ends every use.
 */
export interface TailWriter {
  /** The next number, for a clip that goes into a segment at once; that and `leave` are told to the readers of the index. */
  next(): number;
  /** Puts a clip into the tail under the next number. Readers look for new numbers by themselves. */
  enter(row: Omit<TailRow, 'number'>): number;
  /** Takes out what stands under a number, if there is anything. */
  leave(number: number): void;
  finish(): Promise<void>;
}

/** The number that was taken last through each way to a database. */
const LAST_NUMBERS = new WeakMap<IDBDatabase, number>();

/**
 * Which number was taken last, as far as it is known here: who writes what follows it need not wait for the answer that tells, but
 * must not keep it where the answer is another one, for other pages number clips too. `guessLastNumber(tx)` → 41.
 */
export function guessLastNumber(transaction: WriteTransaction): number | undefined {
  return LAST_NUMBERS.get(plain(transaction).db);
}

/** Takes back what is known, after a guess that was wrong. */
export function forgetLastNumber(transaction: WriteTransaction): void {
  LAST_NUMBERS.delete(plain(transaction).db);
}

/**
 * A writer of the tail for this transaction, in which `firstNumber` is the last one taken: after 41 clips the next is
 * `tail.enter(row)` → 42. What leaves it is counted.
 */
export function openTailWriter(transaction: WriteTransaction, counter: Counter, firstNumber: number): TailWriter {
  let lastNumber = firstNumber;
  let isToBeTold = false;
  const left: number[] = [];
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
      left.push(number);
    },
    finish: async () => {
      for (const row of await getMany(transaction, 'tail', left)) if (row) takeOut(transaction, row, counter);
      if (lastNumber > firstNumber) put(transaction, 'meta', lastNumber, 'lastNumber');
      LAST_NUMBERS.set(plain(transaction).db, lastNumber);
      if (firstNumber === 0) put(transaction, 'meta', INDEX_FORMAT, 'indexFormat');
      if (isToBeTold) await bumpIndexVersion(transaction);
    },
  };
}

/** The stores that are written when rows leave the tail for segments. */
export const TAKEN_OUT_STORES = ['tail', 'counts', 'copied', 'uncopied'] as const;

/** Takes these rows out of the tail, and writes what they have stood for: their clips' counts, and marks for the second copy. */
export async function takeOutOfTail(transaction: WriteTransaction, rows: TailRow[]): Promise<void> {
  const counter = openCounter(transaction);
  await markNew(transaction, rows);
  for (const row of rows) takeOut(transaction, row, counter);
  await counter.finish();
}

function takeOut(transaction: WriteTransaction, { number, names = [] }: TailRow, counter: Counter): void {
  counter.count(names, 1);
  begin(transaction.objectStore('tail').delete(number));
}

import type { Clip } from './clip';
import type { WriteTransaction } from './database';
import type { WholeClip } from './library';
import type { BesideKind } from './library-context';
import { LibraryError } from './library-error';
import { fromContentRows, parseClipRow } from './stored';
import { openRowWriter, type RowWriter } from './write-rows';

/** What a change of clips works with, inside its one transaction. */
export interface ClipWork {
  transaction: WriteTransaction;
  writer: RowWriter;
  /** The clip; throws 'notFound' or 'damaged'. */
  read(id: string): Promise<Clip>;
  readWhole(id: string): Promise<WholeClip>;
}

/** A change: tells which clips it has changed, if any, and what lies beside them. */
export type ClipChanger<T> = (work: ClipWork) => Promise<{ ids: string[]; result: T; beside?: BesideKind[] }>;

/**
 * Makes the change in this transaction.
 * `connection.write([...WRITTEN_STORES], (tx) => doClipWork(tx, trashClips(ids, now())))`
 */
export async function doClipWork<T>(transaction: WriteTransaction, change: ClipChanger<T>) {
  const writer = await openRowWriter(transaction);
  const read = async (id: string) => {
    const row = await transaction.objectStore('clips').get(id);
    if (row === undefined) throw new LibraryError('notFound', { id });
    return parseClipRow(id, row).clip;
  };
  const readWhole = async (id: string) => {
    const [clip, text, content] = await Promise.all([
      read(id),
      transaction.objectStore('texts').get(id),
      transaction.objectStore('contents').get(id),
    ]);
    return { clip, ...fromContentRows(id, text, content) };
  };
  const done = await change({ transaction, writer, read, readWhole });
  await writer.finish();
  return done;
}

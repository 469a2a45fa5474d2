import type { Clip, ClipContent } from './clip';
import type { WriteTransaction } from './database';
import { LibraryError } from './library-error';
import { fromContentRows, parseClipRow } from './stored';
import { openRowWriter, type RowWriter } from './write-rows';

/** What a change of clips works with, inside its one transaction. */
export interface ClipWork {
  transaction: WriteTransaction;
  writer: RowWriter;
  /** The clip; throws 'notFound' or 'damaged'. */
  read(id: string): Promise<Clip>;
  readContent(id: string): Promise<ClipContent>;
}

/** A change: tells which clips it has changed, if any. */
export type ClipChanger<T> = (work: ClipWork) => Promise<{ ids: string[]; result: T }>;

/** Makes the change in this transaction. */
export async function doClipWork<T>(transaction: WriteTransaction, change: ClipChanger<T>) {
  const writer = await openRowWriter(transaction);
  const done = await change({
    transaction,
    writer,
    read: async (id) => {
      const row = await transaction.objectStore('clips').get(id);
      if (row === undefined) throw new LibraryError('notFound', { id });
      return parseClipRow(id, row).clip;
    },
    readContent: async (id) =>
      fromContentRows(
        id,
        await transaction.objectStore('texts').get(id),
        await transaction.objectStore('contents').get(id),
      ),
  });
  await writer.finish();
  return done;
}

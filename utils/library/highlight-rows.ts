import * as z from 'zod/mini';
import { ClipId } from './clip';
import { type AnyTransaction, begin, put, type WriteTransaction } from './database';
import { Highlight } from './highlight';
import { readNewest } from './read-rows';

/**
 * A highlight beside the text that holds it: `{ clip: id, highlight }`. The text's own row is what counts; these are there so that
 * the highlights of all clips are listed by when they were made, and no text is read for it.
 */
export const HighlightRow = z.strictObject({ clip: ClipId, highlight: Highlight });
export type HighlightRow = z.infer<typeof HighlightRow>;

/** When a highlight was made, its clip and its id: its place among all of them. */
export type MadeKey = [createdAt: string, clip: string, id: string];

/** The place of a highlight among all: of one made on the second of March `['2026-03-02T…', clip, id]`. */
export function madeKeyOf({ clip, highlight }: HighlightRow): MadeKey {
  return [highlight.createdAt, clip, highlight.id];
}

/** Writes the rows of a clip that had none before. */
export function putHighlightRows(transaction: WriteTransaction, clip: string, highlights: readonly Highlight[]): void {
  for (const highlight of highlights) put(transaction, 'highlights', { clip, highlight });
}

/** Takes away the rows of a clip. */
export function deleteHighlightRows(transaction: WriteTransaction, clip: string): void {
  begin(transaction.objectStore('highlights').delete(IDBKeyRange.bound([clip], [clip, []])));
}

/** The next rows of all clips behind a place, the newest first, so many at most; who reads them looks whether they are whole. */
export function readHighlightRows(transaction: AnyTransaction, count: number, after?: MadeKey): Promise<unknown[]> {
  return readNewest(transaction, 'highlights', 'made', count, after);
}

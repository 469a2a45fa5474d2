import * as z from 'zod/mini';
import type { Database, Upgrade } from '../database';
import { Highlight } from '../highlight';

/** What this step must know of a text; other rows than these hold no highlights. */
const Marked = z.object({ id: z.string(), highlights: z.array(Highlight) });

/** Texts read together. */
const TOGETHER = 200;

/** v12: each highlight has a row of its own beside the text that holds it, so that all are listed by when they were made. */
export default async function listHighlights(database: Database, transaction: Upgrade) {
  const rows = database.createObjectStore('highlights', { keyPath: ['clip', 'highlight.id'] });
  rows.createIndex('made', ['highlight.createdAt', 'clip', 'highlight.id']);
  const texts = transaction.objectStore('texts');
  for (let after = '', isMore = true; isMore; ) {
    const some = await texts.getAll(IDBKeyRange.lowerBound(after, true), TOGETHER);
    const marked = some.flatMap((text) => Marked.safeParse(text).data ?? []);
    for (const { id, highlights } of marked) {
      for (const highlight of highlights) await rows.put({ clip: id, highlight });
    }
    after = some.at(-1)?.id ?? '';
    isMore = some.length === TOGETHER;
  }
}

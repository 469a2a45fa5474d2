import type { Database, Upgrade } from '../database';

/**
 * v12: each highlight has a row of its own beside the text that holds it, so that all are listed by when they were made. The rows of
 * a library that has texts are made beside its use (list-anew.ts): to read a hundred thousand texts takes a minute, for which
 * nobody could open it.
 */
export default async function listHighlights(database: Database, transaction: Upgrade) {
  const rows = database.createObjectStore('highlights', { keyPath: ['clip', 'highlight.id'] });
  rows.createIndex('made', ['highlight.createdAt', 'clip', 'highlight.id']);
  const first = await transaction.objectStore('texts').getKey(IDBKeyRange.lowerBound(''));
  if (first !== undefined) await transaction.objectStore('meta').put('', 'listed');
}

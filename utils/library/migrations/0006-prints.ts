import type { Database, Upgrade } from '../database';

/** v6: what stands for a text is found by an index of its own; the rows get it when the search index is made anew. */
export default function indexPrints(_database: Database, transaction: Upgrade) {
  transaction.objectStore('texts').createIndex('prints', 'prints', { multiEntry: true });
}

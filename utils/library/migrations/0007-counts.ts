import * as z from 'zod/mini';
import type { Database, Upgrade } from '../database';

const OldRows = z.array(z.object({ name: z.string(), count: z.int() }));

/** v7: the counts of all lists are one record. */
export default async function joinCounts(_database: Database, transaction: Upgrade) {
  const store = transaction.objectStore('counts');
  const rows = OldRows.parse(await store.getAll());
  await store.clear();
  await store.put({ name: 'lists', counts: new Map(rows.map(({ name, count }) => [name, count])) });
}

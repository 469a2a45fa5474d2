import type { Database } from '../database';

/** v3: what the last run of 重新提取 over many clips made of each. */
export default function addRereadings(database: Database) {
  database.createObjectStore('rereadings', { keyPath: 'id' });
}

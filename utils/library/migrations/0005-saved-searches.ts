import type { Database } from '../database';

/** v5: saved searches, each under its id. */
export default function addSavedSearches(database: Database) {
  database.createObjectStore('searches', { keyPath: 'id' });
}

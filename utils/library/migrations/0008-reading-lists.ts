import type { Database } from '../database';

/** v8: lists that the user put in order, each under its id. */
export default function addReadingLists(database: Database) {
  database.createObjectStore('lists', { keyPath: 'id' });
}

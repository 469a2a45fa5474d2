import type { Database } from '../database';

/** v10: which clips the second copy has yet to take, and in which of its files each clip lies. */
export default function addSecondCopy(database: Database) {
  database.createObjectStore('uncopied');
  database.createObjectStore('copied', { keyPath: 'id' }).createIndex('files', 'file');
}

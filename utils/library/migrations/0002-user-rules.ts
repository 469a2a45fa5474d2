import type { Database } from '../database';

/** v2: what the user said of sites by pointing, each rule under its host, role, selector and opening. */
export default function addUserRules(database: Database) {
  database.createObjectStore('rules');
}

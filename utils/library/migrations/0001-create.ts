import type { Database } from '../database';

/** v1: light rows apart from texts and contents, so that no list reads what it does not show. */
export default function create(database: Database) {
  const clips = database.createObjectStore('clips', { keyPath: 'id' });
  clips.createIndex('lists', 'lists', { multiEntry: true });
  clips.createIndex('pages', 'pages', { multiEntry: true });
  database.createObjectStore('texts', { keyPath: 'id' });
  database.createObjectStore('contents', { keyPath: 'id' });
  database.createObjectStore('counts', { keyPath: 'name' });
  database.createObjectStore('meta');
}

import type { Database } from '../database';

/** v1: light rows apart from texts and contents, so that no list reads what it does not show. */
export default function create(database: Database) {
  const clips = database.createObjectStore('clips', { keyPath: 'id' });
  clips.createIndex('lists', 'lists', { multiEntry: true });
  clips.createIndex('pages', 'pages', { multiEntry: true });
  database.createObjectStore('texts', { keyPath: 'id' });
  database.createObjectStore('contents', { keyPath: 'id' });
  database.createObjectStore('revisions', { keyPath: ['id', 'at'] });
  database.createObjectStore('sources', { keyPath: 'id' });
  database.createObjectStore('counts', { keyPath: 'name' });
  // The search index: clips in no segment yet, segments, and the postings by bucket * 65536 + segment.
  database.createObjectStore('tail', { keyPath: 'number' });
  database.createObjectStore('segments', { keyPath: 'id' });
  database.createObjectStore('segmentClips', { keyPath: 'id' });
  database.createObjectStore('postings');
  database.createObjectStore('meta');
}

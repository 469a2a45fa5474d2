import type { Database, Upgrade } from '../database';

/**
 * v9: clips by their date of publication. The index looks into the rows as they are, so none is written anew; a clip without
 * a date is not in it.
 */
export default function indexPublished(_database: Database, transaction: Upgrade) {
  transaction.objectStore('clips').createIndex('published', ['clip.article.datePublished', 'id']);
}

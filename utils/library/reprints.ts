import type { IndexReader } from './candidates';
import type { Clip } from './clip';
import type { Connection } from './database';
import { isSameText, printsOf } from './prints';
import { ClipRow, TextRow } from './stored';

/** The kept clips that have the same text, the earliest published first; `exceptId` is the one that is asked about. */
export async function findReprints(
  connection: Connection,
  index: IndexReader,
  articleBody: string,
  exceptId: string,
): Promise<Clip[]> {
  const candidates = await index.sharing(printsOf(articleBody));
  const others = candidates.filter(({ id }) => id !== exceptId);
  if (others.length === 0) return [];
  const read = await connection.read(['clips', 'texts'], (tx) =>
    Promise.all(
      others.map(({ id }) => Promise.all([tx.objectStore('clips').get(id), tx.objectStore('texts').get(id)])),
    ),
  );
  return read
    .flatMap(([storedRow, storedText], at) => {
      const row = ClipRow.safeParse(storedRow).data;
      const text = TextRow.safeParse(storedText).data;
      const isCurrent = row?.number === others[at]?.number && row?.clip.trashedAt === undefined;
      return row && text && isCurrent && isSameText(articleBody, text.articleBody) ? [row.clip] : [];
    })
    .sort((one, other) => (publishedAt(one) < publishedAt(other) ? -1 : 1));
}

/** When the page says that it was published; without that, when it was clipped. */
function publishedAt({ article, clippedAt }: Clip): string {
  return article.datePublished ?? clippedAt;
}

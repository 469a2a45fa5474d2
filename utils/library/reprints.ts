import type { Clip } from './clip';
import type { AnyTransaction, Connection } from './database';
import { candidatesAmong, isSameText, printsSought, type Sentences, sentencesOf } from './prints';
import { getIds, getMany } from './read-rows';
import { ClipRow, TextRow } from './stored';

/** Texts that share one print; beyond that it says little, and the other prints are enough. */
const MOST_SHARING = 256;

/** The kept clips that have the same text, the earliest published first; `exceptId` is the one that is asked about. */
export function findReprints(connection: Connection, articleBody: string, exceptId: string): Promise<Clip[]> {
  const sentences = sentencesOf(articleBody);
  return connection.read(['clips', 'texts'], (tx) => readReprints(tx, sentences, exceptId));
}

/** The same inside a transaction. `readReprints(tx, sentencesOf(articleBody), id)` */
export async function readReprints(tx: AnyTransaction, sentences: Sentences, exceptId: string): Promise<Clip[]> {
  const sharing = await getIds(tx, 'texts', 'prints', printsSought(sentences), MOST_SHARING);
  const ids = candidatesAmong(sharing).filter((id) => id !== exceptId);
  if (ids.length === 0) return [];
  const [rows, texts] = await Promise.all([getMany(tx, 'clips', ids), getMany(tx, 'texts', ids)]);
  return rows
    .flatMap((row, at) => {
      const clip = ClipRow.safeParse(row).data?.clip;
      const text = TextRow.safeParse(texts[at]).data;
      const isKept = clip && clip.trashedAt === undefined;
      return isKept && text && isSameText(sentences, sentencesOf(text.articleBody)) ? [clip] : [];
    })
    .sort((one, other) => (publishedAt(one) < publishedAt(other) ? -1 : 1));
}

/** When the page says that it was published; without that, when it was clipped. */
function publishedAt({ article, clippedAt }: Clip): string {
  return article.datePublished ?? clippedAt;
}

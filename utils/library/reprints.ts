import { Clip } from './clip';
import type { Connection } from './connection';
import type { AnyTransaction } from './database';
import { hasShape } from './has-shape';
import { candidatesAmong, isSameText, printsSought, type Sentences, sentencesOf } from './prints';
import { getIds, getMany } from './read-rows';
import { type ClipRow, TextRow } from './stored';

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
  const keptOf = (rows: (ClipRow | undefined)[]) => rows.map((row) => findKept(row));
  const [clips, texts] = await Promise.all([
    // The rows are looked at while the texts are still on their way.
    getMany(tx, 'clips', ids).then(keptOf),
    getMany(tx, 'texts', ids),
  ]);
  return clips
    .flatMap((clip, at) => {
      const text = texts[at];
      const isSame = clip && hasShape(TextRow, text) && isSameText(sentences, sentencesOf(text.articleBody));
      return isSame ? [clip] : [];
    })
    .sort((one, other) => (publishedAt(one) < publishedAt(other) ? -1 : 1));
}

/** The clip of a row, if it can be read and does not lie in the trash. */
function findKept(row: ClipRow | undefined): Clip | undefined {
  return hasShape(Clip, row?.clip) && row.clip.trashedAt === undefined ? row.clip : undefined;
}

/** When the page says that it was published; without that, when it was clipped. */
function publishedAt({ article, clippedAt }: Clip): string {
  return article.datePublished ?? clippedAt;
}

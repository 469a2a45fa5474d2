import { sha256 } from '../text/sha256';
import { readAllCounts } from './counts';
import type { Connection } from './database';
import { readReached } from './index-state';
import { countLists } from './rebuild-index';
import { Revision } from './revise';
import { revisionsOf } from './revisions';
import { clipsOfChunk, readLastNumber } from './segments';
import { SourceRow, unpackSource } from './source';
import { ClipRow, ContentRow, TextRow } from './stored';

/**
 * What is wrong with a clip: its row or its content does not parse or is not there, its text is not what was saved; a
 * text that it had before is not what it was, a kept page, its own or that of such a text, is not what was fetched.
 */
export type Damage = 'row' | 'content' | 'hash' | 'revision' | 'source';

/** What 校验 found. */
export interface Verification {
  clips: number;
  damaged: { id: string; damage: Damage }[];
  /** Clips that search cannot find; `rebuildIndex` finds them again. */
  unindexed: string[];
  /** Whether the counts of all lists are right; `rebuildIndex` counts anew. */
  countsRight: boolean;
}

/** Clips looked at in one transaction. */
const TOGETHER = 100;

/** Walks the whole library: every record, every hash of text and page, every clip's place in the index, every count. */
export async function verifyLibrary(
  connection: Connection,
  onProgress: (clips: number) => void,
): Promise<Verification> {
  const { indexed, reached, lastNumber } = await readIndexed(connection);
  const found: Verification = { clips: 0, damaged: [], unindexed: [], countsRight: true };
  let after = '';
  for (;;) {
    const range = IDBKeyRange.lowerBound(after, true);
    const rows = await connection.read(['clips', 'texts', 'contents', 'revisions', 'sources'], async (tx) => {
      const ids = await tx.objectStore('clips').getAllKeys(range, TOGETHER);
      return Promise.all(
        ids.map(async (id) => ({
          id,
          row: ClipRow.safeParse(await tx.objectStore('clips').get(id)).data,
          text: TextRow.safeParse(await tx.objectStore('texts').get(id)).data,
          content: ContentRow.safeParse(await tx.objectStore('contents').get(id)).data,
          revisions: await tx.objectStore('revisions').getAll(revisionsOf(id)),
          source: await tx.objectStore('sources').get(id),
        })),
      );
    });
    for (const { id, row, text, content, revisions, source } of rows) {
      const damage = await findDamage(row, text, content);
      if (damage) found.damaged.push({ id, damage });
      const past = await Promise.all(revisions.map(checkRevision));
      if (past.includes('revision')) found.damaged.push({ id, damage: 'revision' });
      const isPageWhole = source === undefined || (await isSourceWhole(SourceRow.safeParse(source).data));
      if (!isPageWhole || past.includes('source')) found.damaged.push({ id, damage: 'source' });
      // What an index that is being made has not come to is found without it; what has changed since is no fault.
      const isSure = row && id <= reached && row.number <= lastNumber;
      if (isSure && !(indexed.has(row.number) && text?.prints)) found.unindexed.push(id);
    }
    found.clips += rows.length;
    onProgress(found.clips);
    after = rows.at(-1)?.id ?? '';
    if (rows.length < TOGETHER) break;
  }
  found.countsRight = await areCountsRight(connection);
  return found;
}

async function findDamage(
  row: ClipRow | undefined,
  text: TextRow | undefined,
  content: ContentRow | undefined,
): Promise<Damage | undefined> {
  if (!row) return 'row';
  if (!text || !content) return 'content';
  return (await sha256(text.articleBody)) === row.clip.bodySha256 ? undefined : 'hash';
}

async function checkRevision(stored: unknown): Promise<'revision' | 'source' | undefined> {
  const revision = Revision.safeParse(stored).data;
  if (!revision || (await sha256(revision.content.articleBody)) !== revision.bodySha256) return 'revision';
  return revision.source === undefined || (await isSourceWhole(revision.source)) ? undefined : 'source';
}

/** Whether a kept page unpacks to what was fetched. */
export async function isSourceWhole(source: Omit<SourceRow, 'id'> | undefined): Promise<boolean> {
  if (!source) return false;
  return unpackSource(source).then(
    ({ isWhole }) => isWhole,
    () => false,
  );
}

/** The clips that the index has, by their numbers, how far it has come, and the last number of all. */
async function readIndexed(connection: Connection) {
  return connection.read(['tail', 'segmentClips', 'meta'], async (tx) => {
    const chunks = await tx.objectStore('segmentClips').getAll();
    const inSegments = chunks.flatMap((chunk) => clipsOfChunk(chunk).map(({ number }) => number));
    const indexed = new Set([...(await tx.objectStore('tail').getAllKeys()), ...inSegments]);
    return { indexed, reached: await readReached(tx), lastNumber: await readLastNumber(tx) };
  });
}

async function areCountsRight(connection: Connection): Promise<boolean> {
  return connection.read(['clips', 'counts'], async (tx) => {
    const counted = await countLists(tx);
    const stored = await readAllCounts(tx);
    return stored.size === counted.size && [...stored].every(([name, count]) => counted.get(name) === count);
  });
}

import { sha256 } from '../text/sha256';
import { readAllCounts } from './counts';
import type { Connection } from './database';
import { readReached } from './index-state';
import { getMany, inPages } from './read-rows';
import { countLists } from './rebuild-index';
import { Revision } from './revise';
import { revisionsOf } from './revisions';
import type { CopyVerification } from './second-copy';
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
  /** The second copy of the library, if there is one. */
  copy?: CopyVerification | undefined;
}

/** Clips looked at in one transaction. */
const TOGETHER = 100;

/** Walks the whole library: every record, every hash of text and page, every clip's place in the index, every count. */
export async function verifyLibrary(
  connection: Connection,
  onProgress: (clips: number) => void,
): Promise<Verification> {
  const index = await readIndexed(connection);
  const found: Verification = { clips: 0, damaged: [], unindexed: [], countsRight: true };
  for await (const some of inPages(TOGETHER, (range) => readStored(connection, range))) {
    for (const stored of some) {
      const { id } = stored;
      found.damaged.push(...(await findDamages(stored)).map((damage) => ({ id, damage })));
      if (isUnindexed(stored, index)) found.unindexed.push(id);
    }
    found.clips += some.length;
    onProgress(found.clips);
  }
  found.countsRight = await areCountsRight(connection);
  return found;
}

/** All that is stored of a clip; what does not parse is not there. */
interface Stored {
  id: string;
  row: ClipRow | undefined;
  text: TextRow | undefined;
  content: ContentRow | undefined;
  revisions: unknown[];
  source: unknown;
}

/** What is stored of the next clips, as it is at one moment. */
function readStored(connection: Connection, range: IDBKeyRange): Promise<Stored[]> {
  return connection.read(['clips', 'texts', 'contents', 'revisions', 'sources'], async (tx) => {
    const ids = await tx.objectStore('clips').getAllKeys(range, TOGETHER);
    const [rows, texts, contents, sources, revisions] = await Promise.all([
      getMany(tx, 'clips', ids),
      getMany(tx, 'texts', ids),
      getMany(tx, 'contents', ids),
      getMany(tx, 'sources', ids),
      Promise.all(ids.map((id) => tx.objectStore('revisions').getAll(revisionsOf(id)))),
    ]);
    return ids.map((id, at) => ({
      id,
      row: ClipRow.safeParse(rows[at]).data,
      text: TextRow.safeParse(texts[at]).data,
      content: ContentRow.safeParse(contents[at]).data,
      revisions: revisions[at] ?? [],
      source: sources[at],
    }));
  });
}

async function findDamages({ row, text, content, revisions, source }: Stored): Promise<Damage[]> {
  const damage = await findDamage(row, text, content);
  const past = await Promise.all(revisions.map(checkRevision));
  const isPageWhole = source === undefined || (await isSourceWhole(SourceRow.safeParse(source).data));
  const found: Damage[] = [];
  if (damage) found.push(damage);
  if (past.includes('revision')) found.push('revision');
  if (!isPageWhole || past.includes('source')) found.push('source');
  return found;
}

/** What an index that is being made has not come to is found without it; what has changed since is no fault. */
function isUnindexed({ id, row, text }: Stored, { indexed, reached, lastNumber }: Indexed): boolean {
  if (!row || id > reached || row.number > lastNumber) return false;
  return !indexed.has(row.number) || text?.prints === undefined;
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

/** Whether a kept page unpacks to what was fetched; one that is not there does not. */
export async function isSourceWhole(source: Omit<SourceRow, 'id'> | undefined): Promise<boolean> {
  if (!source) return false;
  return unpackSource(source).then(
    ({ isWhole }) => isWhole,
    () => false,
  );
}

/** The clips that the index has, by their numbers, how far it has come, and the last number of all. */
interface Indexed {
  indexed: ReadonlySet<number>;
  reached: string;
  lastNumber: number;
}

function readIndexed(connection: Connection): Promise<Indexed> {
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

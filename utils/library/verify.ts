import { type Damage, findDamages, readStored, STORED_STORES, type StoredClip } from './check-clip';
import type { Connection } from './connection';
import { COUNTED_STORES, readAllCounts } from './counts';
import { headlineOfRow } from './damaged-clip';
import { readReached } from './index-state';
import { findListedGone, findWronglyListed } from './list-anew';
import { inPages } from './read-rows';
import { countLists } from './rebuild-index';
import type { CopyVerification } from './second-copy';
import { clipsOfChunk, readLastNumber } from './segments';

/** A damage, and whose it is: the headline where that can still be read. */
export interface Damaged {
  id: string;
  headline?: string;
  damage: Damage;
}

/** What 校验 found. */
export interface Verification {
  clips: number;
  damaged: Damaged[];
  /** The damaged clips of which journal or second copy have something whole; see mend-clips.ts. */
  mendable: string[];
  /** Clips that search cannot find, or whose highlights are not listed as they are; `rebuildIndex` puts that right. */
  unindexed: string[];
  /** Whether the counts of all lists are right; `rebuildIndex` counts anew. */
  countsRight: boolean;
  /** The second copy of the library, if there is one. */
  copy?: CopyVerification | undefined;
}

/** Clips looked at in one transaction. */
const TOGETHER = 100;

/**
 * Walks the whole library: every record, every hash of text and page, every clip's place in the index and
 * in the list of highlights, every count.
 */
export async function verifyLibrary(
  connection: Connection,
  onProgress: (clips: number) => void,
): Promise<Omit<Verification, 'mendable' | 'copy'>> {
  const index = await readIndexed(connection);
  const damaged: Damaged[] = [];
  const unindexed: string[] = [];
  let clips = 0;
  for await (const some of inPages(TOGETHER, (range) => readNext(connection, range))) {
    for (const stored of some) {
      damaged.push(...(await findDamaged(stored)));
      if (isUnindexed(stored, index)) unindexed.push(stored.id);
    }
    unindexed.push(...(await findWronglyListed(connection, some)));
    clips += some.length;
    onProgress(clips);
  }
  damaged.push(...(await findMissing(connection)));
  unindexed.push(...(await findListedGone(connection)));
  return { clips, damaged, unindexed, countsRight: await areCountsRight(connection) };
}

/** The damages of a clip, each with its headline. */
export async function findDamaged(stored: StoredClip): Promise<Damaged[]> {
  const headline = headlineOfRow(stored.rawRow);
  const about = { id: stored.id, ...(headline !== undefined && { headline }) };
  return (await findDamages(stored)).map((damage) => ({ ...about, damage }));
}

function readNext(connection: Connection, range: IDBKeyRange): Promise<StoredClip[]> {
  return connection.read([...STORED_STORES], async (tx) =>
    readStored(tx, await tx.objectStore('clips').getAllKeys(range, TOGETHER)),
  );
}

/** Clips whose row is gone: a text of theirs is there still, or the second copy has them and has heard of no change. */
async function findMissing(connection: Connection): Promise<Damaged[]> {
  const { clips, texts, copied, uncopied } = await connection.read(
    ['clips', 'texts', 'copied', 'uncopied'],
    async (tx) => {
      const keysOf = (name: 'clips' | 'texts' | 'copied' | 'uncopied') => tx.objectStore(name).getAllKeys();
      const [clips, texts, copied, uncopied] = await Promise.all([
        keysOf('clips'),
        keysOf('texts'),
        keysOf('copied'),
        keysOf('uncopied'),
      ]);
      return { clips: new Set(clips), texts, copied, uncopied: new Set(uncopied) };
    },
  );
  const known = [...texts, ...copied.filter((id) => !uncopied.has(id))];
  return [...new Set(known)].filter((id) => !clips.has(id)).map((id) => ({ id, damage: 'missing' }));
}

/** What an index that is being made has not come to is found without it; what has changed since is no fault. */
function isUnindexed({ id, row, text }: StoredClip, { indexed, reached, lastNumber }: Indexed): boolean {
  if (!row || id > reached || row.number > lastNumber) return false;
  return !indexed.has(row.number) || text?.prints === undefined;
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
  return connection.read(['clips', ...COUNTED_STORES], async (tx) => {
    const counted = await countLists(tx);
    const stored = await readAllCounts(tx);
    return stored.size === counted.size && [...stored].every(([name, count]) => counted.get(name) === count);
  });
}

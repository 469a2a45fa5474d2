import { readStored, STORED_STORES, type StoredClip } from './check-clip';
import type { Connection } from './connection';
import { type EntryRows, toEntryRows } from './journal-entry';
import type { LibraryContext } from './library-context';
import { isEmpty, planMending } from './plan-mending';
import { countAnew } from './rebuild-index';
import { type Damaged, findDamaged } from './verify';
import { openRowWriter, WRITTEN_STORES } from './write-rows';

/** Mends what 校验 found damaged, from the journal and from the second copy. */

/** What became of damaged clips, as it was read again from the disk. */
export interface Mending {
  mended: Damaged[];
  /** What is damaged still: no copy has it, or none that fits. */
  left: Damaged[];
  /** How many clips keep, as a revision, the text that they had instead of their own. */
  kept: number;
}

/** The same damages, with the headline where only a copy tells it, and the ids of the clips that can be mended, wholly or in part. */
export async function findMendable(
  context: LibraryContext,
  damaged: readonly Damaged[],
): Promise<{ damaged: Damaged[]; mendable: string[] }> {
  const mendable: string[] = [];
  const headlines = new Map<string, string>();
  for await (const { id, copies } of readCopies(context, idsOf(damaged))) {
    const { stored } = await readNow(context.connection, id);
    const headline = headlineIn(copies);
    if (headline !== undefined) headlines.set(id, headline);
    if (!isEmpty(await planMending(stored, copies, context.now()))) mendable.push(id);
  }
  return { damaged: damaged.map((one) => withHeadline(one, headlines.get(one.id))), mendable };
}

const headlineIn = ([copy]: EntryRows[]) => copy?.whole.clip.article.headline;

function withHeadline(damaged: Damaged, headline: string | undefined): Damaged {
  return headline === undefined ? damaged : { headline, ...damaged };
}

/** Mends these clips, each in a transaction of its own. */
export async function mendClips(
  context: LibraryContext,
  ids: string[],
  onProgress: (clips: number) => void,
): Promise<Mending> {
  const mending: Mending = { mended: [], left: [], kept: 0 };
  let done = 0;
  try {
    for await (const { id, copies } of readCopies(context, ids)) {
      const before = await findDamaged((await readNow(context.connection, id)).stored);
      if (await mendClip(context, id, copies)) mending.kept++;
      const after = await findDamaged((await readNow(context.connection, id)).stored);
      const isLeft = new Set(after.map(({ damage }) => damage));
      const headline = headlineIn(copies);
      const mended = before.filter(({ damage }) => !isLeft.has(damage));
      mending.mended.push(...mended.map((one) => withHeadline(one, headline)));
      mending.left.push(...after.map((one) => withHeadline(one, headline)));
      onProgress(++done);
    }
  } finally {
    const mended = idsOf(mending.mended);
    // A clip that was gone was counted still.
    if (mending.mended.some(({ damage }) => damage === 'missing')) await countAnew(context.connection);
    if (mended.length > 0) context.announce({ kind: 'imported', ids: mended });
  }
  return mending;
}

const idsOf = (damaged: readonly Damaged[]) => [...new Set(damaged.map(({ id }) => id))];

/** What journal and second copy have of these clips, the newest first. */
async function* readCopies(
  { journal, copy }: LibraryContext,
  ids: string[],
): AsyncGenerator<{ id: string; copies: EntryRows[] }> {
  const left = new Set(ids);
  const inJournal = async (id: string) => {
    const entry = await journal?.get(id);
    return entry?.state === 'whole' ? [toEntryRows(entry)] : [];
  };
  for await (const entry of copy?.readEntries(ids) ?? []) {
    left.delete(entry.id);
    yield { id: entry.id, copies: [...(await inJournal(entry.id)), toEntryRows(entry)] };
  }
  for (const id of left) yield { id, copies: await inJournal(id) };
}

interface Now {
  stored: StoredClip;
  /** Another one after each change of the clip. */
  mark: string | undefined;
}

async function readNow(connection: Connection, id: string): Promise<Now> {
  return connection.read([...STORED_STORES, 'uncopied'], async (tx) => {
    const [stored] = await readStored(tx, [id]);
    if (!stored) throw new RangeError(`nothing read of ${id}`);
    return { stored, mark: await tx.objectStore('uncopied').get(id) };
  });
}

/** A clip that is changed at the same moment is looked at again, but not for ever. */
const MOST_TRIES = 5;

/** Mends one clip as far as that can be done; resolves to whether the text that it had is kept as a revision. */
async function mendClip(context: LibraryContext, id: string, copies: EntryRows[]): Promise<boolean> {
  const { connection } = context;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { stored, mark } = await readNow(connection, id);
    const plan = await planMending(stored, copies, context.now());
    if (isEmpty(plan)) return false;
    const isWritten = await connection.write([...WRITTEN_STORES], async (tx) => {
      if ((await tx.objectStore('uncopied').get(id)) !== mark) return false;
      const writer = await openRowWriter(tx);
      if (plan.source) writer.putSource(plan.source);
      for (const revision of plan.revisions) writer.putRevision(revision);
      if (plan.kept) writer.putRevision(plan.kept);
      if (plan.whole) await writer.putWhole(plan.whole);
      // What else is left of a clip that was gone is its own again.
      if (!stored.row) writer.adopt(id);
      await writer.finish();
      return true;
    });
    if (!isWritten) continue;
    await context.followUp(undefined, [id]);
    return plan.kept !== undefined;
  }
  return false;
}

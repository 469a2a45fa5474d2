import type { Clip } from './clip';
import type { Connection } from './connection';
import { begin, type WriteTransaction } from './database';
import type { Draft, Saved, WholeClip } from './library';
import type { LibraryContext } from './library-context';
import { makeClip } from './make-clip';
import { addressKey, pageKeys } from './page-key';
import { printsAmong, type Sentences, sentencesOf } from './prints';
import { getByIndex, getMany } from './read-rows';
import { readReprints } from './reprints';
import { readLastNumber } from './segments';
import { packSource, type SourceRow } from './source';
import { ClipRow, parseClipRow } from './stored';
import { forgetLastNumber, guessLastNumber } from './tail-writer';
import { openRowWriterAt, prepareRows, SAVED_STORES } from './write-rows';

/** Saves a draft, or finds the clip that its page already has. */
export async function saveDraft(context: LibraryContext, draft: Draft): Promise<Saved> {
  const saved = await writeDraft(context.connection, draft, context.now());
  if (saved.outcome === 'new') await context.followUp('saved', [draft.id], { what: 'new' });
  return saved;
}

/** All that takes time comes before the one transaction; where its number was taken meanwhile, there is a second one. */
async function writeDraft(connection: Connection, draft: Draft, now: Date): Promise<Saved> {
  const making = makeClip(draft, now);
  // While the hash is made.
  const sentences = sentencesOf(draft.article.articleBody);
  const whole = await making;
  const source = draft.source === undefined ? undefined : await packSource(draft.id, draft.source, now.toISOString());
  for (;;) {
    const { saved } = await connection.write(
      [...SAVED_STORES],
      (tx) => tryToAdd(tx, whole, { sentences, source }),
      ({ isKept }) => isKept,
    );
    if (saved) return saved;
  }
}

/** What was saved, if anything can be told of that; `isKept` where it is a new clip, which the transaction has written. */
interface Tried {
  isKept: boolean;
  saved?: Saved;
}

/**
 * Writes the clip at once, under the number that is most likely the next, and asks meanwhile whether it may: a save that waited for
 * the answers first took a tenth longer.
 */
async function tryToAdd(
  tx: WriteTransaction,
  whole: WholeClip,
  { sentences, source }: { sentences: Sentences; source: SourceRow | undefined },
): Promise<Tried> {
  const finding = readReprints(tx, sentences, whole.clip.id);
  const counting = readLastNumber(tx);
  const looking = findKnown(tx, whole.clip);
  // Whoever awaits the save hears of its failure; theirs alone would go unheard.
  for (const asked of [finding, counting, looking]) begin(asked);
  // While the browser reads.
  const rows = prepareRows(whole, printsAmong(sentences));
  const lastNumber = guessLastNumber(tx) ?? (await counting);
  const writer = openRowWriterAt(tx, lastNumber);
  writer.add(rows, source);
  await writer.finish();
  const isNumberRight = (await counting) === lastNumber;
  const known = await looking;
  const isKept = isNumberRight && !known;
  if (!isKept) forgetLastNumber(tx);
  if (!isNumberRight) return { isKept };
  const { outcome, clip } = known ?? { outcome: 'new', clip: whole.clip };
  const reprints = await finding;
  return { isKept, saved: { outcome, clip, reprints: reprints.filter((other) => other.id !== clip.id) } };
}

/** What the library has of the clip's page: the clip itself, saved before, or another one. */
async function findKnown(tx: WriteTransaction, { id, article }: Clip): Promise<Omit<Saved, 'reprints'> | undefined> {
  const { url, canonicalUrl, headline } = article;
  const [[same], rows] = await Promise.all([
    getMany(tx, 'clips', [id]),
    getByIndex(tx, 'clips', 'pages', pageKeys(url, canonicalUrl)),
  ]);
  if (same !== undefined) return { outcome: 'new', clip: parseClipRow(id, same).clip };
  const visited = addressKey(url);
  for (const row of rows) {
    // A damaged clip of the page is no reason not to clip it again.
    const parsed = ClipRow.safeParse(row);
    if (!parsed.success) continue;
    const { clip, pages } = parsed.data;
    // A canonical address that several articles share must not make one of them swallow the others.
    if (pages.includes(visited) || clip.article.headline === headline) return { outcome: 'existing', clip };
  }
  return undefined;
}

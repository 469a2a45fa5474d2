import type { Connection } from './database';
import type { Draft, Saved } from './library';
import type { LibraryContext } from './library-context';
import { makeClip } from './make-clip';
import { addressKey, pageKeys } from './page-key';
import { printsAmong, sentencesOf } from './prints';
import { getByIndex, getMany } from './read-rows';
import { readReprints } from './reprints';
import { packSource } from './source';
import { ClipRow, parseClipRow } from './stored';
import { openRowWriter, prepareRows, SAVED_STORES } from './write-rows';

/** Saves a draft, or finds the clip that its page already has. */
export async function saveDraft(context: LibraryContext, draft: Draft): Promise<Saved> {
  const saved = await writeDraft(context.connection, draft, context.now());
  if (saved.outcome === 'new') await context.followUp('saved', [draft.id], { what: 'new' });
  return saved;
}

/** All that takes time comes before the one transaction. */
async function writeDraft(connection: Connection, draft: Draft, now: Date): Promise<Saved> {
  const making = makeClip(draft, now);
  const { url, canonicalUrl, articleBody } = draft.article;
  // While the hash is made.
  const sentences = sentencesOf(articleBody);
  const whole = await making;
  const source = draft.source === undefined ? undefined : await packSource(draft.id, draft.source, now.toISOString());
  const visited = addressKey(url);
  return connection.write([...SAVED_STORES], async (tx): Promise<Saved> => {
    const finding = readReprints(tx, sentences, draft.id);
    // Whoever awaits the save hears of its failure; this one's alone would go unheard.
    finding.catch(() => undefined);
    const reading = Promise.all([
      getMany(tx, 'clips', [draft.id]),
      getByIndex(tx, 'clips', 'pages', pageKeys(url, canonicalUrl)),
      openRowWriter(tx),
    ]);
    // While the browser reads.
    const rows = prepareRows(whole, printsAmong(sentences));
    const [[same], known, writer] = await reading;
    const answer = async (outcome: Saved['outcome'], clip: Saved['clip']): Promise<Saved> => {
      const reprints = await finding;
      return { outcome, clip, reprints: reprints.filter(({ id }) => id !== clip.id) };
    };
    if (same !== undefined) return answer('new', parseClipRow(draft.id, same).clip);
    for (const row of known) {
      // A damaged clip of the page is no reason not to clip it again.
      const parsed = ClipRow.safeParse(row);
      if (!parsed.success) continue;
      const { clip, pages } = parsed.data;
      // A canonical address that several articles share must not make one of them swallow the others.
      const isSame = pages.includes(visited) || clip.article.headline === whole.clip.article.headline;
      if (isSame) return answer('existing', clip);
    }
    writer.add(rows, source);
    await writer.finish();
    return answer('new', whole.clip);
  });
}

import type { Article } from '../article/article';
import { isSwitched } from '../article/other-text';
import { sha256 } from '../text/sha256';
import { type Clip, readAtOf } from './clip';
import type { LibraryContext } from './library-context';
import { isSameReading, reviseClip, toRevision, withReadAt } from './revise';
import { packSource, SourceRow } from './source';

/** Takes another reading of the clip's page, with the page where it was fetched anew, or that of then; see `Library.revise`. */
export async function takeReading(
  { change, now }: LibraryContext,
  id: string,
  article: Article,
  html: string | undefined,
  readAt: string | undefined,
): Promise<Clip> {
  const moment = now();
  const hash = await sha256(article.articleBody);
  const source = html === undefined ? undefined : await packSource(id, html, moment.toISOString());
  return change('updated', async ({ transaction, writer, readWhole }) => {
    const current = await readWhole(id);
    const reading = reviseClip(current, article, hash, { now: moment, readAt: readAt ?? moment.toISOString() });
    // Both texts are in the clip, before and after, and were read when it was.
    const isOther = isSwitched(current.content, reading.content);
    const revised = isOther ? { ...reading, clip: withReadAt(reading.clip, readAtOf(current.clip)) } : reading;
    const old = source && SourceRow.safeParse(await transaction.objectStore('sources').get(id)).data;
    if (source) writer.putSource(source);
    if (isSameReading(current, revised)) return { ids: source ? [id] : [], result: current.clip };
    if (!isOther) writer.putRevision(toRevision(current, moment, old));
    await writer.putWhole(revised);
    return { ids: [id], result: revised.clip };
  });
}

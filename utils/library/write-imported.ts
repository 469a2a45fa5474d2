import type { ImportedBeside, WholeClip } from './library';
import type { LibraryContext } from './library-context';
import { makeSegments } from './segments';
import type { Searchable } from './snippet';
import { toContentRows, toSearchable } from './stored';

/** From so many clips on an import makes segments of the index itself. */
const SEGMENTED_IMPORT = 256;

/**
 * Writes imported clips and what goes with them as they are: all of it or nothing.
 * `await writeImported(context, wholes, { rules })`
 */
export async function writeImported(
  { change, followUpBeside }: LibraryContext,
  clips: WholeClip[],
  { revisions = [], ...beside }: ImportedBeside,
): Promise<void> {
  const segments = clips.length < SEGMENTED_IMPORT ? [] : makeSegments(clips.map(searchableOf));
  await change('imported', async ({ writer }) => {
    for (const segment of segments) await writer.putSegmented(clips, segment);
    if (segments.length === 0) for (const whole of clips) await writer.putWhole(whole);
    writer.putBeside(beside);
    for (const revision of revisions) writer.putRevision(revision);
    const ids = new Set([...clips.map(({ clip }) => clip.id), ...revisions.map(({ id }) => id)]);
    return { ids: [...ids], result: undefined };
  });
  for (const kind of ['rules', 'searches', 'lists'] as const) {
    if (beside[kind]?.length) await followUpBeside(kind);
  }
}

/** The index holds no prints: they are found when the rows are written. */
function searchableOf(whole: WholeClip): Searchable {
  return toSearchable(whole.clip, toContentRows(whole, []).text);
}

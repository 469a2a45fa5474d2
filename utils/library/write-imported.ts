import type { ImportedBeside, WholeClip } from './library';
import type { LibraryContext } from './library-context';
import { makeSegments } from './segments';
import type { Searchable } from './snippet';
import { toContentRows, toSearchable } from './stored';

/** From so many clips on an import makes segments of the index itself. */
const SEGMENTED_IMPORT = 256;

const BESIDE_KINDS = ['rules', 'searches', 'lists'] as const;

/**
 * Writes imported clips and what goes with them as they are: all of it or nothing.
 * `await writeImported(context, wholes, { rules })`
 */
export async function writeImported(
  { safekeeper, change }: LibraryContext,
  clips: WholeClip[],
  { revisions = [], ...beside }: ImportedBeside,
): Promise<void> {
  const segments = clips.length < SEGMENTED_IMPORT ? [] : makeSegments(clips.map(searchableOf));
  const ids = [...new Set([...clips.map(({ clip }) => clip.id), ...revisions.map(({ id }) => id)])];
  const settle = await safekeeper.intend(ids);
  await change('imported', async ({ writer }) => {
    for (const revision of revisions) writer.putRevision(revision);
    for (const segment of segments) await writer.putSegmented(clips, segment);
    if (segments.length === 0) for (const whole of clips) await writer.putWhole(whole);
    writer.putBeside(beside);
    return { ids, result: undefined, beside: BESIDE_KINDS.filter((kind) => beside[kind]?.length) };
  });
  await settle();
}

/** The index holds no prints: they are found when the rows are written. */
function searchableOf(whole: WholeClip): Searchable {
  return toSearchable(whole.clip, toContentRows(whole, []).text);
}

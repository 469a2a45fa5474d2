import type { ImportedBeside, WholeClip } from './library';
import type { LibraryContext } from './library-context';
import { makeSegments } from './segments';
import { toContentRows, toSearchable } from './stored';

/** From so many clips on an import makes segments of the index itself. */
const SEGMENTED_IMPORT = 256;

/** Writes imported clips and what goes with them as they are: all of it or nothing. */
export async function writeImported(
  { change, followUpBeside }: LibraryContext,
  clips: WholeClip[],
  { rules = [], searches = [], lists = [], revisions = [] }: ImportedBeside,
): Promise<void> {
  const segments = clips.length < SEGMENTED_IMPORT ? [] : makeSegments(clips.map(searchableOf));
  await change('imported', async ({ writer }) => {
    for (const segment of segments) await writer.putSegmented(clips, segment);
    if (segments.length === 0) for (const whole of clips) await writer.putWhole(whole);
    for (const rule of rules) writer.putRule(rule);
    for (const search of searches) writer.putSearch(search);
    for (const list of lists) writer.putList(list);
    for (const revision of revisions) writer.putRevision(revision);
    const ids = new Set([...clips.map(({ clip }) => clip.id), ...revisions.map(({ id }) => id)]);
    return { ids: [...ids], result: undefined };
  });
  if (rules.length > 0) await followUpBeside('rules');
  if (searches.length > 0) await followUpBeside('searches');
  if (lists.length > 0) await followUpBeside('lists');
}

function searchableOf(whole: WholeClip) {
  return toSearchable(whole.clip, toContentRows(whole).text);
}

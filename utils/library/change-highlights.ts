import type { ClipChanger, ClipWork } from './clip-work';
import { anchorHighlight, Highlight, Highlights } from './highlight';
import type { HighlightChange, WholeClip } from './library';
import { LibraryError } from './library-error';

/**
 * Adds a highlight to its clip, or puts it in place of the one with its id, anchored to the text as it is on disk.
 * `addHighlight(id, makeHighlight(text, { start: 5, end: 11 }, about), now())`
 */
export function addHighlight(id: string, wanted: Highlight, now: Date): ClipChanger<Highlight> {
  return async (work) => {
    const parsed = Highlight.safeParse(wanted);
    if (!parsed.success) throw new LibraryError('invalid', { id, cause: parsed.error });
    const whole = await work.readWhole(id);
    const highlight = anchorHighlight(parsed.data, whole.content.articleBody);
    const others = whole.highlights.filter((other) => other.id !== highlight.id);
    await putHighlights(work, { ...whole, highlights: [...others, highlight] }, now);
    return { ids: [id], result: highlight };
  };
}

/**
 * Changes colour or note of a highlight; resolves to nothing where it is no more.
 * `changeHighlight(id, highlightId, { color: 'green' }, now())`
 */
export function changeHighlight(
  id: string,
  highlightId: string,
  change: HighlightChange,
  now: Date,
): ClipChanger<Highlight | undefined> {
  return async (work) => {
    const whole = await work.readWhole(id);
    const old = whole.highlights.find((highlight) => highlight.id === highlightId);
    if (!old) return { ids: [], result: undefined };
    const changed = { ...old, color: change.color ?? old.color, note: change.note ?? old.note };
    const highlights = whole.highlights.map((highlight) => (highlight === old ? changed : highlight));
    await putHighlights(work, { ...whole, highlights }, now);
    return { ids: [id], result: changed };
  };
}

/** Takes a highlight out of its clip, if it is there. `change('updated', removeHighlight(id, highlightId, now()))` */
export function removeHighlight(id: string, highlightId: string, now: Date): ClipChanger<undefined> {
  return async (work) => {
    const whole = await work.readWhole(id);
    const highlights = whole.highlights.filter((highlight) => highlight.id !== highlightId);
    if (highlights.length === whole.highlights.length) return { ids: [], result: undefined };
    await putHighlights(work, { ...whole, highlights }, now);
    return { ids: [id], result: undefined };
  };
}

async function putHighlights({ writer }: ClipWork, whole: WholeClip, now: Date): Promise<void> {
  const parsed = Highlights.safeParse(whole.highlights);
  if (!parsed.success) throw new LibraryError('invalid', { id: whole.clip.id, cause: parsed.error });
  const clip = { ...whole.clip, updatedAt: now.toISOString() };
  await writer.putWhole({ ...whole, clip, highlights: parsed.data });
}

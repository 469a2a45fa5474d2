import type { ClipChanger } from './clip-work';
import { anchorHighlight, Highlight } from './highlight';
import { LibraryError } from './library-error';

/** Puts a highlight into its clip, new or in place of the one with its id, anchored to the text as it is on disk. */
export function putHighlight(id: string, wanted: Highlight, now: Date): ClipChanger<Highlight> {
  return async ({ writer, readWhole }) => {
    const parsed = Highlight.safeParse(wanted);
    if (!parsed.success) throw new LibraryError('invalid', { id, cause: parsed.error });
    const whole = await readWhole(id);
    const highlight = anchorHighlight(parsed.data, whole.content.articleBody);
    const others = whole.highlights.filter((other) => other.id !== highlight.id);
    const clip = { ...whole.clip, updatedAt: now.toISOString() };
    await writer.putWhole({ ...whole, clip, highlights: [...others, highlight] });
    return { ids: [id], result: highlight };
  };
}

/** Takes a highlight out of its clip, if it is there. */
export function removeHighlight(id: string, highlightId: string, now: Date): ClipChanger<undefined> {
  return async ({ writer, readWhole }) => {
    const whole = await readWhole(id);
    const highlights = whole.highlights.filter((other) => other.id !== highlightId);
    if (highlights.length === whole.highlights.length) return { ids: [], result: undefined };
    await writer.putWhole({ ...whole, clip: { ...whole.clip, updatedAt: now.toISOString() }, highlights });
    return { ids: [id], result: undefined };
  };
}

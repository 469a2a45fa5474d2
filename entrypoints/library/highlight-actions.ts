import { signal } from '@preact/signals';
import type { Highlighting } from '../../components/highlighting';
import { excerptText, quotationText } from '../../utils/exchange/excerpt';
import { type MessageKey, translate } from '../../utils/i18n/translate';
import { type Highlight, LONGEST_HIGHLIGHT, makeHighlight } from '../../utils/library/highlight';
import type { Library, WholeClip } from '../../utils/library/library';
import type { ClipActions } from './clip-actions';
import type { CopyActions } from './copy-actions';

/** What the reader does with highlights, each with its way back and its sentence on failure. */
export function createHighlightActions(
  library: Library,
  { change, changeWithUndo, say }: ClipActions,
  { copyAndSay }: CopyActions,
) {
  /** The colour that was chosen last is that of the next. */
  const color = signal<Highlight['color']>('yellow');

  return ({ clip, content, highlights }: WholeClip): Highlighting => {
    const put = (highlight: Highlight) => library.addHighlight(clip.id, highlight);
    const take = ({ id }: Highlight) => library.removeHighlight(clip.id, id);
    const changeAndSay = (said: MessageKey, work: () => Promise<unknown>, undo: () => Promise<unknown>) =>
      changeWithUndo('updated', [clip.id], { work, said: () => translate(said), undo });

    return {
      async add(place) {
        if (place.end - place.start > LONGEST_HIGHLIGHT) {
          say({ text: translate('highlightTooLong'), isError: true });
          return undefined;
        }
        const about = { id: crypto.randomUUID(), color: color.value, now: new Date() };
        const highlight = makeHighlight(content.articleBody, place, about);
        if (!highlight) return undefined;
        const isDone = await changeAndSay(
          'highlighted',
          () => put(highlight),
          () => take(highlight),
        );
        return isDone ? highlight : undefined;
      },
      async change({ id }, changed) {
        color.value = changed.color ?? color.value;
        return change('updated', [clip.id], () => library.changeHighlight(clip.id, id, changed));
      },
      async remove(highlight) {
        await changeAndSay(
          'highlightRemoved',
          () => take(highlight),
          () => put(highlight),
        );
      },
      copy: ({ quote }) => copyAndSay(quotationText(clip, [quote.exact]), 'quoteCopied'),
      copyAll: () => copyAndSay(excerptText(clip, highlights), 'excerptCopied'),
    };
  };
}

import { signal } from '@preact/signals';
import type { Highlighting } from '../../components/highlighting';
import { excerptText, quotationText } from '../../utils/exchange/citation';
import { type MessageKey, translate } from '../../utils/i18n/translate';
import { type Highlight, LONGEST_HIGHLIGHT, makeHighlight } from '../../utils/library/highlight';
import type { Library, WholeClip } from '../../utils/library/library';
import { type ClipActions, copy } from './clip-actions';

/** What the reader does with highlights, each with its way back and its sentence on failure. */
export function createHighlightActions(library: Library, { change, say }: ClipActions) {
  /** The colour that was chosen last is that of the next. */
  const color = signal<Highlight['color']>('yellow');

  const copyAndSay = async (text: string, copied: MessageKey) => {
    say({ text: translate((await copy(text)) ? copied : 'notCopied') });
  };

  return ({ clip, content, highlights }: WholeClip): Highlighting => {
    const add = (highlight: Highlight) => change('updated', [clip.id], () => library.addHighlight(clip.id, highlight));
    const remove = (highlight: Highlight) =>
      change('updated', [clip.id], () => library.removeHighlight(clip.id, highlight.id));

    return {
      async add(place) {
        if (place.end - place.start > LONGEST_HIGHLIGHT) {
          say({ text: translate('highlightTooLong'), isError: true });
          return undefined;
        }
        const about = { id: crypto.randomUUID(), color: color.value, now: new Date() };
        const highlight = makeHighlight(content.articleBody, place, about);
        if (!highlight || !(await add(highlight))) return undefined;
        say({ text: translate('highlighted'), onUndo: async () => (await remove(highlight)) && say(undefined) });
        return highlight;
      },
      async change({ id }, changed) {
        color.value = changed.color ?? color.value;
        return change('updated', [clip.id], () => library.changeHighlight(clip.id, id, changed));
      },
      async remove(highlight) {
        if (!(await remove(highlight))) return;
        say({
          text: translate('highlightRemoved'),
          onUndo: async () => (await add(highlight)) && say(undefined),
        });
      },
      copy: ({ quote }) => copyAndSay(quotationText(clip, quote.exact), 'quoteCopied'),
      copyAll: () => copyAndSay(excerptText(clip, highlights), 'excerptCopied'),
    };
  };
}

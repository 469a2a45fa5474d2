import type { Confirmation } from '../../components/confirm-dialog';
import { clipsWords, lengthWords, listWords, numberWords } from '../../components/wording';
import { toFileName } from '../../utils/exchange/file-name';
import { translate } from '../../utils/i18n/translate';
import type { Remains } from '../../utils/library/clear-damaged';

/** The question before damaged clips are cleared: which they are, what can still be read of each, and what is to go. */
export function clearQuestion(remains: Remains[], onConfirm: () => void): Confirmation {
  return {
    question: translate('clearQuestion', clipsWords(remains.length)),
    details: remains.map((one) =>
      translate(
        'clearDetail',
        one.headline ?? one.id,
        translate(one.isWholeClip ? 'clearsClip' : 'clearsParts'),
        readableWords(one),
      ),
    ),
    action: translate('clearAction'),
    onConfirm,
  };
}

/** What can be read of a clip: 「正文 1,820 字、划线 2 处」. */
function readableWords({ characters, highlights, past, pages }: Remains): string {
  const parts = [
    ...(characters > 0 ? [lengthWords(characters)] : []),
    ...(highlights > 0 ? [translate('remainsHighlights', numberWords(highlights))] : []),
    ...(past > 0 ? [translate('remainsPast', numberWords(past))] : []),
    ...(pages > 0 ? [translate('remainsPages', numberWords(pages))] : []),
  ];
  return parts.length > 0 ? listWords(parts) : translate('remainsNothing');
}

/** All that there is of the clips, as a file to keep. */
export function remainsFile(remains: Remains[]): { file: Blob; name: string } {
  const records = remains.map(({ id, records }) => ({ id, ...records }));
  return {
    file: new Blob([JSON.stringify(records, null, 2)], { type: 'application/json' }),
    name: toFileName(`${translate('extensionName')} ${translate('remainsName')}`, 'json'),
  };
}

import { type MessageKey, translate } from '../utils/i18n/translate';
import { TICK } from './mark';
import { type NoticeTime, timeNotice } from './notice-time';
import { drawLine } from './seal';
import { makeButton, makeElement } from './shadow-host';

/** What is said on a page, and what can be done about it. */
export interface PageNotice {
  tone: 'ok' | 'err';
  word: string;
  /** Page text, in the page's language. */
  headline?: string;
  actions: { label: MessageKey; act: () => void }[];
}

/** The place where a page says what became of a wish, one notice at a time; Escape closes it. */
export function createNoticeRegion(document: Document) {
  // The live region stands before its text does, or screen readers would not say it.
  const region = makeElement(document, 'div', 'region');
  region.role = 'status';
  let time: NoticeTime | undefined;

  function close() {
    time?.stop();
    region.replaceChildren();
    document.removeEventListener('keydown', closeOnEscape, true);
  }

  function closeOnEscape(event: KeyboardEvent) {
    if (event.isTrusted && event.key === 'Escape') close();
  }

  function build({ tone, word, headline, actions }: PageNotice): HTMLElement {
    const buttons = makeElement(document, 'div', 'actions');
    for (const { label, act } of actions) {
      const closing = () => {
        close();
        act();
      };
      buttons.append(makeButton(document, translate(label), closing));
    }
    const cross = makeButton(document, '×', close, 'close');
    cross.ariaLabel = translate('close');
    buttons.append(cross);
    const line = makeElement(document, 'div', 'line');
    if (tone === 'ok') {
      const tick = drawLine(document, TICK);
      tick.classList.add('ok');
      line.append(tick);
    }
    line.append(makeElement(document, 'span', `word ${tone}`, word), buttons);
    const notice = makeElement(document, 'div', 'notice');
    notice.append(line);
    if (headline !== undefined) {
      const shown = makeElement(document, 'div', 'headline', headline);
      shown.lang = 'zh';
      notice.append(shown);
    }
    return notice;
  }

  return {
    region,
    close,
    show(said: PageNotice) {
      time?.stop();
      const notice = build(said);
      const ownTime = timeNotice(notice, close);
      time = ownTime;
      document.addEventListener('keydown', closeOnEscape, true);
      // In a tab that is behind another one no frame is drawn: its time begins when the user can see it.
      requestAnimationFrame(() => {
        region.replaceChildren(notice);
        ownTime.start();
      });
    },
  };
}

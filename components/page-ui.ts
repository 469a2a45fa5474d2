import { type MessageKey, translate } from '../utils/i18n/translate';
import type { Outcome, PageView } from '../utils/messages/messages';
import { createClipButton } from './clip-button';
import { createNoticeRegion, type PageNotice } from './page-notice';
import styles from './page-ui.css?inline';
import { createShadowHost } from './shadow-host';
import { momentWords, numberWords } from './wording';

/** What the user did on the button, its menu or the notice. */
export interface PageUiEvents {
  onClip(): void;
  onUndo(id: string): void;
  onOpen(id: string): void;
  onHide(where: 'site' | 'everywhere'): void;
}

/** The button and the notice on a page. */
export interface PageUi {
  /** Shows or hides the button, ticked where the page is saved. */
  showView(view: PageView): void;
  /** While a save runs: the button says so and cannot be pressed again. */
  showBusy(busy: boolean): void;
  /** Says what became of a wish to clip, for eight seconds. */
  showOutcome(outcome: Outcome): void;
  /** Says one sentence: 「已撤销」. */
  showSentence(sentence: MessageKey): void;
  remove(): void;
}

/**
 * Builds the in-page button and notice in a closed shadow root at the end of the page. Nothing is put into the page before
 * there is something to show.
 */
export function createPageUi(document: Document, events: PageUiEvents): PageUi {
  const { host, root, setTheme } = createShadowHost(document, 'shiping-ui', styles);
  const clip = createClipButton(document, events);
  const notices = createNoticeRegion(document);
  root.append(clip.button, clip.menu, notices.region);

  function attach() {
    if (!host.isConnected) document.documentElement.append(host);
  }

  function say(notice: PageNotice) {
    attach();
    notices.show(notice);
  }

  return {
    showView(view) {
      setTheme(view.theme);
      clip.show(view);
      if (!clip.button.hidden) attach();
    },
    showBusy: clip.setBusy,
    showOutcome: (outcome) => say(toNotice(outcome, events)),
    showSentence: (sentence) => say({ tone: 'ok', word: translate(sentence), actions: [] }),
    remove() {
      notices.close();
      host.remove();
    },
  };
}

/** What became of a wish to clip, in words, and the ways on from there. */
function toNotice(outcome: Outcome, { onClip, onOpen, onUndo }: PageUiEvents): PageNotice {
  if (outcome.kind === 'failed') {
    const word = translate(`failure_${outcome.failure}`);
    return { tone: 'err', word, actions: [{ label: 'retry', act: onClip }] };
  }
  const { id, headline } = outcome;
  const open = { label: 'open', act: () => onOpen(id) } as const;
  if (outcome.kind === 'existing') {
    const word = translate('alreadySaved', momentWords(outcome.clippedAt, new Date()));
    return { tone: 'ok', word, headline, actions: [open] };
  }
  const undo = { label: 'undo', act: () => onUndo(id) } as const;
  const { missing, isReprint } = outcome;
  const word =
    missing > 0 ? translate('savedPartial', numberWords(missing)) : translate(isReprint ? 'savedReprint' : 'saved');
  return { tone: 'ok', word, headline, actions: [undo, open] };
}

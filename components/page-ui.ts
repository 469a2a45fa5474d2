import { type MessageKey, translate, uiLanguage } from '../utils/i18n/translate';
import type { Outcome, PageView } from '../utils/messages/messages';
import { BRACKETS, TICK } from './mark';
import styles from './page-ui.css?inline';
import tokens from './tokens.css?inline';
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

const NOTICE_MS = 8000;
const LONG_PRESS_MS = 500;
const SVG = 'http://www.w3.org/2000/svg';

interface Notice {
  tone: 'ok' | 'err';
  word: string;
  /** Page text, in the page's language. */
  headline?: string;
  actions: { label: MessageKey; act: () => void }[];
}

/**
 * Builds the in-page button and notice in a closed shadow root at the end of the page, so that neither side's styles
 * or scripts reach the other's. Nothing is put into the page before there is something to show.
 */
export function createPageUi(document: Document, events: PageUiEvents): PageUi {
  const host = document.createElement('shiping-ui');
  host.lang = uiLanguage();
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = tokens + styles;

  const button = element('button', 'clip');
  button.type = 'button';
  button.hidden = true;
  button.setAttribute('aria-haspopup', 'menu');
  const menu = element('div', 'menu');
  menu.role = 'menu';
  menu.hidden = true;
  // The live region stands before its text does, or screen readers would not say it.
  const region = element('div', 'region');
  region.role = 'status';
  root.append(style, button, menu, region);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let longPressed = false;

  function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text?: string) {
    const made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function drawing(path: string, line: boolean, square: boolean): SVGElement {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    if (square) {
      const seal = document.createElementNS(SVG, 'rect');
      for (const [name, value] of [
        ['width', '16'],
        ['height', '16'],
        ['rx', '3.5'],
        ['fill', '#b8321f'],
      ] as const)
        seal.setAttribute(name, value);
      svg.append(seal);
    }
    const stroke = document.createElementNS(SVG, 'path');
    stroke.setAttribute('d', path);
    stroke.setAttribute('fill', line ? 'none' : '#fff');
    if (line) {
      stroke.setAttribute('stroke', square ? '#fff' : 'currentColor');
      stroke.setAttribute('stroke-width', '2.3');
    }
    svg.append(stroke);
    return svg;
  }

  function attach() {
    if (!host.isConnected) document.documentElement.append(host);
  }

  function action(label: MessageKey, act: () => void, className = ''): HTMLButtonElement {
    const made = element('button', className, translate(label));
    made.type = 'button';
    made.addEventListener('click', (event) => {
      if (event.isTrusted) act();
    });
    return made;
  }

  function openMenu() {
    menu.replaceChildren(
      ...(['site', 'everywhere'] as const).map((where) => {
        const item = action(where === 'site' ? 'hideOnSite' : 'hideEverywhere', () => {
          closeMenu();
          events.onHide(where);
        });
        item.role = 'menuitem';
        return item;
      }),
    );
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    menu.querySelector('button')?.focus();
  }

  function closeMenu() {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  }

  function closeNotice() {
    clearTimeout(timer);
    region.replaceChildren();
    document.removeEventListener('keydown', closeOnEscape, true);
  }

  function closeOnEscape(event: KeyboardEvent) {
    if (event.isTrusted && event.key === 'Escape') closeNotice();
  }

  function closeLater() {
    clearTimeout(timer);
    timer = setTimeout(closeNotice, NOTICE_MS);
  }

  function showNotice({ tone, word, headline, actions }: Notice) {
    attach();
    const notice = element('div', 'notice');
    const line = element('div', 'line');
    const buttons = element('div', 'actions');
    for (const { label, act } of actions) {
      buttons.append(
        action(label, () => {
          closeNotice();
          act();
        }),
      );
    }
    const close = action('close', closeNotice, 'close');
    close.ariaLabel = translate('close');
    close.textContent = '×';
    buttons.append(close);
    if (tone === 'ok') {
      const tick = drawing(TICK, true, false);
      tick.classList.add('ok');
      line.append(tick);
    }
    line.append(element('span', `word ${tone}`, word), buttons);
    notice.append(line);
    if (headline !== undefined) {
      const shown = element('div', 'headline', headline);
      shown.lang = 'zh';
      notice.append(shown);
    }
    notice.addEventListener('pointerenter', () => clearTimeout(timer));
    notice.addEventListener('pointerleave', closeLater);
    notice.addEventListener('focusin', () => clearTimeout(timer));
    notice.addEventListener('focusout', closeLater);
    document.addEventListener('keydown', closeOnEscape, true);
    clearTimeout(timer);
    // In a tab that is behind another one no frame is drawn: its time begins when the user can see it.
    requestAnimationFrame(() => {
      region.replaceChildren(notice);
      closeLater();
    });
  }

  let press: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener('pointerdown', (event) => {
    longPressed = false;
    if (event.button !== 0) return;
    press = setTimeout(() => {
      longPressed = true;
      openMenu();
    }, LONG_PRESS_MS);
  });
  for (const type of ['pointerup', 'pointerleave', 'pointercancel'] as const) {
    button.addEventListener(type, () => clearTimeout(press));
  }
  button.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    openMenu();
  });
  button.addEventListener('click', (event) => {
    if (!event.isTrusted || busy) return;
    if (longPressed) longPressed = false;
    else if (menu.hidden) events.onClip();
    else closeMenu();
  });
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('button')];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0)
      items[(items.findIndex((item) => item.matches(':focus')) + step + items.length) % items.length]?.focus();
    else if (event.key === 'Escape') {
      closeMenu();
      button.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !root.contains(event.relatedTarget)) closeMenu();
  });

  return {
    showView({ state, button: wanted, theme }) {
      const saved = state === 'saved';
      const label = translate(saved ? 'buttonSaved' : state === 'reprint' ? 'buttonReprint' : 'buttonClip');
      host.dataset.theme = theme;
      button.replaceChildren(drawing(saved ? TICK : BRACKETS, saved, true));
      button.ariaLabel = label;
      button.title = label;
      button.hidden = !wanted || state === 'notArticle';
      if (!button.hidden) attach();
    },
    showBusy(now) {
      busy = now;
      button.ariaBusy = String(now);
    },
    showOutcome(outcome) {
      if (outcome.kind === 'failed') {
        showNotice({
          tone: 'err',
          word: translate(`failure_${outcome.failure}`),
          actions: [{ label: 'retry', act: events.onClip }],
        });
        return;
      }
      const { id, headline } = outcome;
      const open = { label: 'open', act: () => events.onOpen(id) } as const;
      if (outcome.kind === 'saved') {
        const undo = { label: 'undo', act: () => events.onUndo(id) } as const;
        const { missing, isReprint } = outcome;
        const word =
          missing > 0
            ? translate('savedPartial', numberWords(missing))
            : translate(isReprint ? 'savedReprint' : 'saved');
        showNotice({ tone: 'ok', word, headline, actions: [undo, open] });
      } else {
        const since = momentWords(outcome.clippedAt, new Date());
        showNotice({ tone: 'ok', word: translate('alreadySaved', since), headline, actions: [open] });
      }
    },
    showSentence(sentence) {
      showNotice({ tone: 'ok', word: translate(sentence), actions: [] });
    },
    remove() {
      closeNotice();
      host.remove();
    },
  };
}

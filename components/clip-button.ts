import { translate } from '../utils/i18n/translate';
import type { PageView } from '../utils/messages/messages';
import { BRACKETS, TICK } from './mark';
import { drawSeal } from './seal';
import { makeButton, makeElement } from './shadow-host';

interface ClipButtonEvents {
  onClip(): void;
  onHide(where: 'site' | 'everywhere'): void;
}

const LONG_PRESS_MS = 500;

/** The seal on an article page, and the menu that hides it: by a long press, the right button or the menu key. */
export function createClipButton(document: Document, { onClip, onHide }: ClipButtonEvents) {
  const button = makeElement(document, 'button', 'clip');
  button.type = 'button';
  button.hidden = true;
  button.setAttribute('aria-haspopup', 'menu');
  const menu = makeElement(document, 'div', 'menu');
  menu.role = 'menu';
  menu.hidden = true;
  let isBusy = false;
  let press: ReturnType<typeof setTimeout> | undefined;
  /** The click that ends a long press does not clip. */
  let isLongPressed = false;

  function openMenu() {
    menu.replaceChildren(
      ...(['site', 'everywhere'] as const).map((where) => {
        const item = makeButton(document, translate(where === 'site' ? 'hideOnSite' : 'hideEverywhere'), () => {
          closeMenu();
          onHide(where);
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

  button.addEventListener('pointerdown', (event) => {
    isLongPressed = false;
    if (event.button !== 0) return;
    press = setTimeout(() => {
      isLongPressed = true;
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
    if (!event.isTrusted || isBusy) return;
    if (isLongPressed) isLongPressed = false;
    else if (menu.hidden) onClip();
    else closeMenu();
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      closeMenu();
      button.focus();
    } else if (!moveFocus(menu, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !(menu.contains(relatedTarget) || relatedTarget === button)) closeMenu();
  });

  return {
    button,
    menu,
    show({ state, button: isWanted }: PageView) {
      const isSaved = state === 'saved';
      const label = translate(isSaved ? 'buttonSaved' : state === 'reprint' ? 'buttonReprint' : 'buttonClip');
      button.replaceChildren(isSaved ? drawSeal(document, TICK, 'line') : drawSeal(document, BRACKETS, 'shape'));
      button.ariaLabel = label;
      button.title = label;
      button.hidden = !isWanted || state === 'notArticle';
    },
    /** While a save runs the button says so and cannot be pressed again. */
    setBusy(now: boolean) {
      isBusy = now;
      button.ariaBusy = String(now);
    },
  };
}

/** ↑ and ↓ walk the items of a menu round; false where the key is another. */
function moveFocus(menu: HTMLElement, key: string): boolean {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return false;
  const items = [...menu.querySelectorAll('button')];
  const at = items.findIndex((item) => item.matches(':focus'));
  items[(at + step + items.length) % items.length]?.focus();
  return true;
}

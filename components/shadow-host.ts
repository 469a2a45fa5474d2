import { uiLanguage } from '../utils/i18n/translate';
import type { Theme } from '../utils/settings/choices';
import base from './shadow-host.css?inline';
import tokens from './tokens.css?inline';

/** What the extension shows in a page that is not its own. */
export interface ShadowHost {
  host: HTMLElement;
  root: ShadowRoot;
  /** Follows the user's choice of light or dark, not the page's. */
  setTheme(theme: Theme): void;
}

/** An element of that name with a closed shadow root, so that neither side's styles or scripts reach the other's. */
export function createShadowHost(document: Document, name: string, styles: string): ShadowHost {
  const host = document.createElement(name);
  host.lang = uiLanguage();
  const root = host.attachShadow({ mode: 'closed' });
  root.append(makeElement(document, 'style', '', tokens + base + styles));
  return {
    host,
    root,
    setTheme(theme) {
      host.dataset.theme = theme;
    },
  };
}

/** An element with its class and text: `makeElement(document, 'p', 'hint', '点击要去掉的部分')`. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

/** A button that answers people only: a click that the page's script makes up does nothing. */
export function makeButton(document: Document, label: string, act: () => void, className = ''): HTMLButtonElement {
  const made = makeElement(document, 'button', className, label);
  made.type = 'button';
  made.addEventListener('click', (event) => {
    if (event.isTrusted) act();
  });
  return made;
}

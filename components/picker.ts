import { POINTED, readPointed } from '../utils/article/read-pointed';
import {
  findRuled,
  isPlace,
  type PointedRule,
  pointAlike,
  pointRule,
  type RuleRole,
  ruleHost,
  shownText,
} from '../utils/article/user-rule';
import { translate, uiLanguage } from '../utils/i18n/translate';
import type { Theme } from '../utils/settings/settings';
import { peopleText } from './field-text';
import styles from './picker.css?inline';
import tokens from './tokens.css?inline';
import { lengthWords, numberWords, publishedWords } from './wording';

/** What the user decided in the page. */
export interface PickerEvents {
  /** Keeps the rule; resolves to whether it is a new one, rejects where it is not kept. */
  onSave(rule: PointedRule): Promise<boolean>;
  onUndo(rule: PointedRule): Promise<unknown>;
}

const NOTICE_MS = 8000;
const PREVIEW_LENGTH = 90;
/** A block with more of the page's text than this is the article or more than it. */
const MOST = 0.6;
/** The outline leaves so many px free around its block, or it would lie on the letters. */
const RIM = 4;
const HOLDER = ':not(p, h2, h3, h4, a, b, em, font, i, img, span, strong, u)';
/** So many likes are outlined; the count tells of the rest. */
const MOST_FRAMES = 50;

/**
 * Lets the user point at a block of the page: an outline follows the pointer and the arrow keys, a panel tells what would
 * be taken. All of it stands in a closed shadow root under a shield, so that no click reaches the page. Returns the way
 * to close it.
 */
export function openPicker(document: Document, role: RuleRole, theme: Theme, events: PickerEvents): () => void {
  const window = document.defaultView;
  if (!window) return () => undefined;
  const host = document.createElement('shiping-picker');
  host.lang = uiLanguage();
  host.dataset.theme = theme;
  const root = host.attachShadow({ mode: 'closed' });
  const style = element('style', '', tokens + styles);
  const shield = element('div', 'shield');
  const frames = element('div', 'frames');
  const panel = element('div', 'panel seeking');
  panel.role = 'dialog';
  panel.tabIndex = -1;
  panel.ariaLabel = translate(`point_${role}`);
  const title = element('h2', 'title', translate(`point_${role}`));
  const hint = element('p', 'hint', translate('pickHint'));
  const preview = element('p', 'preview');
  preview.lang = 'zh';
  const about = element('p', 'about');
  const caution = element('p', 'caution');
  const alike = element('label', 'alike');
  const alikeBox = element('input', '');
  alikeBox.type = 'checkbox';
  const alikeText = element('span', '');
  alike.append(alikeBox, alikeText);
  const failure = element('p', 'failure');
  failure.role = 'alert';
  // What is outlined is said only once it stands still, or every movement of the pointer would be read out.
  const said = element('p', 'said');
  said.role = 'status';
  const wider = button(translate('pickWider'), widen, '↑', 'chosen-only');
  const narrower = button(translate('pickNarrower'), narrow, '↓', 'chosen-only');
  const save = button(translate('saveRule'), () => void keep(), '⏎', 'primary chosen-only');
  const cancel = button(translate('cancel'), close, 'Esc');
  const actions = element('div', 'actions');
  actions.append(wider, narrower, element('span', 'gap'), cancel, save);
  panel.append(title, hint, preview, about, caution, alike, failure, actions, said);
  root.append(style, shield, frames, panel);

  let target: Element | undefined;
  let rule: PointedRule | undefined;
  let meant: Element[] = [];
  /** The pointer moves the outline until something was chosen by a click or a key. */
  let isChosen = false;
  /** The way up that was taken, for the way down. */
  let trail: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wanted = translate(role === 'drop' || role === 'body' ? 'field_articleBody' : `field_${role}`);
  const pageLength = shownText(document.body).length;
  const stop = new AbortController();
  const { signal } = stop;

  function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text?: string) {
    const made = document.createElement(tag);
    if (className !== '') made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function button(label: string, act: () => void, key = '', className = '') {
    const made = element('button', className, label);
    made.type = 'button';
    if (key !== '') {
      const shown = element('kbd', '', key);
      shown.ariaHidden = 'true';
      made.append(shown);
    }
    made.addEventListener('click', (event) => {
      if (event.isTrusted) act();
    });
    return made;
  }

  /** The block of the page at a point; never the page as a whole, nor what the extension itself shows. */
  function blockAt(x: number, y: number): Element | undefined {
    return document.elementsFromPoint(x, y).map(blockOf).find(isPickable);
  }

  /** A drawing counts as the element that it stands in; a body is what holds the paragraphs, never one of them. */
  function blockOf(at: Element): Element {
    const shown = at.closest('svg')?.parentElement ?? at;
    return role === 'body' ? (shown.closest(HOLDER) ?? shown) : shown;
  }

  function isPickable(at: Element | null | undefined): at is Element {
    return at != null && at !== document.body && document.body.contains(at) && !at.localName.startsWith('shiping-');
  }

  function choose(at: Element | undefined, isFinal: boolean) {
    if (!at || (at === target && isFinal === isChosen)) return;
    if (at !== target) alikeBox.checked = false;
    target = at;
    isChosen ||= isFinal;
    look();
  }

  function widen() {
    const parent = target?.parentElement;
    if (!target || !isPickable(parent)) return;
    trail.push(target);
    choose(parent, true);
    show();
  }

  function narrow() {
    const children = [...(target?.children ?? [])].filter((child) => child.getClientRects().length > 0);
    const before = trail.pop();
    choose(before && children.includes(before) ? before : children[0], true);
    show();
  }

  function stepAside(direction: 'previousElementSibling' | 'nextElementSibling') {
    let at = target?.[direction];
    while (at && at.getClientRects().length === 0) at = at[direction];
    if (!isPickable(at)) return;
    trail = [];
    choose(at, true);
    show();
  }

  function show() {
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Works out what the target would be as a rule, and tells it. */
  function look() {
    if (!target) return;
    const likes = role === 'drop' ? pointAlike(target) : undefined;
    const isAlike = likes !== undefined && alikeBox.checked;
    const pointed = isAlike ? likes : pointRule(target, role);
    const text = shownText(target);
    const value = toValue(target, text, isPlace(pointed.selector));
    meant = findRuled(document, pointed);
    rule = value === undefined ? undefined : pointed;

    preview.textContent = value ?? shorten(text);
    preview.classList.toggle('unread', value === undefined);
    about.textContent = [
      ...(role === 'drop' || role === 'body' ? [lengthWords(text.length)] : []),
      translate('pickCount', numberWords(meant.length)),
      translate('pickHost', ruleHost(new URL(document.location.href))),
    ].join(' · ');
    caution.textContent = value === undefined ? translate('pickNothing', wanted) : findCaution(pointed, text);
    caution.hidden = caution.textContent === '';
    const count = likes ? findRuled(document, likes).length : 0;
    alike.hidden = count < 2;
    alikeText.textContent = translate('pickAlike', numberWords(count));
    save.disabled = rule === undefined;
    wider.disabled = !isPickable(target.parentElement);
    narrower.disabled = target.children.length === 0;
    failure.textContent = '';
    panel.classList.toggle('seeking', !isChosen);
    if (isChosen) said.textContent = [value, about.textContent, caution.textContent].join(' ');
    place();
  }

  /** What would be taken, in words; nothing where the element does not tell the field. */
  function toValue(at: Element, text: string, isPlaced: boolean): string | undefined {
    if (role === 'drop') return text === '' ? translate('pickOnlyPictures') : shorten(text);
    if (role === 'body') return text === '' ? undefined : shorten(text);
    const fields = readPointed(at, role, { ...POINTED, isPlaced });
    if (role === 'author') return fields.author && peopleText(fields.author.value);
    if (role === 'editor') return fields.editor?.value.join('、');
    if (role === 'datePublished') return fields.datePublished && publishedWords(fields.datePublished.value);
    return fields[role]?.value;
  }

  function findCaution({ opening, selector }: PointedRule, text: string): string {
    if (role === 'drop' && text.length > pageLength * MOST) return translate('pickMost');
    if (opening !== undefined) return translate('pickByOpening', opening);
    return isPlace(selector) ? translate('pickByPlace') : '';
  }

  /** Lays the outlines over their blocks, and the panel where it does not cover the one that is meant. */
  function place() {
    if (!target) return;
    const others = meant.filter((at) => at !== target).slice(0, MOST_FRAMES);
    frames.replaceChildren(...others.map((at) => frame(at, 'frame other')), frame(target, 'frame'));
    const { top, bottom, height } = target.getBoundingClientRect();
    const space = panel.offsetHeight + 24;
    const isLow = bottom > innerHeight - space && top >= space;
    panel.classList.toggle('high', isLow && height < innerHeight);
  }

  function frame(at: Element, className: string): HTMLElement {
    const { left, top, width, height } = at.getBoundingClientRect();
    const made = element('div', className);
    Object.assign(made.style, {
      left: `${left - RIM}px`,
      top: `${top - RIM}px`,
      width: `${width + 2 * RIM}px`,
      height: `${height + 2 * RIM}px`,
    });
    return made;
  }

  async function keep() {
    if (!rule || save.disabled) return;
    const kept = rule;
    save.disabled = true;
    try {
      const isNew = await events.onSave(kept);
      const words = isNew ? translate('ruleSaved', ruleHost(new URL(document.location.href))) : translate('ruleKnown');
      tell(words, isNew ? () => void takeBack(kept) : undefined);
    } catch {
      save.disabled = false;
      failure.textContent = translate('ruleNotSaved');
    }
  }

  async function takeBack(kept: PointedRule) {
    try {
      await events.onUndo(kept);
      tell(translate('ruleUndone'));
    } catch {
      tell(translate('reloadPage'));
    }
  }

  /** The panel gives way to a notice: what was done, and the way back, for eight seconds. */
  function tell(words: string, undo?: () => void) {
    shield.remove();
    frames.remove();
    const ending = button('×', close, '', 'close');
    ending.ariaLabel = translate('close');
    const region = element('p', 'words');
    region.role = 'status';
    const line = element('div', 'line');
    line.append(region, ...(undo ? [button(translate('undo'), undo)] : []), ending);
    panel.className = 'panel notice';
    panel.removeAttribute('role');
    panel.replaceChildren(line);
    window?.requestAnimationFrame(() => {
      region.textContent = words;
      closeLater();
    });
    target = undefined;
  }

  function closeLater() {
    clearTimeout(timer);
    if (!shield.isConnected) timer = setTimeout(close, NOTICE_MS);
  }

  function close() {
    clearTimeout(timer);
    stop.abort();
    host.remove();
  }

  /** No key reaches the page while something is pointed at; the browser's own shortcuts stay. */
  function pressKey(event: KeyboardEvent) {
    if (!shield.isConnected) {
      if (event.isTrusted && event.type === 'keydown' && event.key === 'Escape') close();
      return;
    }
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopImmediatePropagation();
    const isControl = root.activeElement instanceof HTMLButtonElement || root.activeElement instanceof HTMLInputElement;
    const act = KEYS[event.key];
    if (!act || (event.key === 'Enter' && isControl)) return;
    event.preventDefault();
    if (event.type === 'keydown') act();
  }
  const KEYS: Record<string, (() => void) | undefined> = {
    ArrowUp: widen,
    ArrowDown: narrow,
    ArrowLeft: () => stepAside('previousElementSibling'),
    ArrowRight: () => stepAside('nextElementSibling'),
    // What would be taken is told before it is: a first Enter chooses what the pointer is on.
    Enter: () => (isChosen ? void keep() : choose(target, true)),
    Escape: close,
  };

  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    window.addEventListener(type, pressKey, { capture: true, signal });
  }
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick'] as const) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  shield.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!isChosen) choose(blockAt(clientX, clientY), false);
  });
  // The focus stays in the panel, where the keys are expected.
  shield.addEventListener('mousedown', (event) => event.preventDefault());
  shield.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    trail = [];
    choose(blockAt(event.clientX, event.clientY), true);
  });
  alikeBox.addEventListener('change', look);
  panel.addEventListener('pointerenter', () => clearTimeout(timer));
  panel.addEventListener('pointerleave', closeLater);
  panel.addEventListener('focusin', () => clearTimeout(timer));
  panel.addEventListener('focusout', closeLater);
  window.addEventListener('scroll', place, { capture: true, passive: true, signal });
  window.addEventListener('resize', place, { signal });

  document.documentElement.append(host);
  panel.focus();
  choose(blockAt(innerWidth / 2, innerHeight / 3), false);
  return close;
}

/** The beginning and the end of a long text. */
function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= PREVIEW_LENGTH) return text;
  return `${characters.slice(0, PREVIEW_LENGTH - 25).join('')} … ${characters.slice(-25).join('')}`;
}

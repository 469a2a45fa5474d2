import { type PointedRule, type RuleRole, ruleHost, shownText } from '../utils/article/user-rule';
import { translate } from '../utils/i18n/translate';
import type { Theme } from '../utils/settings/choices';
import { type Proposal, propose } from './pick-proposal';
import { blockAt, canWiden, choose, narrow, type PickedBlock, pointAt, stepAside, widen } from './picked-block';
import styles from './picker.css?inline';
import { listenForPicker } from './picker-input';
import { createOutline } from './picker-outline';
import { createPickerPanel } from './picker-panel';
import { createShadowHost, makeElement } from './shadow-host';

/** What the user decided in the page. */
export interface PickerEvents {
  /** Keeps the rule; resolves to whether it is a new one, rejects where it is not kept. */
  onSave(rule: PointedRule): Promise<boolean>;
  onUndo(rule: PointedRule): Promise<unknown>;
}

/** So many px beside the panel stay free of the block that is meant. */
const PANEL_MARGIN = 24;

/**
 * Lets the user point at a block of the page: an outline follows the pointer and the arrow keys, a panel tells what would
 * be taken. All of it stands in a closed shadow root under a shield, so that no click reaches the page. Returns the way
 * to close it.
 */
export function openPicker(document: Document, role: RuleRole, theme: Theme, events: PickerEvents): () => void {
  const window = document.defaultView;
  if (!window) return () => undefined;
  const { host, root, setTheme } = createShadowHost(document, 'shiping-picker', styles);
  setTheme(theme);
  const shield = makeElement(document, 'div', 'shield');
  const outline = createOutline(document);
  const panel = createPickerPanel(document, role, {
    onWiden: () => step(widen),
    onNarrow: () => step(narrow),
    onAlike: look,
    onSave: () => void keep(),
    onClose: close,
  });
  root.append(shield, outline.frames, panel.panel);

  let picked: PickedBlock = { target: undefined, isChosen: false, trail: [] };
  let proposal: Proposal | undefined;
  let isKeeping = false;
  const pageLength = shownText(document.body).length;

  function pick(next: PickedBlock) {
    const before = picked;
    picked = next;
    if (next.target === before.target && next.isChosen === before.isChosen) return;
    if (next.target !== before.target) panel.forgetAlike();
    look();
  }

  /** A step by key or button, which may lead out of sight. */
  function step(how: (from: PickedBlock) => PickedBlock) {
    pick(how(picked));
    picked.target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Works out what the target would be as a rule, and tells it. */
  function look() {
    const { target, isChosen } = picked;
    if (!target) return;
    proposal = propose(target, { role, isAlike: panel.isAlike(), pageLength });
    panel.show(proposal, { isChosen, canWiden: canWiden(picked), canNarrow: target.children.length > 0 });
    place();
  }

  /** Outlines what is meant, and puts the panel where it does not cover it. */
  function place() {
    const { target } = picked;
    if (!target || !shield.isConnected) return;
    outline.draw(target, proposal?.meant ?? []);
    const { top, bottom, height } = target.getBoundingClientRect();
    const space = panel.panel.offsetHeight + PANEL_MARGIN;
    const isLow = bottom > innerHeight - space && top >= space;
    panel.panel.classList.toggle('high', isLow && height < innerHeight);
  }

  async function keep() {
    const rule = proposal?.rule;
    if (!rule || isKeeping) return;
    isKeeping = true;
    panel.setBusy(true);
    try {
      const isNew = await events.onSave(rule);
      const words = isNew ? translate('ruleSaved', ruleHost(new URL(document.location.href))) : translate('ruleKnown');
      tell(words, isNew ? () => void takeBack(rule) : undefined);
    } catch {
      panel.setBusy(false);
      panel.fail(translate('ruleNotSaved'));
    } finally {
      isKeeping = false;
    }
  }

  async function takeBack(rule: PointedRule) {
    try {
      await events.onUndo(rule);
      tell(translate('ruleUndone'));
    } catch {
      tell(translate('reloadPage'));
    }
  }

  function tell(words: string, undo?: () => void) {
    shield.remove();
    outline.frames.remove();
    panel.tell(words, undo);
  }

  function close() {
    panel.stop();
    stopListening();
    host.remove();
  }

  const stopListening = listenForPicker(window, { host, root }, shield, {
    onPoint: (x, y) => pick(pointAt(picked, blockAt(document, role, x, y))),
    onChoose: (x, y) => pick(choose(picked, blockAt(document, role, x, y))),
    actOfKey: {
      ArrowUp: () => step(widen),
      ArrowDown: () => step(narrow),
      ArrowLeft: () => step((from) => stepAside(from, 'previousElementSibling')),
      ArrowRight: () => step((from) => stepAside(from, 'nextElementSibling')),
      // What would be taken is said before it is: a first Enter chooses what the pointer is on.
      Enter: () => (picked.isChosen ? void keep() : pick(choose(picked, picked.target))),
      Escape: close,
    },
    onMove: place,
    onClose: close,
  });

  document.documentElement.append(host);
  panel.panel.focus();
  pick(pointAt(picked, blockAt(document, role, innerWidth / 2, innerHeight / 3)));
  return close;
}

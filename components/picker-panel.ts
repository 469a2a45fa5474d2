import type { RuleRole } from '../utils/article/user-rule';
import { translate } from '../utils/i18n/translate';
import { type NoticeTime, timeNotice } from './notice-time';
import type { Proposal } from './pick-proposal';
import { makeButton, makeElement } from './shadow-host';
import { numberWords } from './wording';

interface PickerPanelEvents {
  onWiden(): void;
  onNarrow(): void;
  /** All blocks of the same names are meant, or this one alone. */
  onAlike(): void;
  onSave(): void;
  onClose(): void;
}

/** What may be done with the block that is pointed at. */
interface Ways {
  isChosen: boolean;
  canWiden: boolean;
  canNarrow: boolean;
}

/** The panel that tells what would be taken; afterwards the notice that it was. */
export function createPickerPanel(document: Document, role: RuleRole, events: PickerPanelEvents) {
  const panel = makeElement(document, 'div', 'panel seeking');
  panel.role = 'dialog';
  panel.tabIndex = -1;
  panel.ariaLabel = translate(`point_${role}`);
  const preview = makeElement(document, 'p', 'preview');
  preview.lang = 'zh';
  const about = makeElement(document, 'p', 'about');
  const caution = makeElement(document, 'p', 'caution');
  const alike = makeElement(document, 'label', 'alike');
  const alikeBox = makeElement(document, 'input');
  alikeBox.type = 'checkbox';
  alikeBox.addEventListener('change', events.onAlike);
  const alikeText = makeElement(document, 'span');
  alike.append(alikeBox, alikeText);
  const failure = makeElement(document, 'p', 'failure');
  failure.role = 'alert';
  // What is outlined is said only once it stands still, or every movement of the pointer would be read out.
  const said = makeElement(document, 'p', 'said');
  said.role = 'status';
  const wider = keyed(translate('pickWider'), '↑', events.onWiden, 'chosen-only');
  const narrower = keyed(translate('pickNarrower'), '↓', events.onNarrow, 'chosen-only');
  const save = keyed(translate('saveRule'), '⏎', events.onSave, 'primary chosen-only');
  const cancel = keyed(translate('cancel'), 'Esc', events.onClose);
  const actions = makeElement(document, 'div', 'actions');
  actions.append(wider, narrower, makeElement(document, 'span', 'gap'), cancel, save);
  const title = makeElement(document, 'h2', 'title', translate(`point_${role}`));
  const hint = makeElement(document, 'p', 'hint', translate('pickHint'));
  panel.append(title, hint, preview, about, caution, alike, failure, actions, said);
  let time: NoticeTime | undefined;

  /** A button that shows the key for the same. */
  function keyed(label: string, key: string, act: () => void, className = ''): HTMLButtonElement {
    const button = makeButton(document, label, act, className);
    const shown = makeElement(document, 'kbd', '', key);
    shown.ariaHidden = 'true';
    button.append(shown);
    return button;
  }

  return {
    panel,
    isAlike: () => alikeBox.checked,
    /** Another block is pointed at: what was said of its likes is said of others now. */
    forgetAlike() {
      alikeBox.checked = false;
    },
    show(proposal: Proposal, { isChosen, canWiden, canNarrow }: Ways) {
      preview.textContent = proposal.preview;
      preview.classList.toggle('unread', proposal.rule === undefined);
      about.textContent = proposal.about;
      caution.textContent = proposal.caution;
      caution.hidden = proposal.caution === '';
      alike.hidden = proposal.alike < 2;
      alikeText.textContent = translate('pickAlike', numberWords(proposal.alike));
      save.disabled = proposal.rule === undefined;
      wider.disabled = !canWiden;
      narrower.disabled = !canNarrow;
      failure.textContent = '';
      panel.classList.toggle('seeking', !isChosen);
      if (isChosen) said.textContent = [proposal.preview, proposal.about, proposal.caution].join(' ');
    },
    /** While the rule is being kept it cannot be kept once more. */
    setBusy(isBusy: boolean) {
      save.disabled = isBusy;
    },
    fail(words: string) {
      failure.textContent = words;
    },
    /** The panel gives way to a notice: what was done, and the way back, for eight seconds. */
    tell(words: string, undo?: () => void) {
      const ending = makeButton(document, '×', events.onClose, 'close');
      ending.ariaLabel = translate('close');
      const region = makeElement(document, 'p', 'words');
      region.role = 'status';
      const line = makeElement(document, 'div', 'line');
      line.append(region, ...(undo ? [makeButton(document, translate('undo'), undo)] : []), ending);
      panel.className = 'panel notice';
      panel.removeAttribute('role');
      panel.replaceChildren(line);
      const ownTime = time ?? timeNotice(panel, events.onClose);
      ownTime.stop();
      time = ownTime;
      // The region stands empty first, or screen readers would not say it.
      document.defaultView?.requestAnimationFrame(() => {
        region.textContent = words;
        ownTime.start();
      });
    },
    stop: () => time?.stop(),
  };
}

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openPicker } from '../components/picker';
import type { RuleRole } from '../utils/article/user-rule';
import { addRule, removeRule, sendMessage } from '../utils/messages/messages';
import type { Theme } from '../utils/settings/choices';

declare global {
  /** Left in the extension's own world of the page, for `pickInPage` to call. */
  var shipingPick: ((role: RuleRole, theme: Theme) => void) | undefined;
  /** Closes the picker that is open, whichever injection opened it. */
  var shipingStopPicking: (() => void) | undefined;
}

/** Injected by `pickInPage`. What is chosen goes to the background, which knows the page's host by itself. */
export default defineUnlistedScript(() => {
  globalThis.shipingPick = (role, theme) => {
    globalThis.shipingStopPicking?.();
    globalThis.shipingStopPicking = openPicker(document, role, theme, {
      onSave: (rule) => sendMessage(addRule, rule),
      onUndo: (rule) => sendMessage(removeRule, rule),
    });
  };
});

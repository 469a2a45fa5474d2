import { browser } from 'wxt/browser';
import type { RuleRole } from '../article/user-rule';
import type { Theme } from '../settings/choices';
import { readSettings } from '../settings/settings';

/**
 * Lets the user point at something in a tab's page; rejects where nothing may be brought in.
 * `await pickInPage(tabId, 'author')`
 */
export async function pickInPage(tabId: number, role: RuleRole): Promise<void> {
  const target = { tabId };
  const { theme } = await readSettings();
  const func = (of: RuleRole, shownIn: Theme) => globalThis.shipingPick?.(of, shownIn);
  await browser.scripting.executeScript({ target, files: ['/picker.js'] });
  await browser.scripting.executeScript({ target, func, args: [role, theme] });
  // The popup may be a tab of its own; the page must be in front.
  await browser.tabs.update(tabId, { active: true });
}

import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { ruleHost } from '../utils/article/user-rule';
import { translate } from '../utils/i18n/translate';
import { clipTab, clipTabAndTell } from '../utils/messages/clip-tab';
import { copyAtRest } from '../utils/messages/keep-copy';
import {
  addRule,
  changeClip,
  changeHighlight,
  clipThisPage,
  fromChangeWish,
  hideButton,
  onMessage,
  openClip,
  removeRule,
  reportPage,
  type Sender,
  undoSave,
} from '../utils/messages/messages';
import { tellRecovery } from '../utils/messages/notice';
import { openClipPage } from '../utils/messages/open-clip-page';
import { library, watchLibrary } from '../utils/messages/open-library';
import { undoSaveOf } from '../utils/messages/undo-save';
import { refreshPages, type TabPage, viewPage } from '../utils/messages/view-page';
import { hideButtonOn, watchSettings } from '../utils/settings/settings';

/** Every listener is registered synchronously: a worker that was stopped is started again by the event it must hear. */
export default defineBackground({
  type: 'module',
  main() {
    onMessage(reportPage, (detection, sender) => viewPage(library, detection, pageOf(sender)));
    onMessage(clipThisPage, (_, sender) => clipTab(library, pageOf(sender).tabId));
    onMessage(undoSave, (id, sender) => undoSaveOf(library, id, pageOf(sender).url));
    onMessage(addRule, (rule, sender) => library.addRule({ ...rule, host: hostOf(sender) }));
    onMessage(removeRule, (rule, sender) => library.removeRule({ ...rule, host: hostOf(sender) }));
    onMessage(openClip, async (id) => {
      await openClipPage(id);
      return null;
    });
    onMessage(hideButton, async (scope, sender) => {
      await hideButtonOn(scope === 'site' ? new URL(pageOf(sender).url).hostname : 'everywhere');
      return null;
    });
    onMessage(changeClip, (wish) => library.update(wish.id, fromChangeWish(wish)));
    onMessage(
      changeHighlight,
      async ({ id, highlightId, change }) => (await library.changeHighlight(id, highlightId, change)) ?? null,
    );
    watchSettings(refreshPages);
    const keepCopy = copyAtRest(library);
    watchLibrary(keepCopy);
    watchSettings(keepCopy);

    browser.commands.onCommand.addListener(async (command, tab) => {
      if (command === 'clip-page' && tab?.id !== undefined) await clipTabAndTell(library, tab.id);
    });
    browser.contextMenus.onClicked.addListener(async ({ menuItemId }, tab) => {
      if (menuItemId === 'open-library') await browser.tabs.create({ url: browser.runtime.getURL('/library.html') });
      else if (tab?.id !== undefined) await clipTabAndTell(library, tab.id);
    });
    browser.runtime.onInstalled.addListener(() => {
      browser.contextMenus.create({
        id: 'clip-page',
        title: translate('menu_clipPage'),
        contexts: ['page', 'selection', 'link', 'image'],
        documentUrlPatterns: ['http://*/*', 'https://*/*'],
      });
      browser.contextMenus.create({ id: 'open-library', title: translate('menu_openLibrary'), contexts: ['action'] });
    });

    // Where the library cannot be opened, the view that needs it says so.
    void library
      .recover((soFar) => void tellRecovery(soFar, true))
      .then((recovery) => tellRecovery(recovery))
      .catch(() => undefined)
      .finally(keepCopy);
  },
});

/** The tab and the address as the browser tells them; what the page says of itself is not asked. */
function pageOf(sender: Sender): TabPage {
  const { id: tabId, url, title = '' } = sender.tab ?? {};
  if (tabId === undefined || url === undefined) throw new Error('message from no tab');
  return { tabId, url, title };
}

/** The host that a rule from this page is for. */
function hostOf(sender: Sender): string {
  return ruleHost(new URL(pageOf(sender).url));
}

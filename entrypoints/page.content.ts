import { defineContentScript } from 'wxt/utils/define-content-script';
import { createPageUi } from '../components/page-ui';
import { detectArticle } from '../utils/article/detect-article';
import { PRIVATE_MATCHES, SITE_MATCHES } from '../utils/article/site';
import {
  clipThisPage,
  hideButton,
  lookAgain,
  onMessage,
  openClip,
  reportPage,
  sendMessage,
  showOutcome,
  undoSave,
} from '../utils/messages/messages';

/**
 * Says whether the page is an article and shows what the background answers. Registered on the listed sites; on any
 * other page the background injects it when it has an outcome to show. A second injection replaces the first.
 */
export default defineContentScript({
  matches: SITE_MATCHES,
  excludeMatches: PRIVATE_MATCHES,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const ui = createPageUi(document, {
      onClip: () => ask(clip),
      onUndo: (id) => ask(async () => ui.showSentence((await sendMessage(undoSave, id)) ? 'undone' : 'notUndone')),
      onOpen: (id) => ask(() => sendMessage(openClip, id)),
      onHide: (where) => ask(() => sendMessage(hideButton, where)),
    });

    async function clip() {
      ui.showBusy(true);
      try {
        ui.showOutcome(await sendMessage(clipThisPage, null));
      } finally {
        ui.showBusy(false);
      }
    }

    async function report() {
      ui.showView(await sendMessage(reportPage, detectArticle(document, new URL(location.href))));
    }

    /** After an update of the extension this script has nobody to talk to; the page must be loaded again. */
    async function ask(wish: () => Promise<unknown>) {
      try {
        await wish();
      } catch {
        ui.showSentence('reloadPage');
      }
    }

    ctx.onInvalidated(
      onMessage(showOutcome, (outcome) => {
        ui.showOutcome(outcome);
        return null;
      }),
    );
    ctx.onInvalidated(
      onMessage(lookAgain, async () => {
        await report();
        return null;
      }),
    );
    ctx.onInvalidated(ui.remove);
    // A page that comes back from the back-forward cache may have been saved or erased meanwhile.
    ctx.addEventListener(window, 'pageshow', (event) => {
      if (event.persisted) void report().catch(() => undefined);
    });
    void report().catch(() => undefined);
  },
});

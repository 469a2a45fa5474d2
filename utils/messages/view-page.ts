import { browser } from 'wxt/browser';
import type { Detection } from '../article/article';
import { SITE_MATCHES } from '../article/site';
import type { Library } from '../library/library';
import { readSettings } from '../settings/settings';
import { lookAgain, type PageView, sendToTab } from './messages';
import { showState } from './toolbar';

/** What a content script has to show for its page; the toolbar icon of the tab follows. */
export async function viewPage(library: Library, detection: Detection, url: string, tabId: number): Promise<PageView> {
  const [settings, clip] = await Promise.all([readSettings(), library.findByUrl(url)]);
  const state = clip ? 'saved' : detection.isArticle ? 'article' : 'notArticle';
  await showState(tabId, state);
  return {
    state,
    button: settings.inPageButton && state !== 'notArticle' && !settings.hiddenSites.includes(new URL(url).hostname),
  };
}

/** Has every open page of the listed sites report again: after a change of the library or of the settings. */
export async function refreshPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: SITE_MATCHES });
  await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && sendToTab(id, lookAgain, null)));
}

import { browser } from 'wxt/browser';
import type { Detection } from '../article/article';
import { SITE_MATCHES } from '../article/site';
import type { Library } from '../library/library';
import { readSettings } from '../settings/settings';
import { lookAgain, type PageView, sendToTab } from './messages';
import { readPage } from './read-page';
import { showState } from './toolbar';

/** A page of a tab, as the browser tells of it. */
export interface TabPage {
  tabId: number;
  url: string;
  title: string;
}

/**
 * What a content script has to show for its page; the toolbar icon of the tab follows.
 * `{ state: 'saved', theme: 'system', button: true }`
 */
export async function viewPage(library: Library, detection: Detection, page: TabPage): Promise<PageView> {
  const { tabId, url } = page;
  // Of a library that cannot be opened the page hears when something is to be saved.
  const finding = library.findByUrl(url).catch(() => undefined);
  const [settings, clip] = await Promise.all([readSettings(), finding]);
  const state = clip
    ? 'saved'
    : !detection.isArticle
      ? 'notArticle'
      : (await isReprint(library, page))
        ? 'reprint'
        : 'article';
  await showState(tabId, state);
  return {
    state,
    theme: settings.theme,
    button: settings.inPageButton && state !== 'notArticle' && !settings.hiddenSites.includes(new URL(url).hostname),
  };
}

/** What stands between a headline and the names of section and site in a page's title. */
const TITLE_JOINT = /[-_|｜—–]+/u;
/** A shorter stretch of a title is a site's name as likely as a headline. */
const SHORTEST_HEADLINE = 6;

/**
 * Whether the page's text is kept from another page. Browsing stays cheap: only where a clip has the page's headline is
 * the page read, and no further page of it fetched. A reprint under another headline is found by the popup and at saving.
 */
async function isReprint(library: Library, { tabId, title }: TabPage): Promise<boolean> {
  const stretches = title.split(TITLE_JOINT).map((stretch) => stretch.replaceAll('"', ' ').trim());
  const headline = stretches.reduce((longest, stretch) => (stretch.length > longest.length ? stretch : longest), '');
  if (headline.length < SHORTEST_HEADLINE) return false;
  try {
    const hit = await library.search(`title:"${headline}"`, {}, { limit: 1 }).next();
    if (hit.done) return false;
    const reading = await readPage(library, tabId, { signal: AbortSignal.abort() });
    if (reading.kind === 'failed') return false;
    const { articleBody } = reading.article;
    return (await library.findReprints({ id: crypto.randomUUID(), articleBody })).length > 0;
  } catch {
    // The icon then says what it would without looking.
    return false;
  }
}

/** Has every open page of the listed sites report again: after a change of the library or of the settings. */
export async function refreshPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: SITE_MATCHES });
  await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && sendToTab(id, lookAgain, null)));
}

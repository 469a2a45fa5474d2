import { type Browser, browser } from 'wxt/browser';

/** The tab that a page stands in, as far as the browser tells it. */
export interface PageTab {
  id: number | undefined;
  url: string | undefined;
  windowId: number | undefined;
}

/** What is needed of a tab: `toPageTab(await browser.tabs.get(7))`. */
export function toPageTab(tab: Browser.tabs.Tab | undefined): PageTab {
  return { id: tab?.id, url: tab?.url, windowId: tab?.windowId };
}

/** The tab that is in front in the window of this view. */
export async function activeTab(): Promise<PageTab> {
  return toPageTab((await browser.tabs.query({ active: true, currentWindow: true }))[0]);
}

import { browser } from 'wxt/browser';
import './popup-size.css';
import { activeTab, type PageTab, toPageTab } from './page-tab';
import { showPopup } from './show-popup';

/** The tab whose page the card shows: the one in the address (`popup.html?tab=7`), else the active one. */
async function currentTab(): Promise<PageTab> {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  return named ? toPageTab(await browser.tabs.get(named).catch(() => undefined)) : activeTab();
}

void showPopup(currentTab(), 'popup');

import { browser } from 'wxt/browser';
import { activeTab } from '../popup/page-tab';
import { showPopup } from '../popup/show-popup';
import './side-panel.css';

const store = await showPopup(activeTab(), 'panel');

/** The page in front has changed: its card is shown, the list stays. */
async function showActive() {
  await store.showPage(await activeTab());
}

browser.tabs.onActivated.addListener(({ windowId }) => {
  if (windowId === store.page().windowId) void showActive();
});
browser.tabs.onUpdated.addListener((id, { status }) => {
  if (id === store.page().id && status === 'complete') void showActive();
});

import { render } from 'preact';
import { browser } from 'wxt/browser';
import { translate, uiLanguage } from '../../utils/i18n/translate';
import { libraryChanged, onMessage } from '../../utils/messages/messages';
import { library } from '../../utils/messages/open-library';
import { readSettings, watchSettings } from '../../utils/settings/settings';
import { Popup } from './popup';
import { createPopupStore } from './popup-store';

/** The tab whose page the card shows: the one in the address (`popup.html?tab=7`), else the active one. */
async function currentTab(): Promise<{ id: number | undefined; url: string | undefined }> {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  const tab = named
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return { id: tab?.id, url: tab?.url };
}

document.documentElement.lang = uiLanguage();
document.title = translate('extensionName');
const [tab, settings] = await Promise.all([currentTab(), readSettings()]);
document.documentElement.dataset.theme = settings.theme;
const store = createPopupStore(library, tab, settings);
onMessage(libraryChanged, async (change) => {
  await store.follow(change);
  return null;
});
watchSettings(({ theme }) => {
  document.documentElement.dataset.theme = theme;
});
render(<Popup store={store} />, document.body);
void store.start();

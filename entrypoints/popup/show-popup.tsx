import { render } from 'preact';
import { translate, uiLanguage } from '../../utils/i18n/translate';
import { libraryChanged, onMessage } from '../../utils/messages/messages';
import { library } from '../../utils/messages/open-library';
import { readSettings, watchSettings } from '../../utils/settings/settings';
import type { PageTab } from './page-tab';
import { type Place, Popup } from './popup';
import { createPopupStore, type PopupStore } from './popup-store';

/** Shows the popup's view over a page, in the popup or in the side panel: `await showPopup(tab, 'panel')`. */
export async function showPopup(tab: Promise<PageTab>, place: Place): Promise<PopupStore> {
  document.documentElement.lang = uiLanguage();
  document.title = translate('extensionName');
  const [page, settings] = await Promise.all([tab, readSettings()]);
  document.documentElement.dataset.theme = settings.theme;
  const store = createPopupStore(library, page, settings);
  onMessage(libraryChanged, async (change) => {
    await store.follow(change);
    return null;
  });
  watchSettings(({ theme }) => {
    document.documentElement.dataset.theme = theme;
  });
  render(<Popup store={store} place={place} />, document.body);
  void store.start();
  return store;
}

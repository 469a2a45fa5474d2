import { render } from 'preact';
import { translate, uiLanguage } from '../../utils/i18n/translate';
import { libraryChanged, onMessage } from '../../utils/messages/messages';
import { library } from '../../utils/messages/open-library';
import { readSettings, watchSettings } from '../../utils/settings/settings';
import { LibraryPage } from './library-page';
import { createLibraryStore } from './library-store';

document.documentElement.lang = uiLanguage();
document.title = `${translate('library')} · ${translate('extensionName')}`;
const settings = await readSettings();
document.documentElement.dataset.theme = settings.theme;
const store = createLibraryStore(library, settings);
onMessage(libraryChanged, async (change) => {
  await store.follow(change);
  return null;
});
watchSettings(({ theme, readerIndent, readerFontSize, listOrder, exportSources, exportTrash }) => {
  document.documentElement.dataset.theme = theme;
  store.list.showIn(listOrder);
  store.exports.withSources.value = exportSources;
  store.exports.withTrash.value = exportTrash;
  store.look.value = { indent: readerIndent, fontSize: readerFontSize };
});
addEventListener('hashchange', () => store.goTo(location.hash));
render(<LibraryPage store={store} />, document.body);
void store.start();

import { render } from 'preact';
import { browser } from 'wxt/browser';
import { translate, uiLanguage } from '../../utils/i18n/translate';
import { measureCopy, storedCopy } from '../../utils/library/copy-files';
import { libraryChanged, onMessage } from '../../utils/messages/messages';
import { library } from '../../utils/messages/open-library';
import { watchSettings } from '../../utils/settings/settings';
import { OptionsPage } from './options-page';
import { createOptionsStore } from './options-store';

document.documentElement.lang = uiLanguage();
document.title = `${translate('optionsTitle')} · ${translate('extensionName')}`;
const store = await createOptionsStore({
  library,
  countClips: async () => (await library.facets()).total,
  measureCopy: () => measureCopy(storedCopy),
  measureStorage: async () => (await navigator.storage.estimate()).usage ?? 0,
  readCommands: () => browser.commands.getAll(),
});
watchSettings((settings) => {
  store.settings.value = settings;
});
render(<OptionsPage store={store} />, document.body);
onMessage(libraryChanged, async ({ kind }) => {
  await (kind === 'rules' ? store.readRules() : store.measure());
  return null;
});
void store.readRules();
void store.measure();
// Whoever comes from a damaged clip comes to have the library checked.
if (location.hash === '#verify') {
  const button = document.getElementById('verify');
  button?.focus();
  // What is found stands below the button, once it is drawn.
  void store.verify().then(() => requestAnimationFrame(() => button?.scrollIntoView()));
}

import { Icon, Mark } from '../../components/icon';
import { KeyList } from '../../components/key-list';
import { LibraryUpkeep } from '../../components/library-upkeep';
import { RuleList } from '../../components/rule-list';
import { Toast } from '../../components/toast';
import { bytesWords, clipsWords } from '../../components/wording';
import { translate, uiLanguage } from '../../utils/i18n/translate';
import './options-page.css';
import type { OptionsStore } from './options-store';

/** Where Chromium lets the user change shortcuts; extensions may not link there. */
const SHORTCUTS_ADDRESS = 'chrome://extensions/shortcuts';

/** The settings; each is stored as soon as it is changed. */
export function OptionsPage({ store }: { store: OptionsStore }) {
  const settings = store.settings.value;
  return (
    <main class="options">
      <header>
        <h1>
          <Mark size={24} /> {translate('extensionName')} · {translate('optionsTitle')}
        </h1>
        <a class="button" href="/library.html">
          <Icon name="library" /> {translate('openLibrary')}
        </a>
      </header>

      <section>
        <h2>{translate('optionsLook')}</h2>
        <fieldset class="choices">
          <legend>{translate('theme')}</legend>
          {(['system', 'light', 'dark'] as const).map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name="theme"
                checked={settings.theme === theme}
                onChange={() => store.change({ theme })}
              />
              {translate(`theme_${theme}`)}
            </label>
          ))}
        </fieldset>
      </section>

      <section>
        <h2>{translate('optionsPages')}</h2>
        <label class="choice">
          <input
            type="checkbox"
            checked={settings.inPageButton}
            onChange={(event) => store.change({ inPageButton: event.currentTarget.checked })}
          />
          {translate('inPageButton')}
        </label>
        <h3>{translate('hiddenSites')}</h3>
        {settings.hiddenSites.length === 0 ? (
          <p class="secondary">{translate('hiddenSitesNone')}</p>
        ) : (
          <ul class="sites">
            {settings.hiddenSites.map((site) => (
              <li key={site}>
                <span>{site}</span>
                <button
                  type="button"
                  class="button"
                  onClick={() => store.change({ hiddenSites: settings.hiddenSites.filter((other) => other !== site) })}
                >
                  {translate('showAgain')}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>

      <section id="rules">
        <h2>{translate('siteRules')}</h2>
        <RuleList rules={store.rules.value} onRemove={store.removeRule} />
      </section>

      <section>
        <h2>{translate('optionsReader')}</h2>
        <label class="choice">
          {translate('fontSize')}
          <input
            type="range"
            min={14}
            max={28}
            value={settings.readerFontSize}
            onInput={(event) => store.change({ readerFontSize: event.currentTarget.valueAsNumber })}
          />
          <output>{settings.readerFontSize}</output>
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={settings.readerIndent}
            onChange={(event) => store.change({ readerIndent: event.currentTarget.checked })}
          />
          {translate('indentParagraphs')}
        </label>
        <p
          class="sample"
          lang={uiLanguage() === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'}
          style={{
            fontSize: `${settings.readerFontSize}px`,
            textIndent: settings.readerIndent ? '2em' : '0',
          }}
        >
          {translate('readerSample')}
        </p>
      </section>

      <section>
        <h2>{translate('optionsShortcuts')}</h2>
        <dl class="shortcuts">
          {store.shortcuts.value.map(({ name, description, shortcut }) => (
            <div key={name}>
              <dt>{description || translate('shortcutOpen')}</dt>
              <dd>{shortcut ? <kbd>{shortcut}</kbd> : <span class="secondary">{translate('shortcutUnset')}</span>}</dd>
            </div>
          ))}
        </dl>
        <p class="secondary">{translate('shortcutsHint', SHORTCUTS_ADDRESS)}</p>
        <h3>{translate('keysHere')}</h3>
        <KeyList />
      </section>

      <section>
        <h2>{translate('optionsData')}</h2>
        {store.use.value && (
          <p>{translate('storageUse', clipsWords(store.use.value.clips), bytesWords(store.use.value.bytes))}</p>
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={settings.keepSource}
            onChange={(event) => store.change({ keepSource: event.currentTarget.checked })}
          />
          {translate('keepSource')}
        </label>
        <LibraryUpkeep state={store.upkeep.value} onVerify={store.verify} onRebuild={store.rebuildIndex} />
        <p class="secondary">{translate('privacy')}</p>
      </section>
      <Toast
        message={store.toast.value}
        stays
        onClose={() => {
          store.toast.value = undefined;
        }}
      />
    </main>
  );
}

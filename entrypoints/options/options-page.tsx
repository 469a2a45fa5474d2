import { ConfirmDialog } from '../../components/confirm-dialog';
import { Icon, Mark } from '../../components/icon';
import { KeyList } from '../../components/key-list';
import { LibraryUpkeep } from '../../components/library-upkeep';
import { RuleList } from '../../components/rule-list';
import { Toast } from '../../components/toast';
import { bytesWords, clipsWords } from '../../components/wording';
import { translate, uiLanguage } from '../../utils/i18n/translate';
import { FONT_SIZES } from '../../utils/settings/choices';
import './options-page.css';
import type { OptionsStore } from './options-store';

/** Where Chromium lets the user change shortcuts; extensions may not link there. */
const SHORTCUTS_ADDRESS = 'chrome://extensions/shortcuts';

/** The settings; each is stored as soon as it is changed. */
export function OptionsPage({ store }: OptionsProps) {
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
      <LookOptions store={store} />
      <PageOptions store={store} />
      <section id="rules">
        <h2>{translate('siteRules')}</h2>
        <RuleList rules={store.rules.value} onRemove={store.removeRule} />
      </section>
      <ReaderOptions store={store} />
      <Shortcuts store={store} />
      <DataOptions store={store} />
      <ConfirmDialog asked={store.asked.value} onClose={store.stopAsking} />
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

interface OptionsProps {
  store: OptionsStore;
}

function LookOptions({ store }: OptionsProps) {
  return (
    <section>
      <h2>{translate('optionsLook')}</h2>
      <fieldset class="choices">
        <legend>{translate('theme')}</legend>
        {(['system', 'light', 'dark'] as const).map((theme) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={store.settings.value.theme === theme}
              onChange={() => store.change({ theme })}
            />
            {translate(`theme_${theme}`)}
          </label>
        ))}
      </fieldset>
    </section>
  );
}

/** The button on article pages, and the sites on which it was put away. */
function PageOptions({ store }: OptionsProps) {
  const { inPageButton, hiddenSites } = store.settings.value;
  return (
    <section>
      <h2>{translate('optionsPages')}</h2>
      <Choice
        label={translate('inPageButton')}
        isOn={inPageButton}
        onChange={(isOn) => store.change({ inPageButton: isOn })}
      />
      <h3>{translate('hiddenSites')}</h3>
      {hiddenSites.length === 0 ? (
        <p class="secondary">{translate('hiddenSitesNone')}</p>
      ) : (
        <ul class="sites">
          {hiddenSites.map((site) => (
            <li key={site}>
              <span>{site}</span>
              <button
                type="button"
                class="button"
                onClick={() =>
                  store.change((now) => ({ hiddenSites: now.hiddenSites.filter((other) => other !== site) }))
                }
              >
                {translate('showAgain')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Size and indent, on a sample. */
function ReaderOptions({ store }: OptionsProps) {
  const { readerFontSize, readerIndent } = store.settings.value;
  return (
    <section>
      <h2>{translate('optionsReader')}</h2>
      <label class="choice">
        {translate('fontSize')}
        <input
          type="range"
          min={FONT_SIZES.min}
          max={FONT_SIZES.max}
          value={readerFontSize}
          onInput={(event) => store.change({ readerFontSize: event.currentTarget.valueAsNumber })}
        />
        <output>{readerFontSize}</output>
      </label>
      <Choice
        label={translate('indentParagraphs')}
        isOn={readerIndent}
        onChange={(isOn) => store.change({ readerIndent: isOn })}
      />
      <p
        class="sample"
        lang={uiLanguage() === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'}
        style={{ fontSize: `${readerFontSize}px`, textIndent: readerIndent ? '2em' : '0' }}
      >
        {translate('readerSample')}
      </p>
    </section>
  );
}

function Shortcuts({ store }: OptionsProps) {
  return (
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
  );
}

/** What is stored, and the looks after it. */
function DataOptions({ store }: OptionsProps) {
  const use = store.use.value;
  return (
    <section>
      <h2>{translate('optionsData')}</h2>
      {use && (
        <p>
          {translate('storageUse', clipsWords(use.clips), bytesWords(use.bytes))}
          {use.copyBytes > 0 && ` ${translate('copyUse', bytesWords(use.copyBytes))}`}
        </p>
      )}
      <Choice
        label={translate('keepSource')}
        isOn={store.settings.value.keepSource}
        onChange={(isOn) => store.change({ keepSource: isOn })}
      />
      <Choice
        label={translate('keepCopy')}
        isOn={store.settings.value.keepCopy}
        onChange={(isOn) => store.change({ keepCopy: isOn })}
      />
      <LibraryUpkeep
        state={store.upkeep.value}
        onVerify={store.verify}
        onMend={store.mend}
        onClear={store.askToClear}
        onRebuild={store.rebuildIndex}
      />
      <p class="secondary">{translate('privacy')}</p>
    </section>
  );
}

interface ChoiceProps {
  label: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

function Choice({ label, isOn, onChange }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

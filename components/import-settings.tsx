import type { Signal } from '@preact/signals';
import type { BundleSettings, SettingName } from '../utils/exchange/bundle-settings';
import { type MessageKey, translate } from '../utils/i18n/translate';
import { listWords } from './wording';

/** The part of the settings page, or the order, that a choice belongs to. */
const PART_OF_SETTING: Record<SettingName, MessageKey> = {
  theme: 'optionsLook',
  inPageButton: 'optionsPages',
  hiddenSites: 'optionsPages',
  readerIndent: 'optionsReader',
  readerFontSize: 'optionsReader',
  keepSource: 'optionsData',
  keepCopy: 'optionsData',
  exportSources: 'optionsData',
  exportTrash: 'optionsData',
  searchOrder: 'searchOrder',
  listOrder: 'searchOrder',
};

interface ImportSettingsProps {
  settings: BundleSettings;
  choice: Signal<boolean>;
}

/** Whether the file's settings are to hold here too; named are the parts in which they are otherwise. */
export function ImportSettings({ settings, choice }: ImportSettingsProps) {
  const parts = Object.entries(PART_OF_SETTING).flatMap(([name, part]) => (name in settings ? [translate(part)] : []));
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={choice.value}
        onChange={(event) => {
          choice.value = event.currentTarget.checked;
        }}
      />
      {translate('importSettings', listWords([...new Set(parts)]))}
    </label>
  );
}

import type { ComponentChildren } from 'preact';
import { translate } from '../utils/i18n/translate';
import { Icon } from './icon';
import './selection-bar.css';
import { clipsWords } from './wording';

interface SelectionBarProps {
  count: number;
  onClear(): void;
  /** What can be done with the selected clips. */
  children: ComponentChildren;
}

/** Stands above the list while clips are selected. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  return (
    <div class="selection-bar">
      <strong role="status">{translate('selected', clipsWords(count))}</strong>
      {children}
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={translate('clearSelection')}
        title={translate('clearSelection')}
        onClick={onClear}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

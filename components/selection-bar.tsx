import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import { useFocusAfter } from './focus-after';
import { IconButton } from './icon-button';
import './selection-bar.css';
import { clipsWords } from './wording';

interface SelectionBarProps {
  count: number;
  /** What is counted: 「3 篇」 if nothing else is said. */
  countWords?: (count: number) => string;
  /** Selects what follows the rows that were read too, where all of those are selected. */
  onAll?: (() => void) | undefined;
  onClear(): void;
  /** The bar has gone with the focus in it. */
  onLeave(): void;
  /** What can be done with the selected clips. */
  children: ComponentChildren;
}

/** Stands above the list while clips are selected: how many, and below that what can be done with them. */
export function SelectionBar({ count, countWords = clipsWords, onAll, onClear, onLeave, children }: SelectionBarProps) {
  const bar = useRef<HTMLElement>(null);
  useFocusAfter(bar, onLeave);
  return (
    <section ref={bar} class="selection-bar" aria-label={translate('selectedClips')}>
      <div class="line">
        <strong role="status">{translate('selected', countWords(count))}</strong>
        {onAll && (
          <button type="button" class="button quiet" onClick={onAll}>
            {translate('selectAll')}
          </button>
        )}
        <IconButton icon="close" label={translate('clearSelection')} onClick={onClear} />
      </div>
      <div class="tools">{children}</div>
    </section>
  );
}

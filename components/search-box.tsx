import type { RefObject } from 'preact';
import { translate } from '../utils/i18n/translate';
import { Icon } from './icon';
import './search-box.css';

interface SearchBoxProps {
  query: string;
  inputRef: RefObject<HTMLInputElement | null>;
  onInput(query: string): void;
  /** ↓: on to the list. */
  onDown(): void;
}

/** Where to type what is sought; `/` gets here from anywhere, Escape empties it. */
export function SearchBox({ query, inputRef, onInput, onDown }: SearchBoxProps) {
  return (
    <search class="search-box">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        value={query}
        placeholder={translate('searchPlaceholder')}
        aria-label={translate('search')}
        maxLength={500}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Escape' && query !== '') {
            event.preventDefault();
            onInput('');
          }
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            onDown();
          }
        }}
      />
      {query === '' && <kbd>/</kbd>}
    </search>
  );
}

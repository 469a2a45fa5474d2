import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import { Icon } from './icon';
import { Popover } from './popover';
import './search-box.css';

interface SearchBoxProps {
  query: string;
  /** What in the query could not be understood, each in a sentence. */
  faults: readonly string[];
  inputRef: RefObject<HTMLInputElement | null>;
  onInput(query: string): void;
  /** ↓: on to the list. */
  onDown(): void;
}

/** Where to type what is sought; `/` gets here from anywhere, Escape empties it. */
export function SearchBox({ query, faults, inputRef, onInput, onDown }: SearchBoxProps) {
  const faultsId = useId();
  return (
    <search class="search-box">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        value={query}
        placeholder={translate('searchPlaceholder')}
        aria-label={translate('search')}
        aria-describedby={faultsId}
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
      <Popover className="button quiet icon-only help" label={translate('searchHelp')} trigger="?">
        {() => <SearchHelp />}
      </Popover>
      <div id={faultsId} class="query-faults" role="status">
        {faults.map((fault) => (
          <p key={fault}>{fault}</p>
        ))}
      </div>
    </search>
  );
}

const EXAMPLES = ['words', 'phrase', 'not', 'or', 'field', 'date', 'is'] as const;

/** The query language by examples. */
function SearchHelp() {
  return (
    <div class="search-help padded">
      <dl>
        {EXAMPLES.map((example) => (
          <div key={example}>
            <dt>{translate(`searchExample_${example}`)}</dt>
            <dd>{translate(`searchHelp_${example}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="secondary">{translate('searchHelp_scripts')}</p>
    </div>
  );
}

import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { SearchOrder } from '../utils/settings/choices';
import { Icon } from './icon';
import { Popover } from './popover';
import './search-box.css';
import { numberWords } from './wording';

/** What is wrong with the query, in a sentence, and where in it. */
export interface FaultWords {
  words: string;
  start: number;
  end: number;
}

interface SearchBoxProps {
  query: string;
  /** What in the query could not be understood. */
  faults: readonly FaultWords[];
  inputRef: RefObject<HTMLInputElement | null>;
  /** In which of two orders hits are shown; not given where there is but one. */
  order?: SearchOrder | undefined;
  /** What it asks for while it is empty. */
  placeholder?: string | undefined;
  /** How many hits are sorted by relevance, where there are more. */
  ranked: number | undefined;
  onInput(query: string): void;
  onOrder(order: SearchOrder): void;
  /** ↓: on to the list. */
  onDown(): void;
}

/** Where to type what is sought, and in what order it is shown; `/` gets here from anywhere, Escape empties it. */
export function SearchBox(props: SearchBoxProps) {
  const { query, faults, inputRef, order, placeholder, ranked, onInput, onDown } = props;
  const faultsId = useId();
  return (
    <search class="search-box">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        value={query}
        placeholder={placeholder ?? translate('searchPlaceholder')}
        aria-label={translate('search')}
        aria-describedby={faultsId}
        aria-invalid={faults.length > 0}
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
      {query === '' ? (
        <kbd>/</kbd>
      ) : (
        order && (
          <select
            class="order"
            aria-label={translate('searchOrder')}
            title={translate('searchOrder')}
            value={order}
            onChange={(event) => props.onOrder(event.currentTarget.value === 'relevance' ? 'relevance' : 'date')}
          >
            <option value="date">{translate('searchOrder_date')}</option>
            <option value="relevance">{translate('searchOrder_relevance')}</option>
          </select>
        )
      )}
      <Popover className="button quiet icon-only help" label={translate('searchHelp')} trigger="?">
        {() => <SearchHelp />}
      </Popover>
      <div id={faultsId} class="query-faults" role="status">
        {faults.map(({ words, start, end }) => (
          <p key={start}>
            <button
              type="button"
              title={translate('showFault')}
              onClick={() => {
                inputRef.current?.focus();
                inputRef.current?.setSelectionRange(start, end);
              }}
            >
              {words}
            </button>
          </p>
        ))}
        {ranked !== undefined && <p class="secondary">{translate('rankedNewest', numberWords(ranked))}</p>}
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

import type { RefObject } from 'preact';
import type { Language } from '../utils/article/article';
import { translate } from '../utils/i18n/translate';
import type { Highlight } from '../utils/library/highlight';
import './highlight-list.css';
import type { Highlighting } from './highlighting';
import { Icon } from './icon';
import { ToolButton } from './icon-button';
import { numberWords } from './wording';

interface HighlightListProps {
  highlights: readonly Highlight[];
  language: Language;
  highlighting: Highlighting;
  heading: RefObject<HTMLHeadingElement | null>;
  onJump(highlight: Highlight): void;
  /** Opens its panel beside this element. */
  onOpen(highlight: Highlight, anchor: Element): void;
}

/** All highlights of the clip below its text, those that lost their place too. */
export function HighlightList(props: HighlightListProps) {
  const { highlights, heading, highlighting } = props;
  if (highlights.length === 0) return null;
  return (
    <section class="highlight-list" aria-labelledby="highlights" lang={document.documentElement.lang}>
      <div class="title">
        <h2 ref={heading} id="highlights" tabIndex={-1}>
          {translate('highlights', numberWords(highlights.length))}
        </h2>
        <button type="button" class="button quiet" onClick={highlighting.copyAll}>
          <Icon name="quote" /> {translate('copyExcerpt')}
        </button>
      </div>
      <ol>
        {highlights.map((highlight) => (
          <Item key={highlight.id} {...props} highlight={highlight} />
        ))}
      </ol>
    </section>
  );
}

function Item({ highlight, language, highlighting, onJump, onOpen }: HighlightListProps & { highlight: Highlight }) {
  const { quote, position, note, color } = highlight;
  return (
    <li class={note === '' ? undefined : 'noted'}>
      <div class="quoted" data-color={color}>
        {position ? (
          <button
            type="button"
            class="words"
            title={translate('jumpToHighlight')}
            lang={language}
            onClick={() => onJump(highlight)}
          >
            {quote.exact}
          </button>
        ) : (
          <>
            <p class="words" lang={language}>
              {quote.exact}
            </p>
            <p class="lost">
              <Icon name="warning" /> {translate('highlightLost')}
            </p>
          </>
        )}
        {note !== '' && (
          <p class="note" lang="zh">
            {note}
          </p>
        )}
      </div>
      <div class="item-actions">
        <ToolButton
          icon="pen"
          label={translate('openHighlight')}
          onClick={(event) => onOpen(highlight, event.currentTarget)}
        />
        <ToolButton icon="quote" label={translate('copyQuote')} onClick={() => highlighting.copy(highlight)} />
        <ToolButton icon="trash" label={translate('removeHighlight')} onClick={() => highlighting.remove(highlight)} />
      </div>
    </li>
  );
}

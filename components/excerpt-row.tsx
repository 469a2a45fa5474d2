// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only while in sight cannot be a table's.
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, not its cells (ARIA grid pattern).
import type { ComponentChildren } from 'preact';
import { translate, translateName } from '../utils/i18n/translate';
import type { FoundExcerpt } from '../utils/library/library';
import { houseWords } from './houses';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import { Marked } from './marked';
import { Popover } from './popover';
import type { RowPlace } from './row-list';
import { momentWords, publishedWords } from './wording';

interface ExcerptRowProps extends RowPlace {
  row: FoundExcerpt;
  isOpen: boolean;
  now: Date;
  onCopy(): void;
  menu(row: FoundExcerpt): ComponentChildren;
}

/** Characters before the first hit that are shown of a long quotation. */
const LEAD = 20;

/** One highlight in a list: its words, the note to them, and whence they are. */
export function ExcerptRow({
  row,
  index,
  top,
  isCurrent,
  isOpen,
  isSelected,
  now,
  onClick,
  onCopy,
  menu,
}: ExcerptRowProps) {
  const { clip, highlight, quoteMarks, noteMarks } = row;
  const { article, site } = clip;
  const { quote, note, color, position, createdAt } = highlight;
  const tabIndex = isCurrent ? 0 : -1;
  const whence = [
    article.headline,
    article.author.map(({ name }) => name).join('、'),
    houseWords(article, site),
    article.datePublished && publishedWords(article.datePublished).slice(0, 10),
  ];
  const made = momentWords(createdAt, now);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers the keys for all rows.
    <div
      class={isOpen ? 'excerpt-row open' : 'excerpt-row'}
      role="row"
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={tabIndex}
      data-index={index}
      onClick={(event) => onClick(event, index)}
    >
      <div class="text" role="gridcell">
        <div class={note === '' ? 'quoted' : 'quoted noted'} data-color={color} title={translateName(`color_${color}`)}>
          <div class="words" lang={article.inLanguage} title={quote.exact}>
            <Marked text={quote.exact} marks={quoteMarks} lead={LEAD} />
          </div>
          {note !== '' && (
            <div class="note" lang="zh" title={note}>
              <span class="visually-hidden">{translate('highlightNote')} </span>
              <Icon name="note" />
              <Marked text={note} marks={noteMarks} lead={LEAD} />
            </div>
          )}
        </div>
        <div class="second">
          {!position && (
            <span class="lost" title={translate('highlightLost')}>
              <Icon name="warning" />
              <span class="visually-hidden">{translate('highlightLost')}</span>
            </span>
          )}
          <span class="whence" lang={article.inLanguage} title={article.headline}>
            {whence.filter(Boolean).join(' · ')}
          </span>
          <time dateTime={createdAt} title={translate('highlightedAt', made)}>
            {made}
          </time>
        </div>
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside answer the keys; a press on them opens no clip. */}
      <div class="row-actions" role="gridcell" onClick={(event) => event.stopPropagation()}>
        <IconButton icon="quote" label={translate('copyQuote')} tabIndex={tabIndex} onClick={onCopy} />
        <Popover
          className="button quiet icon-only"
          label={translate('moreActions')}
          tabIndex={tabIndex}
          trigger={<Icon name="more" />}
        >
          {() => menu(row)}
        </Popover>
      </div>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { translate, translateName } from '../utils/i18n/translate';
import type { FoundExcerpt } from '../utils/library/library';
import { houseWords } from './houses';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import { Marked } from './marked';
import { RowFrame } from './row-frame';
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
export function ExcerptRow({ row, now, onCopy, menu, ...place }: ExcerptRowProps) {
  const { clip, highlight, quoteMarks, noteMarks } = row;
  const { article, site } = clip;
  const { quote, note, color, position, createdAt } = highlight;
  const whence = [
    article.headline,
    article.author.map(({ name }) => name).join('、'),
    houseWords(article, site),
    article.datePublished && publishedWords(article.datePublished).slice(0, 10),
  ];
  const made = momentWords(createdAt, now);
  return (
    <RowFrame
      {...place}
      className="excerpt-row"
      action={(tabIndex) => (
        <IconButton icon="quote" label={translate('copyQuote')} tabIndex={tabIndex} onClick={onCopy} />
      )}
      menu={() => menu(row)}
    >
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
    </RowFrame>
  );
}

import type { ComponentChildren } from 'preact';
import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { ListRow } from './clip-list';
import { houseWords } from './houses';
import { StarButton } from './icon-button';
import { Marked } from './marked';
import { RowFrame } from './row-frame';
import type { RowPlace } from './row-list';
import { lengthWords, numberWords, publishedWords } from './wording';

interface ClipRowProps extends RowPlace {
  row: ListRow;
  isOpen: boolean;
  /** How many other clips have the same text, where that is known. */
  reprints: number;
  onStar(clip: Clip): void;
  menu(clip: Clip): ComponentChildren;
}

/** One clip in a list: headline above, whence and when (or where the query was found) below. */
export function ClipRow({ row, reprints, onStar, menu, ...place }: ClipRowProps) {
  const { clip, snippet } = row;
  const { article, starred } = clip;
  const inHeadline = snippet?.field === 'headline';
  return (
    <RowFrame
      {...place}
      className="clip-row"
      action={(tabIndex) => <StarButton isStarred={starred} tabIndex={tabIndex} onStar={() => onStar(clip)} />}
      menu={() => menu(clip)}
    >
      {clip.unread && <UnreadDot />}
      <div class="headline" lang={article.inLanguage} title={article.headline}>
        {inHeadline ? <Marked text={snippet.text} marks={snippet.marks} /> : article.headline}
      </div>
      <div class="second" lang={article.inLanguage}>
        {snippet && !inHeadline ? (
          <Marked text={snippet.text} marks={snippet.marks} lead={8} />
        ) : (
          <Whence clip={clip} reprints={reprints} />
        )}
      </div>
    </RowFrame>
  );
}

/** A quiet dot in the margin beside the headline; screen readers hear the word. */
function UnreadDot() {
  return (
    <span class="unread-dot" title={translate('unread')}>
      <span class="visually-hidden">{translate('unread')}</span>
    </span>
  );
}

/** 「金羊网 → 中工网 · 雨露 · 2019-12-10 · 1,035 字 · #群众路线」; what is absent is left out. */
function Whence({ clip, reprints }: { clip: Clip; reprints: number }) {
  const { article, tags, site } = clip;
  const missing = article.pages?.missing.length ?? 0;
  const parts = [
    missing > 0 && translate('partial', numberWords(missing)),
    reprints > 0 && translate('copiesInRow', numberWords(reprints + 1)),
    houseWords(article, site),
    article.author.map(({ name }) => name).join('、'),
    article.datePublished && publishedWords(article.datePublished).slice(0, 10),
    lengthWords(article.characterCount),
    ...tags.map((tag) => `#${tag}`),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

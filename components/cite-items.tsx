import type { ComponentChildren } from 'preact';
import { CITATION_STYLES, type CitationStyle, citationText } from '../utils/exchange/citation';
import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import './cite-items.css';
import { MenuItem } from './menu-item';

interface CiteItemsProps {
  clip: Clip;
  onCite(style: CitationStyle): void;
}

/** The forms of a citation, each as it will be pasted: 「GB/T 7714-2015」 and below it the reference. */
export function CiteItems({ clip, onCite }: CiteItemsProps) {
  return (
    <div class="cite-items">
      {CITATION_STYLES.map((style) => (
        <MenuItem key={style} icon="quote" onClick={() => onCite(style)}>
          <span>
            {translate(`citation_${style}`)}
            <span class="words" lang={clip.article.inLanguage}>
              {withWholeDates(citationText(clip, style))}
            </span>
          </span>
        </MenuItem>
      ))}
    </div>
  );
}

const DATE = /(\d{4}-\d{2}-\d{2})/u;

/** The words with their dates, 「2019-12-10」, unbroken. */
function withWholeDates(words: string): ComponentChildren {
  return words.split(DATE).map((part) =>
    DATE.test(part) ? (
      <span key={part} class="whole">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

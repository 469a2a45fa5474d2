import { translate } from '../utils/i18n/translate';
import type { DamagedClip } from '../utils/library/damaged-clip';
import { Icon } from './icon';
import { MendLink } from './mend-link';
import { RowFrame } from './row-frame';
import type { RowPlace } from './row-list';
import { publishedWords } from './wording';

interface DamagedRowProps extends RowPlace {
  clip: DamagedClip;
  isOpen: boolean;
}

/** A clip whose row is damaged, in its place of the list: what is known of it, that it is damaged, and where it is mended. */
export function DamagedRow({ clip: { article, site }, ...place }: DamagedRowProps) {
  const known = [site, article.datePublished && publishedWords(article.datePublished).slice(0, 10)].filter(Boolean);
  return (
    <RowFrame
      {...place}
      className="clip-row damaged"
      action={(tabIndex) => <MendLink className="button quiet" tabIndex={tabIndex} />}
    >
      <div class="headline" lang={article.headline === undefined ? undefined : 'zh'} title={article.headline}>
        {article.headline ?? translate('headlineUnreadable')}
      </div>
      <div class="second">
        <span class="error">
          <Icon name="warning" /> {translate('isDamaged')}
        </span>
        {known.length > 0 && ` · ${known.join(' · ')}`}
      </div>
    </RowFrame>
  );
}

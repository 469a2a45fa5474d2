import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import { houseWords } from './houses';
import './reprint-chain.css';
import { numberWords, publishedWords } from './wording';

/** So many of a chain are always in sight: its beginning, and the open clip among its neighbours. */
const FIRST = 5;

interface ReprintChainProps {
  clip: Clip;
  /** The clips of the same text, this one among them, the earliest published first. */
  chain: readonly Clip[];
}

/** Where else the same text stands, from the first publication on; of a long chain the rest is folded. */
export function ReprintChain({ clip, chain }: ReprintChainProps) {
  if (chain.length < 2) return null;
  const own = chain.findIndex(({ id }) => id === clip.id);
  const places = chain.map((other, at) => ({ other, at }));
  const isShort = chain.length <= FIRST + 2;
  const isShown = (at: number) => isShort || at < FIRST || Math.abs(at - own) <= 1;
  const hidden = places.filter(({ at }) => !isShown(at));
  const item = ({ other, at }: (typeof places)[number]) => <Reprint key={other.id} other={other} clip={clip} at={at} />;
  return (
    <section class="reprint-chain" aria-label={translate('reprintChain')} lang={document.documentElement.lang}>
      <h2>{translate('reprintChain')}</h2>
      <ol>{places.filter(({ at }) => isShown(at)).map(item)}</ol>
      {hidden.length > 0 && (
        <details>
          <summary>{translate('moreValues', numberWords(hidden.length))}</summary>
          <ol>{hidden.map(item)}</ol>
        </details>
      )}
      <p class="secondary">{translate('reprintChainAbout')}</p>
    </section>
  );
}

function Reprint({ other, clip, at }: { other: Clip; clip: Clip; at: number }) {
  const { article } = other;
  const isOwn = other.id === clip.id;
  const date = article.datePublished && publishedWords(article.datePublished);
  const about = [houseWords(article, other.site), date].filter(Boolean).join(' · ');
  return (
    <li value={at + 1} aria-current={isOwn ? 'true' : undefined}>
      {isOwn ? (
        <strong lang={article.inLanguage}>{article.headline}</strong>
      ) : (
        <a href={`#clip=${other.id}`} lang={article.inLanguage}>
          {article.headline}
        </a>
      )}
      {isOwn && <span class="badge">{translate('thisClip')}</span>}
      <span class="secondary" lang={article.inLanguage}>
        {about}
      </span>
    </li>
  );
}

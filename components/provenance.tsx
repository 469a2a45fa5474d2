import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { type MessageKey, translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import './provenance.css';
import { instantWords } from './wording';

/** What is known of the page that was kept beside a clip. */
export interface KeptPage {
  fetchedAt: string;
  sha256: string;
}

interface ProvenanceProps {
  clip: Clip;
  /** Absent where no page was kept. */
  page: KeptPage | undefined;
  /** Looks whether text and page are what was saved; resolves to the sentences that say so. */
  onCheck(): Promise<string>;
  /** Saves the kept page as a file of its own, byte for byte. */
  onSavePage(): void;
}

/** When and whence the text came, who read it, and the hashes by which anyone can tell that it is unchanged. */
export function Provenance({ clip, page, onCheck, onSavePage }: ProvenanceProps) {
  const checked = useSignal('');
  const { article } = clip;
  const facts: [MessageKey, ComponentChildren][] = [
    ['provenanceAddress', <Address key="url" url={article.url} />],
    ...(article.canonicalUrl === undefined || article.canonicalUrl === article.url
      ? []
      : [
          ['provenanceCanonical', <Address key="canonical" url={article.canonicalUrl} />] satisfies [
            MessageKey,
            unknown,
          ],
        ]),
    ['provenanceFetched', <Moment key="at" instant={page?.fetchedAt ?? clip.clippedAt} />],
    ['provenanceExtractor', article.extractorVersion],
    ['provenanceText', <code key="text">{clip.bodySha256}</code>],
    ['provenancePage', page ? <code key="page">{page.sha256}</code> : translate('provenanceNoPage')],
  ];
  return (
    <>
      <h2>{translate('provenance')}</h2>
      <dl class="provenance">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{translate(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button
          type="button"
          class="button"
          onClick={async () => {
            checked.value = await onCheck();
          }}
        >
          {translate('checkHash')}
        </button>
        {page && (
          <button type="button" class="button" title={translate('savePageAbout')} onClick={onSavePage}>
            {translate('savePage')}
          </button>
        )}
        <span role="status">{checked.value}</span>
      </p>
    </>
  );
}

function Address({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  );
}

function Moment({ instant }: { instant: string }) {
  return <time dateTime={instant}>{instantWords(instant)}</time>;
}

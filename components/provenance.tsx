import { useSignal } from '@preact/signals';
import { type MessageKey, translate } from '../utils/i18n/translate';
import { type Clip, readAtOf } from '../utils/library/clip';
import './provenance.css';
import { instantWords } from './wording';

/** What is known of the page that was kept beside a clip. */
export interface KeptPage {
  fetchedAt: string;
  sha256: string;
}

/** A line of what is known of a text's origin. */
interface Fact {
  label: MessageKey;
  text: string;
  kind?: 'address' | 'hash';
}

interface ProvenanceProps {
  clip: Clip;
  /** Absent where no page was kept. */
  page: KeptPage | undefined;
  /** Looks whether text and page are what was saved; resolves to the sentences that say so. */
  onCheck(): Promise<string>;
  /** Copies all that is said here, a line each. */
  onCopy(text: string): void;
  /** Saves the kept page as a file of its own, byte for byte. */
  onSavePage(): void;
}

/** When and whence the text came, who read it, and the hashes by which anyone can tell that it is unchanged. */
export function Provenance({ clip, page, onCheck, onCopy, onSavePage }: ProvenanceProps) {
  const checked = useSignal('');
  const { article } = clip;
  const { canonicalUrl, url, extractorVersion } = article;
  const facts: Fact[] = [
    { label: 'provenanceAddress', text: url, kind: 'address' },
    ...(canonicalUrl === undefined || canonicalUrl === url
      ? []
      : [{ label: 'provenanceCanonical', text: canonicalUrl, kind: 'address' } satisfies Fact]),
    { label: 'provenanceFetched', text: instantWords(page?.fetchedAt ?? readAtOf(clip)) },
    { label: 'provenanceExtractor', text: extractorVersion },
    { label: 'provenanceText', text: clip.bodySha256, kind: 'hash' },
    page
      ? { label: 'provenancePage', text: page.sha256, kind: 'hash' }
      : { label: 'provenancePage', text: translate('provenanceNoPage') },
  ];
  const copied = [article.headline, ...facts.map(({ label, text }) => `${translate(label)} ${text}`)].join('\n');
  return (
    <>
      <h2>{translate('provenance')}</h2>
      <dl class="provenance">
        {facts.map(({ label, text, kind }) => (
          <div key={label}>
            <dt>{translate(label)}</dt>
            <dd>{kind === 'address' ? <Address url={text} /> : kind === 'hash' ? <code>{text}</code> : text}</dd>
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
        <button type="button" class="button" onClick={() => onCopy(copied)}>
          {translate('copyProvenance')}
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

import { translate } from '../utils/i18n/translate';
import type { Verification } from '../utils/library/verify';
import { Icon } from './icon';
import './library-upkeep.css';
import { clipsWords, numberWords } from './wording';

/** How far the look after the library has got, and what it found. */
export type Upkeep =
  | { kind: 'idle' }
  | { kind: 'verifying'; clips: number }
  | { kind: 'verified'; found: Verification }
  | { kind: 'rebuilding' }
  | { kind: 'rebuilt'; clips: number };

interface LibraryUpkeepProps {
  state: Upkeep;
  onVerify(): void;
  onRebuild(): void;
}

/** 校验 and 重建索引, with how far they are and what came of them. */
export function LibraryUpkeep({ state, onVerify, onRebuild }: LibraryUpkeepProps) {
  const isBusy = state.kind === 'verifying' || state.kind === 'rebuilding';
  return (
    <div class="library-upkeep">
      <div class="buttons">
        <button type="button" class="button" disabled={isBusy} onClick={onVerify}>
          {translate('verifyLibrary')}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={onRebuild}>
          {translate('rebuildIndex')}
        </button>
        <a class="button" href="/library.html#reread">
          {translate('rereadOpen')}
        </a>
      </div>
      <div role="status">
        <Result state={state} />
      </div>
      <p class="secondary">{translate('integrityAbout')}</p>
    </div>
  );
}

function Result({ state }: { state: Upkeep }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'verifying':
      return <p>{translate('verifying', clipsWords(state.clips))}</p>;
    case 'rebuilding':
      return <p>{translate('rebuilding')}</p>;
    case 'rebuilt':
      return <p class="ok">{translate('rebuilt', clipsWords(state.clips))}</p>;
    case 'verified':
      return <Verdict found={state.found} />;
  }
}

function Verdict({ found }: { found: Verification }) {
  const { clips, damaged, unindexed, countsRight, copy } = found;
  return (
    <>
      {damaged.length > 0 ? (
        <>
          <p class="error">
            <Icon name="warning" /> {translate('verifiedDamaged', clipsWords(clips), numberWords(damaged.length))}
          </p>
          <ul class="damaged">
            {damaged.map(({ id, damage }) => (
              <li key={`${id} ${damage}`}>
                {translate(`damage_${damage}`)} <a href={`/library.html#clip=${id}`}>{id}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="ok">{translate('verifiedWhole', clipsWords(clips))}</p>
      )}
      {(unindexed.length > 0 || !countsRight) && <p class="warn">{translate('verifiedIndex')}</p>}
      {copy && copy.unreadable === 0 && <p class="ok">{translate('verifiedCopy', clipsWords(copy.clips))}</p>}
      {copy && copy.unreadable > 0 && <p class="warn">{translate('mendedCopy', clipsWords(copy.unreadable))}</p>}
    </>
  );
}

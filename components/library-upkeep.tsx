import { useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { Mending } from '../utils/library/mend-clips';
import type { Damaged, Verification } from '../utils/library/verify';
import { useFocusAfter } from './focus-after';
import { Icon } from './icon';
import './library-upkeep.css';
import { clipsWords, numberWords } from './wording';

/** How far the look after the library has got, and what it found. */
export type Upkeep =
  | { kind: 'idle' }
  | { kind: 'verifying'; clips: number }
  | { kind: 'verified'; found: Verification }
  | { kind: 'mending'; clips: number }
  | { kind: 'mended'; mending: Mending }
  | { kind: 'rebuilding' }
  | { kind: 'rebuilt'; clips: number };

/** Whether the library is being looked after: `isAtWork({ kind: 'verifying', clips: 200 })`. */
export function isAtWork({ kind }: Upkeep): boolean {
  return kind === 'verifying' || kind === 'mending' || kind === 'rebuilding';
}

interface LibraryUpkeepProps {
  state: Upkeep;
  onVerify(): void;
  onMend(ids: string[]): void;
  onRebuild(): void;
}

/** 校验, 从副本修复 and 重建索引, with how far they are and what came of them. */
export function LibraryUpkeep({ state, onVerify, onMend, onRebuild }: LibraryUpkeepProps) {
  const isBusy = isAtWork(state);
  const verify = useRef<HTMLButtonElement>(null);
  // Buttons that are disabled while they have the focus would lose it; who is at work takes no second wish.
  return (
    <div class="library-upkeep">
      <div class="buttons">
        <button ref={verify} type="button" class="button" aria-disabled={isBusy} onClick={onVerify}>
          {translate('verifyLibrary')}
        </button>
        <button type="button" class="button" aria-disabled={isBusy} onClick={onRebuild}>
          {translate('rebuildIndex')}
        </button>
        <a class="button" href="/library.html#reread">
          {translate('rereadOpen')}
        </a>
      </div>
      <div role="status">
        <Result state={state} />
      </div>
      {state.kind === 'verified' && state.found.mendable.length > 0 && (
        <MendButton
          clips={state.found.mendable.length}
          onMend={() => onMend(state.found.mendable)}
          onGone={() => verify.current?.focus()}
        />
      )}
      <p class="secondary">{translate('integrityAbout')}</p>
    </div>
  );
}

function MendButton({ clips, onMend, onGone }: { clips: number; onMend(): void; onGone(): void }) {
  const view = useRef<HTMLDivElement>(null);
  useFocusAfter(view, onGone);
  return (
    <div ref={view} class="buttons">
      <button type="button" class="button primary" onClick={onMend}>
        {translate('mendFromCopy', clipsWords(clips))}
      </button>
    </div>
  );
}

function Result({ state }: { state: Upkeep }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'verifying':
      return <p>{translate('verifying', clipsWords(state.clips))}</p>;
    case 'mending':
      return <p>{translate('mending', clipsWords(state.clips))}</p>;
    case 'mended':
      return <MendingResult mending={state.mending} />;
    case 'rebuilding':
      return <p>{translate('rebuilding')}</p>;
    case 'rebuilt':
      return <p class="ok">{translate('rebuilt', clipsWords(state.clips))}</p>;
    case 'verified':
      return <Verdict found={state.found} />;
  }
}

function Verdict({ found }: { found: Verification }) {
  const { clips, damaged, mendable, unindexed, countsRight, copy } = found;
  const unmendable = countClips(damaged) - mendable.length;
  return (
    <>
      {damaged.length > 0 ? (
        <>
          <p class="error">
            <Icon name="warning" /> {translate('verifiedDamaged', clipsWords(clips), numberWords(damaged.length))}
          </p>
          <DamageList damaged={damaged} />
          {unmendable > 0 && <p class="warn">{translate('verifiedUnmendable', clipsWords(unmendable))}</p>}
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

function MendingResult({ mending: { mended, left, kept } }: { mending: Mending }) {
  return (
    <>
      {mended.length > 0 && (
        <>
          <p class="ok">{translate('mended', clipsWords(countClips(mended)))}</p>
          <DamageList damaged={mended} />
        </>
      )}
      {kept > 0 && <p>{translate('mendedKept', clipsWords(kept))}</p>}
      {left.length > 0 && (
        <>
          <p class="error">
            <Icon name="warning" /> {translate('unmended', clipsWords(countClips(left)))}
          </p>
          <DamageList damaged={left} />
        </>
      )}
    </>
  );
}

/** Each damage with its clip: the headline where that can be read, else the id. */
function DamageList({ damaged }: { damaged: Damaged[] }) {
  return (
    <ul class="damaged">
      {damaged.map(({ id, headline, damage }) => (
        <li key={`${id} ${damage}`}>
          {translate(`damage_${damage}`)}{' '}
          <a href={`/library.html#clip=${id}`} lang={headline === undefined ? undefined : 'zh'}>
            {headline ?? id}
          </a>
        </li>
      ))}
    </ul>
  );
}

function countClips(damaged: Damaged[]): number {
  return new Set(damaged.map(({ id }) => id)).size;
}

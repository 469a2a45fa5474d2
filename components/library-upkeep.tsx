import { useEffect, useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import { isClearable } from '../utils/library/clear-damaged';
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
  | { kind: 'clearing' }
  | { kind: 'cleared'; clips: number }
  | { kind: 'rebuilding' }
  | { kind: 'rebuilt'; clips: number };

/** Whether the library is being looked after: `isAtWork({ kind: 'verifying', clips: 200 })`. */
export function isAtWork({ kind }: Upkeep): boolean {
  return kind === 'verifying' || kind === 'mending' || kind === 'clearing' || kind === 'rebuilding';
}

interface LibraryUpkeepProps {
  state: Upkeep;
  onVerify(): void;
  onMend(ids: string[]): void;
  /** Asks first. */
  onClear(ids: string[]): void;
  onRebuild(): void;
}

/** 校验, 从副本修复, 清除 and 重建索引, with how far they are and what came of them. */
export function LibraryUpkeep({ state, onVerify, onMend, onClear, onRebuild }: LibraryUpkeepProps) {
  const verify = useRef<HTMLButtonElement>(null);
  const isBusy = isAtWork(state);
  const mendable = state.kind === 'verified' ? state.found.mendable : [];
  const clearable = state.kind === 'verified' ? findClearable(state.found) : [];
  // The dialog that asked gives the focus back to a button that is gone by then.
  useEffect(() => {
    if (state.kind === 'cleared' && document.activeElement === document.body) verify.current?.focus();
  }, [state.kind]);
  // Buttons that are disabled while they have the focus would lose it; who is at work takes no second wish.
  return (
    <div class="library-upkeep">
      <div class="buttons">
        <button id="verify" ref={verify} type="button" class="button" aria-disabled={isBusy} onClick={onVerify}>
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
      {mendable.length > 0 && (
        <VerdictButton
          words={translate('mendFromCopy', clipsWords(mendable.length))}
          isPrimary
          onClick={() => onMend(mendable)}
          onGone={() => verify.current?.focus()}
        />
      )}
      {clearable.length > 0 && (
        <VerdictButton
          words={translate('clearDamaged', clipsWords(clearable.length))}
          onClick={() => onClear(clearable)}
          onGone={() => verify.current?.focus()}
        />
      )}
      <p class="secondary">{translate('integrityAbout')}</p>
    </div>
  );
}

interface VerdictButtonProps {
  words: string;
  isPrimary?: boolean;
  onClick(): void;
  onGone(): void;
}

/** What can be done with what was found; it goes when that is done. */
function VerdictButton({ words, isPrimary, onClick, onGone }: VerdictButtonProps) {
  const view = useRef<HTMLDivElement>(null);
  useFocusAfter(view, onGone);
  return (
    <div ref={view} class="buttons">
      <button type="button" class={isPrimary ? 'button primary' : 'button'} onClick={onClick}>
        {words}
      </button>
    </div>
  );
}

/** The clips that have no copy to be mended from, and can be cleared of what is damaged. */
function findClearable({ damaged, mendable }: Verification): string[] {
  const isMendable = new Set(mendable);
  const clearable = damaged.filter(({ id, damage }) => isClearable(damage) && !isMendable.has(id));
  return [...new Set(clearable.map(({ id }) => id))];
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
    case 'clearing':
      return <p>{translate('clearing')}</p>;
    case 'cleared':
      return <p class="ok">{translate('cleared', clipsWords(state.clips))}</p>;
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
  const clearable = findClearable(found).length;
  return (
    <>
      {damaged.length > 0 ? (
        <>
          <p class="error">
            <Icon name="warning" /> {translate('verifiedDamaged', clipsWords(clips), numberWords(damaged.length))}
          </p>
          <DamageList damaged={damaged} />
          {unmendable > 0 && <p class="warn">{translate('verifiedUnmendable', clipsWords(unmendable))}</p>}
          {clearable > 0 && unmendable > clearable && (
            <p>{translate('verifiedKept', clipsWords(unmendable - clearable))}</p>
          )}
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

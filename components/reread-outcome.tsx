import { type MessageKey, translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { Changed, Reread, RereadRun } from '../utils/library/rereading';
import { changedName } from './field-text';
import { Icon } from './icon';
import { clipsWords, listWords, numberWords } from './wording';

/** How far a run is; a clip that was seen and is in none of the other counts had been read by these rules before. */
export interface RereadProgress {
  seen: number;
  same: number;
  changed: number;
  /** Their page could not be read, or is damaged. */
  failed: number;
  /** No page was kept, or not the page of the whole text. */
  without: number;
}

/** A run, and what came of each clip that it has had. */
export interface RereadResult {
  run: RereadRun;
  rereads: readonly Reread[];
}

/** A changed clip, if it is still there, and what came of a wish to undo it: `kept` where something newer stands there. */
export interface NamedReread {
  reread: Reread;
  clip: Clip | undefined;
  undo?: 'undone' | 'kept';
}

interface RereadOutcomeProps {
  result: RereadResult;
  /** Of a run that was seen to its end here. */
  progress: RereadProgress | undefined;
  named: readonly NamedReread[];
  onMore(): void;
  onLook(reread: Reread): void;
  onUndo(reread: Reread): void;
  onUndoAll(): void;
  onClose(): void;
}

/** How many are as they were and what is otherwise, each changed clip by name. */
export function RereadOutcome(props: RereadOutcomeProps) {
  const { result, onUndoAll, onClose } = props;
  const changed = changedOf(result);
  return (
    <div class="stage" aria-live="polite">
      {!result.run.isFinished && <p>{translate('rereadStopped')}</p>}
      <dl class="tally">
        {countOutcomes(props).map(([label, number]) => (
          <div key={label}>
            <dt>{translate(label)}</dt>
            <dd>{numberWords(number)}</dd>
          </div>
        ))}
      </dl>
      {props.named.length > 0 && <ChangedClips {...props} changed={changed} />}
      <div class="buttons">
        {changed.length > 0 && (
          <button type="button" class="button" onClick={onUndoAll}>
            <Icon name="restore" /> {translate('rereadUndoAll')}
          </button>
        )}
        <button type="button" class="button primary" onClick={onClose}>
          {translate('close')}
        </button>
      </div>
    </div>
  );
}

function changedOf({ rereads }: RereadResult): Reread[] {
  return rereads.filter(({ outcome }) => outcome === 'changed');
}

/** What came of how many; the first two always, the others where there are any. */
function countOutcomes({ result, progress }: RereadOutcomeProps): [MessageKey, number][] {
  const count = (outcome: Reread['outcome']) => result.rereads.filter((reread) => reread.outcome === outcome).length;
  const without = progress?.without ?? 0;
  const before = progress ? progress.seen - progress.same - progress.changed - progress.failed - progress.without : 0;
  const counts: [MessageKey, number][] = [
    ['rereadChanged', count('changed')],
    ['rereadSame', count('same')],
    ['rereadFailed', count('failed')],
    ['rereadWithout', without],
    ['rereadBefore', before],
  ];
  return counts.filter(([, number], at) => number > 0 || at < 2);
}

type ChangedClipsProps = Pick<RereadOutcomeProps, 'named' | 'onMore' | 'onLook' | 'onUndo'> & { changed: Reread[] };

/** What has changed in all, and clip by clip. */
function ChangedClips({ changed, named, onMore, onLook, onUndo }: ChangedClipsProps) {
  const shown = new Set(named.map(({ reread }) => reread.id));
  const further = changed.filter(({ id }) => !shown.has(id)).length;
  return (
    <>
      <p class="secondary">{tallyWords(changed)}</p>
      <ul class="rereads">
        {named.map(({ reread, clip, undo }) => (
          <li key={reread.id}>
            <span class="headline" lang={clip?.article.inLanguage}>
              {clip?.article.headline ?? translate('clipMissing')}
            </span>
            <span class="secondary">
              {undo ? translate(`rereadOne_${undo}`) : listWords(reread.changed.map(changedWords))}
            </span>
            {clip && undo === undefined && (
              <span class="buttons">
                <button type="button" class="button" onClick={() => onLook(reread)}>
                  {translate('rereadLook')}
                </button>
                <button type="button" class="button" onClick={() => onUndo(reread)}>
                  {translate('undo')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {further > 0 && (
        <button type="button" class="button" onClick={onMore}>
          {translate('rereadMore', clipsWords(further))}
        </button>
      )}
    </>
  );
}

function changedWords(changed: Changed): string {
  return translate(changedName(changed));
}

/** What has changed, the most frequent first: 「作者 12 篇，正文 5 篇」. */
function tallyWords(changed: readonly Reread[]): string {
  const tally = new Map<Changed, number>();
  for (const each of changed.flatMap((reread) => reread.changed)) tally.set(each, (tally.get(each) ?? 0) + 1);
  return [...tally]
    .sort(([, one], [, other]) => other - one)
    .map(([each, count]) => `${changedWords(each)} ${clipsWords(count)}`)
    .join(' · ');
}

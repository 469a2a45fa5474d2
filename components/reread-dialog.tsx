import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type MessageKey, translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { Changed, Reread, RereadRun } from '../utils/library/rereading';
import type { Failure } from '../utils/messages/messages';
import type { ExportScope } from './export-menu';
import { FIELD_TEXTS } from './field-text';
import { Icon } from './icon';
import { Modal } from './modal';
import './reread-dialog.css';
import { clipsWords, momentWords, numberWords } from './wording';

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

/** How far 重新提取 has got. */
export type RereadState =
  | { kind: 'choosing'; last: RereadResult | undefined }
  | { kind: 'running'; total: number; progress: RereadProgress }
  | { kind: 'done'; result: RereadResult; progress: RereadProgress | undefined }
  | { kind: 'undoing'; done: number; total: number }
  | { kind: 'undone'; back: number; left: number }
  | { kind: 'busy' }
  | { kind: 'stopped'; failure: Failure };

interface RereadDialogProps {
  isOpen: boolean;
  state: RereadState;
  named: readonly NamedReread[];
  /** How many clips each scope has; `null` where that is not known, undefined where the scope makes no sense now. */
  counts: Record<ExportScope, number | null | undefined>;
  /** How many clips of a scope have a kept page, once they are counted. */
  kept: Partial<Record<ExportScope, number>>;
  now: Date;
  /** A scope was chosen; none of its clips is touched yet. */
  onScope(scope: ExportScope): void;
  onStart(scope: ExportScope, again: boolean): void;
  onResume(run: RereadRun): void;
  onShowLast(result: RereadResult): void;
  onStop(): void;
  onMore(): void;
  onLook(reread: Reread): void;
  onUndo(reread: Reread): void;
  onUndoAll(): void;
  onClose(): void;
}

/** 重新提取 over many clips: which, how far, what is otherwise, and the way back. */
export function RereadDialog(props: RereadDialogProps) {
  const { isOpen, state, onClose } = props;
  return (
    <Modal isOpen={isOpen} title={translate('rereadTitle')} className="reread-dialog" onClose={onClose}>
      <Stage {...props} state={state} />
    </Modal>
  );
}

function Stage(props: RereadDialogProps) {
  const { state, onStop, onClose } = props;
  switch (state.kind) {
    case 'choosing':
      return <Choice {...props} last={state.last} />;
    case 'running': {
      const { progress, total } = state;
      return (
        <div class="stage">
          <progress max={total} value={progress.seen} aria-label={translate('rereadTitle')} />
          <p role="status">
            {translate('rereadRunning', numberWords(progress.seen), clipsWords(total), clipsWords(progress.changed))}
          </p>
          <p class="secondary">{translate('rereadRunningAbout')}</p>
          <div class="buttons">
            <button type="button" class="button" onClick={onStop}>
              {translate('rereadStop')}
            </button>
            <button type="button" class="button primary" onClick={onClose}>
              {translate('rereadAside')}
            </button>
          </div>
        </div>
      );
    }
    case 'done':
      return <Result {...props} result={state.result} progress={state.progress} />;
    case 'undoing':
      return (
        <div class="stage">
          <progress max={state.total} value={state.done} aria-label={translate('rereadUndoAll')} />
          <p role="status">{translate('rereadUndoing', numberWords(state.done), clipsWords(state.total))}</p>
        </div>
      );
    case 'undone':
      return (
        <Ending onClose={onClose}>
          {translate('rereadUndone', clipsWords(state.back))}{' '}
          {state.left > 0 && translate('rereadUndoLeft', clipsWords(state.left))}
        </Ending>
      );
    case 'busy':
      return <Ending onClose={onClose}>{translate('rereadBusy')}</Ending>;
    case 'stopped':
      return (
        <Ending onClose={onClose}>
          <span class="error" role="alert">
            <Icon name="warning" /> {translate(`failure_${state.failure}`)}
          </span>{' '}
          {translate('rereadSafe')}
        </Ending>
      );
  }
}

function Ending({ children, onClose }: { children: ComponentChildren; onClose(): void }) {
  return (
    <div class="stage">
      <p role="status">{children}</p>
      <div class="buttons">
        <button type="button" class="button primary" onClick={onClose}>
          {translate('close')}
        </button>
      </div>
    </div>
  );
}

const SCOPES: [ExportScope, MessageKey][] = [
  ['selected', 'exportSelected'],
  ['listed', 'exportListed'],
  ['all', 'exportAll'],
];

function Choice({ counts, kept, last, now, ...props }: RereadDialogProps & { last: RereadResult | undefined }) {
  const offered = SCOPES.filter(([scope]) => counts[scope] !== undefined && counts[scope] !== 0);
  const scope = useSignal<ExportScope>(offered[0]?.[0] ?? 'all');
  const again = useSignal(false);
  useEffect(() => props.onScope(scope.value), [scope.value]);
  return (
    <form
      class="stage"
      onSubmit={(event) => {
        event.preventDefault();
        props.onStart(scope.value, again.value);
      }}
    >
      <p>{translate('rereadAbout')}</p>
      {last && <LastRun last={last} now={now} onResume={props.onResume} onShowLast={props.onShowLast} />}
      <fieldset>
        <legend>{translate('rereadWhich')}</legend>
        {offered.map(([each, label]) => (
          <label key={each} class="choice">
            <input
              type="radio"
              name="scope"
              checked={scope.value === each}
              onChange={() => {
                scope.value = each;
              }}
            />
            {translate(label)} <span class="secondary">{countWords(counts[each], kept[each])}</span>
          </label>
        ))}
      </fieldset>
      {kept[scope.value] === 0 && <p role="status">{translate('rereadNoneKept')}</p>}
      <label class="choice">
        <input
          type="checkbox"
          checked={again.value}
          onChange={() => {
            again.value = !again.value;
          }}
        />
        {translate('rereadAgain')}
      </label>
      <div class="buttons">
        <button type="button" class="button" onClick={props.onClose}>
          {translate('cancel')}
        </button>
        <button type="submit" class="button primary" disabled={offered.length === 0}>
          {translate('rereadStart')}
        </button>
      </div>
    </form>
  );
}

/** 「22 篇 · 其中 2 篇留有原页」, as far as either is known. */
function countWords(count: number | null | undefined, kept: number | undefined): string {
  return [
    typeof count === 'number' && clipsWords(count),
    kept !== undefined && translate('rereadKept', clipsWords(kept)),
  ]
    .filter(Boolean)
    .join(' · ');
}

type LastRunProps = Pick<RereadDialogProps, 'now' | 'onResume' | 'onShowLast'> & { last: RereadResult };

/** What the run before left: it may go on, or be looked at and undone. */
function LastRun({ last, now, onResume, onShowLast }: LastRunProps) {
  const { run, rereads } = last;
  const changed = rereads.filter(({ outcome }) => outcome === 'changed').length;
  if (run.isFinished && changed === 0) return null;
  const words = run.isFinished ? 'rereadLast' : 'rereadLastStopped';
  return (
    <div class="last">
      <p>{translate(words, momentWords(run.startedAt, now), clipsWords(changed))}</p>
      <div class="buttons">
        {changed > 0 && (
          <button type="button" class="button" onClick={() => onShowLast(last)}>
            {translate('rereadShowLast')}
          </button>
        )}
        {!run.isFinished && (
          <button type="button" class="button" onClick={() => onResume(run)}>
            {translate('rereadResume')}
          </button>
        )}
      </div>
    </div>
  );
}

type ResultProps = RereadDialogProps & { result: RereadResult; progress: RereadProgress | undefined };

/** How many are as they were and what is otherwise, each changed clip by name. */
function Result({ result, progress, named, onMore, onLook, onUndo, onUndoAll, onClose }: ResultProps) {
  const { run, rereads } = result;
  const count = (outcome: Reread['outcome']) => rereads.filter((reread) => reread.outcome === outcome).length;
  const changed = rereads.filter(({ outcome }) => outcome === 'changed');
  const without = progress?.without ?? 0;
  const before = progress ? progress.seen - progress.same - progress.changed - progress.failed - progress.without : 0;
  const counts: [MessageKey, number][] = [
    ['rereadChanged', changed.length],
    ['rereadSame', count('same')],
    ['rereadFailed', count('failed')],
    ['rereadWithout', without],
    ['rereadBefore', before],
  ];
  const shown = new Set(named.map(({ reread }) => reread.id));
  const further = changed.filter(({ id }) => !shown.has(id)).length;
  return (
    <div class="stage" aria-live="polite">
      {!run.isFinished && <p>{translate('rereadStopped')}</p>}
      <dl class="tally">
        {counts
          .filter(([, number], at) => number > 0 || at < 2)
          .map(([label, number]) => (
            <div key={label}>
              <dt>{translate(label)}</dt>
              <dd>{numberWords(number)}</dd>
            </div>
          ))}
      </dl>
      {named.length > 0 && (
        <>
          <p class="secondary">{tallyWords(changed)}</p>
          <ul class="rereads">
            {named.map(({ reread, clip, undo }) => (
              <li key={reread.id}>
                <span class="headline" lang={clip?.article.inLanguage}>
                  {clip?.article.headline ?? translate('clipMissing')}
                </span>
                <span class="secondary">
                  {undo ? translate(`rereadOne_${undo}`) : reread.changed.map(changedWords).join('、')}
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
      )}
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

function changedWords(changed: Changed): string {
  if (changed === 'articleBody') return translate('field_articleBody');
  return translate(changed === 'other' ? 'rereadOther' : FIELD_TEXTS[changed].label);
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

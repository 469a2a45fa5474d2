import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type MessageKey, translate } from '../utils/i18n/translate';
import type { Reread, RereadRun } from '../utils/library/rereading';
import type { Failure } from '../utils/messages/messages';
import type { ExportScope } from './export-menu';
import { Icon } from './icon';
import { Modal } from './modal';
import './reread-dialog.css';
import { type NamedReread, RereadOutcome, type RereadProgress, type RereadResult } from './reread-outcome';
import { clipsWords, momentWords, numberWords } from './wording';

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
      return <RereadOutcome {...props} result={state.result} progress={state.progress} />;
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
        <button type="submit" class="button primary" disabled={offered.length === 0 || kept[scope.value] === 0}>
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

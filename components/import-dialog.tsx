import { useSignal } from '@preact/signals';
import type { BundleSettings } from '../utils/exchange/bundle-settings';
import { type ImportPlan, wantedSources, writtenBy } from '../utils/exchange/import';
import type { Fault } from '../utils/exchange/import-faults';
import { translate } from '../utils/i18n/translate';
import type { Failure } from '../utils/messages/messages';
import { Icon } from './icon';
import { ImportConflict } from './import-conflict';
import './import-dialog.css';
import { ImportSettings } from './import-settings';
import { Modal } from './modal';
import { bytesWords, clipsWords, momentWords, numberWords } from './wording';

/** How far an import has got. */
export type ImportState =
  | { kind: 'choosing' }
  /** `compared`: how many of its clips have been compared with the library. */
  | { kind: 'checking'; fileName: string; size: number; compared?: { done: number; total: number } }
  /** `settings`: those of the file that are otherwise here. */
  | { kind: 'planned'; fileName: string; plan: ImportPlan; settings: BundleSettings }
  | { kind: 'refused'; fileName: string; faults: readonly Fault[] }
  | { kind: 'writing'; clips: number; sources: { written: number; total: number } }
  /** `missing`: all that the file has, its kept pages, or nothing of it. */
  | { kind: 'failed'; failure: Failure; missing: 'all' | 'sources' | 'nothing' }
  /** `sourcesLeft`: kept pages that were left because the user stopped it. */
  | ({ kind: 'done'; sourcesLeft: number } & Brought);

/** What an import has brought. */
interface Brought {
  clips: number;
  /** Of the clips those that come into the trash. */
  trashed: number;
  rules: number;
  searches: number;
  lists: number;
  /** What clips said before. */
  revisions: number;
  /** Kept pages. */
  sources: number;
  settings: number;
}

interface ImportDialogProps {
  /** Absent: the dialog is closed. */
  state: ImportState | undefined;
  now: Date;
  onFile(file: File): void;
  onApply(changed: 'keep' | 'replace', withSettings: boolean): void;
  /** Stops the check, or the writing of kept pages. */
  onStop(): void;
  onClose(): void;
}

/** What has come of the trash and beside the clips, in words. */
const BESIDE = [
  ['trashed', 'importDoneTrashed'],
  ['revisions', 'importDoneRevisions'],
  ['sources', 'importDoneSources'],
  ['rules', 'importDoneRules'],
  ['searches', 'importDoneSearches'],
  ['lists', 'importDoneLists'],
  ['settings', 'importDoneSettings'],
] as const;

/** Brings clips in from a file: says first what that would do, then does it. */
export function ImportDialog({ state, now, onFile, onApply, onStop, onClose }: ImportDialogProps) {
  const isBusy = state?.kind === 'writing' || state?.kind === 'checking';
  return (
    <Modal
      isOpen={state !== undefined}
      title={translate('importTitle')}
      className="import-dialog"
      isBusy={isBusy}
      onClose={onClose}
    >
      <div class="stage" aria-live="polite" aria-busy={isBusy}>
        {state?.kind === 'choosing' && <Chooser onFile={onFile} />}
        {state?.kind === 'checking' && (
          <Busy
            text={translate('importChecking', state.fileName, bytesWords(state.size))}
            progress={state.compared}
            onStop={onStop}
          />
        )}
        {state?.kind === 'planned' && <Plan state={state} now={now} onApply={onApply} onClose={onClose} />}
        {state?.kind === 'refused' && <Refused state={state} onFile={onFile} />}
        {state?.kind === 'writing' &&
          (state.sources.written === 0 ? (
            <Busy text={`${translate('importWriting', clipsWords(state.clips))} ${translate('importAtOnce')}`} />
          ) : (
            <Busy
              text={translate(
                'importSourcesWriting',
                numberWords(state.sources.written),
                numberWords(state.sources.total),
              )}
              progress={{ done: state.sources.written, total: state.sources.total }}
              onStop={onStop}
            />
          ))}
        {state?.kind === 'failed' && (
          <p class="error" role="alert">
            <Icon name="warning" /> {translate(`failure_${state.failure}`)}{' '}
            {state.missing === 'all' && translate('importUntouched')}
            {state.missing === 'sources' && translate('importSourcesMissing')}
          </p>
        )}
        {state?.kind === 'done' && (
          <>
            <p class="done">
              <Icon name="check" /> {translate('importDone', clipsWords(state.clips))}{' '}
              {BESIDE.filter(([name]) => state[name] > 0)
                .map(([name, done]) => translate(done, numberWords(state[name])))
                .join(' ')}{' '}
              {state.sourcesLeft > 0 && translate('importSourcesMissing')}
            </p>
            <div class="buttons">
              <button type="button" class="button primary" onClick={onClose}>
                {translate('close')}
              </button>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}

/** A place to drop a file on, which is also the button to choose one. */
function Chooser({ onFile }: { onFile(file: File): void }) {
  const isOver = useSignal(false);
  return (
    <label
      class={isOver.value ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        isOver.value = false;
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <Icon name="import" />
      <span>{translate('importChoose')}</span>
      <span class="secondary">{translate('importPromise')}</span>
      <input
        type="file"
        autofocus
        class="visually-hidden"
        accept=".json,application/json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

interface BusyProps {
  text: string;
  progress?: { done: number; total: number } | undefined;
  /** Not given while it cannot be stopped. */
  onStop?: () => void;
}

/** What is done, how far that is, and the way to stop it. */
function Busy({ text, progress, onStop }: BusyProps) {
  return (
    <>
      <p>{text}</p>
      <progress aria-label={text} value={progress?.done} max={progress?.total} />
      {progress && (
        // Told once by the bar; who listens would hear every number.
        <p class="secondary" aria-hidden="true">
          {numberWords(progress.done)} / {numberWords(progress.total)}
        </p>
      )}
      {onStop && (
        <div class="buttons">
          <button type="button" class="button" onClick={onStop}>
            {translate('cancel')}
          </button>
        </div>
      )}
    </>
  );
}

type Planned = Extract<ImportState, { kind: 'planned' }>;

type PlanProps = { state: Planned; now: Date } & Pick<ImportDialogProps, 'onApply' | 'onClose'>;

/** What the import would do, in numbers; the clips that the library has otherwise by name, with the choice. */
function Plan({ state, now, onApply, onClose }: PlanProps) {
  const { plan, fileName } = state;
  const changed = useSignal<'keep' | 'replace'>('keep');
  const withSettings = useSignal(false);
  const brings = toBrought(state, changed.value, withSettings.value);
  const isNothing = Object.values(brings).every((count) => count === 0);
  return (
    <form
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(changed.value, withSettings.value);
      }}
    >
      <p class="secondary">
        {fileName} · {plan.generator.name} {plan.generator.version} ·{' '}
        <time dateTime={plan.exportedAt}>{momentWords(plan.exportedAt, now)}</time>
      </p>
      <Tally plan={plan} brings={brings} />
      {plan.changed.length + plan.searches.changed.length + plan.lists.changed.length > 0 && (
        <ImportConflict plan={plan} now={now} choice={changed} />
      )}
      {Object.keys(state.settings).length > 0 && <ImportSettings settings={state.settings} choice={withSettings} />}
      {plan.identical === plan.total && isNothing && <p>{translate('importAllThere')}</p>}
      <div class="buttons">
        <button type="button" class="button" onClick={onClose}>
          {translate(isNothing ? 'close' : 'cancel')}
        </button>
        {!isNothing && (
          <button type="submit" class="button primary">
            {brings.clips > 0 ? translate('importApply', clipsWords(brings.clips)) : translate('importBeside')}
          </button>
        )}
      </div>
    </form>
  );
}

/** What a plan brings under these choices. */
function toBrought({ plan, settings }: Planned, changed: 'keep' | 'replace', withSettings: boolean): Brought {
  const clips = writtenBy(plan, changed);
  return {
    clips: clips.length,
    trashed: clips.filter(({ clip }) => clip.trashedAt !== undefined).length,
    rules: plan.rules.new.length,
    searches: writtenBy(plan.searches, changed).length,
    lists: writtenBy(plan.lists, changed).length,
    revisions: plan.revisions.length,
    sources: wantedSources(plan, changed).length,
    settings: withSettings ? Object.keys(settings).length : 0,
  };
}

/** The plan in numbers; of what goes with the clips only what there is. */
function Tally({ plan, brings }: { plan: ImportPlan; brings: Brought }) {
  const clips = [
    ['importNew', plan.new.length],
    ['importIdentical', plan.identical],
    ['importChanged', plan.changed.length],
  ] as const;
  const beside = [
    ['importTrashed', brings.trashed],
    ['importRevisions', brings.revisions],
    ['importSources', brings.sources],
    ['importRules', brings.rules],
    ['importSearches', plan.searches.new.length],
    ['importSearchesChanged', plan.searches.changed.length],
    ['importLists', plan.lists.new.length],
    ['importListsChanged', plan.lists.changed.length],
  ] as const;
  return (
    <dl class="tally">
      {[...clips, ...beside.filter(([, count]) => count > 0)].map(([label, count]) => (
        <div key={label}>
          <dt>{translate(label)}</dt>
          <dd>{numberWords(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

type Refusal = Extract<ImportState, { kind: 'refused' }>;

/** Why a file is refused: each fault with its place in the file. */
function Refused({ state, onFile }: { state: Refusal; onFile(file: File): void }) {
  return (
    <>
      <p class="error" role="alert">
        <Icon name="warning" /> {translate('importRefused', state.fileName)} {translate('importUntouched')}
      </p>
      <table class="faults">
        <thead>
          <tr>
            <th>{translate('faultPlace')}</th>
            <th>{translate('faultReason')}</th>
            <th>{translate('faultFound')}</th>
          </tr>
        </thead>
        <tbody>
          {state.faults.map(({ path, reason, found }, index) => (
            <tr key={index}>
              <td>
                <code>{path || translate('faultWholeFile')}</code>
              </td>
              <td>{translate(`fault_${reason}`)}</td>
              <td>
                <code>{found}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Chooser onFile={onFile} />
    </>
  );
}

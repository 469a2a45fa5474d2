import type { Article } from '../utils/article/article';
import { translate } from '../utils/i18n/translate';
import { Modal } from './modal';
import { VersionDifference } from './version-difference';
import './version-dialog.css';

/** A version of a clip, and when the page was read that says it. */
export interface Version {
  article: Article;
  readAt: string;
}

/** An older version of a clip, and how it is called: 「2020-05-08 之前」. */
export interface NamedVersion extends Version {
  name: string;
}

/** What the dialog compares: a new reading with the clip, or the clip with what it said before. */
export type VersionView =
  | { kind: 'reading'; before: Article; after: Version; isSame: boolean }
  | { kind: 'revisions'; now: Article; versions: NamedVersion[]; chosen: number };

interface VersionDialogProps {
  view: VersionView | undefined;
  /** Takes the new reading, or the chosen older version, into the clip. */
  onAccept(version: Version): void;
  onChoose(index: number): void;
  onClose(): void;
}

/** Shows the difference before anything is changed. */
export function VersionDialog({ view, onAccept, onChoose, onClose }: VersionDialogProps) {
  return (
    <Modal
      isOpen={view !== undefined}
      title={translate(view?.kind === 'revisions' ? 'compareRevisions' : 'extractAgain')}
      className="version-dialog"
      tools={
        view?.kind === 'revisions' && (
          <select
            class="input"
            aria-label={translate('revision')}
            value={view.chosen}
            onChange={(event) => onChoose(Number(event.currentTarget.value))}
          >
            {view.versions.map(({ name }, index) => (
              <option key={index} value={index}>
                {name}
              </option>
            ))}
          </select>
        )
      }
      onClose={onClose}
    >
      {view && <Compared view={view} onAccept={onAccept} onClose={onClose} />}
    </Modal>
  );
}

function Compared({
  view,
  onAccept,
  onClose,
}: Pick<VersionDialogProps, 'onAccept' | 'onClose'> & { view: VersionView }) {
  const accepted = view.kind === 'reading' ? view.after : view.versions[view.chosen];
  if (!accepted) return null;
  const older = view.kind === 'reading' ? view.before : accepted.article;
  const newer = view.kind === 'reading' ? accepted.article : view.now;
  const isNothing = view.kind === 'reading' && view.isSame;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long difference is scrolled by keys. */}
      <div class="content" tabIndex={0}>
        {isNothing ? <p>{translate('extractedSame')}</p> : <VersionDifference before={older} after={newer} />}
      </div>
      <footer class="buttons">
        <button type="button" class="button" onClick={onClose}>
          {translate(isNothing ? 'close' : 'keepAsIs')}
        </button>
        {!isNothing && (
          <button type="button" class="button primary" onClick={() => onAccept(accepted)}>
            {translate(view.kind === 'reading' ? 'acceptReading' : 'bringBack')}
          </button>
        )}
      </footer>
    </>
  );
}

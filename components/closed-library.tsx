import { useEffect } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import './closed-library.css';
import { Icon } from './icon';
import { bytesWords, clipsWords } from './wording';

interface ClosedLibraryProps {
  /** Whether the browser says that it cannot open the database, or says nothing. */
  reason: 'unopenable' | 'silent';
  /** The folder of the database inside the profile: 「IndexedDB/chrome-extension_…」. */
  folder: string;
  /** What the second copy takes on disk: 0 where there is none, nothing while that is not known. */
  copyBytes: number | undefined;
  /** How many clips a running export has written. */
  written: number | undefined;
  /** Called when it is shown first. */
  onLook(): void;
  onExport(): void;
}

/** The library cannot be opened: what is the matter, what to try, and the way out for the clips. */
export function ClosedLibrary({ reason, folder, copyBytes, written, onLook, onExport }: ClosedLibraryProps) {
  useEffect(onLook, [onLook]);
  return (
    <div class="closed-library">
      <div role="alert">
        <h2>
          <Icon name="warning" /> {translate('closedTitle')}
        </h2>
        <p>{translate(`closed_${reason}`)}</p>
      </div>
      <ol>
        <li>{translate('closedStepTabs')}</li>
        <li>{translate('closedStepDisk', folder)}</li>
        {copyBytes !== 0 && <li>{translate('closedStepMove')}</li>}
      </ol>
      {copyBytes === 0 && <p>{translate('closedNoCopy')}</p>}
      {copyBytes !== undefined && copyBytes > 0 && (
        <>
          <p>{translate('closedCopy', bytesWords(copyBytes))}</p>
          <button type="button" class="button primary" aria-disabled={written !== undefined} onClick={onExport}>
            <Icon name="export" /> {translate('exportCopy')}
          </button>
          <p class="secondary" role="status">
            {written !== undefined && translate('exportingCopy', clipsWords(written))}
          </p>
        </>
      )}
    </div>
  );
}

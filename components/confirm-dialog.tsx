import { translate } from '../utils/i18n/translate';
import './confirm-dialog.css';
import { Dialog } from './dialog';

/** What cannot be undone, and what doing it is called. */
export interface Confirmation {
  question: string;
  /** What it is about, one by one. */
  details?: string[];
  action: string;
  onConfirm(): void;
}

/** Asks before what cannot be undone; the way back has the focus. */
export function ConfirmDialog({ asked, onClose }: { asked: Confirmation | undefined; onClose(): void }) {
  return (
    <Dialog isOpen={asked !== undefined} className="confirm-dialog" label={asked?.action} onClose={onClose}>
      <div class="stage">
        <p>{asked?.question}</p>
        {asked?.details && (
          <ul class="details">
            {asked.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        <div class="buttons">
          <button type="button" class="button" onClick={onClose}>
            {translate('cancel')}
          </button>
          <button
            type="button"
            class="button danger"
            onClick={() => {
              asked?.onConfirm();
              onClose();
            }}
          >
            {asked?.action}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

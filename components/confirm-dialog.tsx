import { useEffect, useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import './confirm-dialog.css';

/** What cannot be undone, and what doing it is called. */
export interface Confirmation {
  question: string;
  action: string;
  onConfirm(): void;
}

/** Asks before what cannot be undone; the way back has the focus. */
export function ConfirmDialog({ asked, onClose }: { asked: Confirmation | undefined; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (asked) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asked]);
  return (
    <dialog ref={dialog} class="confirm-dialog" aria-label={asked?.action} onClose={onClose}>
      <p>{asked?.question}</p>
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
    </dialog>
  );
}

import { translate } from '../utils/i18n/translate';
import { Icon } from './icon';
import './toast.css';

/** A sentence about what was just done, with the way back where there is one. */
export interface ToastMessage {
  text: string;
  isError?: boolean;
  onUndo?: () => void;
}

interface ToastProps {
  message: ToastMessage | undefined;
  onClose(): void;
}

/** The live region for what was just done. It stands empty from the start, or screen readers would not say the first one. */
export function Toast({ message, onClose }: ToastProps) {
  return (
    <div class="toast-region" role="status">
      {message && (
        <div class={message.isError ? 'toast is-error' : 'toast'}>
          {message.isError && <Icon name="warning" />}
          <span>{message.text}</span>
          {message.onUndo && (
            <button type="button" class="button quiet" onClick={message.onUndo}>
              {translate('undo')}
            </button>
          )}
          <button type="button" class="button quiet icon-only" aria-label={translate('close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

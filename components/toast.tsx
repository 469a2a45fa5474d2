import { createPortal } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import { placeInDialog } from './dialog';
import { useFocusAfter } from './focus-after';
import { Icon } from './icon';
import { CloseButton } from './icon-button';
import { NOTICE_MS } from './notice-time';
import { useUndoKey } from './plain-key';
import './toast.css';

/** A sentence about what was just done, with the way back where there is one. */
export interface ToastMessage {
  text: string;
  isError?: boolean;
  onUndo?: () => void;
}

interface ToastProps {
  message: ToastMessage | undefined;
  /** Stays until something else is said or it is closed, as every error does. */
  stays?: boolean;
  onClose(): void;
}

/**
 * The live region for what was just done, and Ctrl+Z for its way back. It stands empty from the start, or screen readers
 * would not say the first one; while a dialog is open the message stands in the dialog's own. A message goes by itself,
 * but not from under the pointer or the focus.
 */
export function Toast(props: ToastProps) {
  const { message } = props;
  const place = placeInDialog.value;
  useUndoKey(message?.onUndo, { isLatest: true });
  const card = message && <ToastCard key={message.text} {...props} message={message} />;
  return (
    <>
      <div class="toast-region" role="status">
        {!place && card}
      </div>
      {place && createPortal(card, place)}
    </>
  );
}

function ToastCard({ message, stays = false, onClose }: ToastProps & { message: ToastMessage }) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hold = () => clearTimeout(timer.current);
  const letGo = () => {
    hold();
    if (!message.isError && !stays) timer.current = setTimeout(onClose, NOTICE_MS);
  };
  // A new message has its own time. `message` is what it waits for.
  useEffect(() => {
    letGo();
    return hold;
  }, [message]);
  // Where it goes with the focus in it, the focus goes back whence it came, not to the top of the page.
  const toast = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<EventTarget | null>(null);
  useFocusAfter(toast, () => {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  });
  return (
    <div
      ref={toast}
      class={message.isError ? 'toast is-error' : 'toast'}
      onPointerEnter={hold}
      onPointerLeave={letGo}
      onFocusIn={({ currentTarget, relatedTarget }) => {
        hold();
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) cameFrom.current = relatedTarget;
      }}
      onFocusOut={letGo}
    >
      {message.isError && <Icon name="warning" />}
      <span>{message.text}</span>
      {message.onUndo && (
        <button
          type="button"
          class="button quiet"
          title="Ctrl+Z"
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={message.onUndo}
        >
          {translate('undo')}
        </button>
      )}
      <CloseButton onClose={onClose} />
    </div>
  );
}

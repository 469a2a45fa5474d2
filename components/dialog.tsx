import { computed, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import './modal.css';

/** The places for messages in the dialogs that are open, the topmost last. */
const places = signal<readonly HTMLElement[]>([]);

/**
 * Where a message has to stand while a dialog is open: all behind the topmost one is inert, so that nothing there can be
 * pressed and no screen reader says it. Undefined while there is none.
 */
export const placeInDialog = computed(() => places.value.at(-1));

interface DialogProps {
  isOpen: boolean;
  className: string;
  /** Its name, where no heading gives it. */
  label?: string | undefined;
  /** The id of the heading that names it. */
  labelledBy?: string;
  /** While something runs that must come to its end, not even Escape closes it. */
  isBusy?: boolean;
  onClose(): void;
  children: ComponentChildren;
}

/** What stands over the page until it is answered, with a place of its own for messages. */
export function Dialog({ isOpen, className, label, labelledBy, isBusy = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [shown, mine] = [dialog.current, place.current];
    if (!isOpen || !shown || !mine) return;
    shown.showModal();
    places.value = [...places.value, mine];
    return () => {
      places.value = places.value.filter((other) => other !== mine);
      shown.close();
    };
  }, [isOpen]);
  // A button that goes with its stage takes the focus with it; what the next stage is for gets it.
  useLayoutEffect(() => {
    if (!isOpen || document.activeElement !== document.body) return;
    dialog.current?.querySelector<HTMLElement>('.stage :is(.primary, input):not(:disabled)')?.focus();
  });
  return (
    <dialog
      ref={dialog}
      class={`modal ${className}`}
      aria-label={label}
      aria-labelledby={labelledBy}
      // A second Escape closes what only prevents the first; browsers before 134 know no better.
      closedby={isBusy ? 'none' : 'closerequest'}
      onCancel={(event) => {
        if (isBusy) event.preventDefault();
      }}
      onClose={onClose}
    >
      {children}
      <div ref={place} class="toast-region" role="status" />
    </dialog>
  );
}

import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { CloseButton } from './icon-button';
import './modal.css';

interface ModalProps {
  isOpen: boolean;
  title: string;
  className?: string;
  /** While something runs that must come to its end, the dialog cannot be closed. */
  isBusy?: boolean;
  /** Stands in the head, between title and cross. */
  tools?: ComponentChildren;
  onClose(): void;
  children: ComponentChildren;
}

/** A dialog over the page with its title and the way out; Escape closes it too. */
export function Modal({ isOpen, title, className = '', isBusy = false, tools, onClose, children }: ModalProps) {
  const dialog = useModal(isOpen);
  const id = useId();
  return (
    <dialog
      ref={dialog}
      class={`modal ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        if (isBusy) event.preventDefault();
      }}
      onClose={onClose}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {tools}
        <CloseButton isDisabled={isBusy} onClose={onClose} />
      </header>
      {isOpen && children}
    </dialog>
  );
}

/** The dialog element that is shown over the page while `isOpen`: `<dialog ref={useModal(asked)}>`. */
export function useModal(isOpen: boolean): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return dialog;
}

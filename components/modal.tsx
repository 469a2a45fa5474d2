import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Dialog } from './dialog';
import { CloseButton } from './icon-button';

interface ModalProps {
  isOpen: boolean;
  title: string;
  className: string;
  /** While something runs that must come to its end, the dialog cannot be closed. */
  isBusy?: boolean;
  /** Stands in the head, between title and cross. */
  tools?: ComponentChildren;
  onClose(): void;
  children: ComponentChildren;
}

/** A dialog with its title and the way out; Escape closes it too. */
export function Modal({ isOpen, title, className, isBusy = false, tools, onClose, children }: ModalProps) {
  const id = useId();
  return (
    <Dialog isOpen={isOpen} className={className} labelledBy={id} isBusy={isBusy} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        {tools}
        <CloseButton isDisabled={isBusy} onClose={onClose} />
      </header>
      {isOpen && children}
    </Dialog>
  );
}

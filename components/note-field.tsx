import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import { useBeforeLeaving } from './before-leaving';
import './note-field.css';

interface NoteFieldProps {
  /** The field's name. */
  label: string;
  placeholder: string;
  /** What is kept. */
  note: string;
  /** Keeps the note; resolves to whether it is on disk. */
  onKeep(note: string): Promise<boolean>;
}

/** A note is kept when nothing was typed for so long. */
const TYPING_MS = 500;
const MAX_LENGTH = 100_000;

/** A note that keeps itself: shortly after the last key, when it is left, and before it goes away with its page. */
export function NoteField({ label, placeholder, note, onKeep }: NoteFieldProps) {
  /** What stands in the field and is not on disk yet. */
  const typed = useSignal<string | undefined>(undefined);
  const isKept = useSignal(false);
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  async function keep() {
    clearTimeout(typing.current);
    const text = typed.peek();
    if (text === undefined) return;
    if (text !== note && !(await onKeep(text.toWellFormed()))) return;
    isKept.value = true;
    // Unless more was typed meanwhile.
    if (typed.peek() === text) typed.value = undefined;
  }
  useBeforeLeaving(keep);

  return (
    <label class="note-field">
      <span class="secondary">
        {label}
        <span role="status">{isKept.value && typed.value === undefined && translate('saved')}</span>
      </span>
      <textarea
        class="input"
        rows={2}
        maxLength={MAX_LENGTH}
        aria-label={label}
        placeholder={placeholder}
        value={typed.value ?? note}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          clearTimeout(typing.current);
          typing.current = setTimeout(keep, TYPING_MS);
        }}
        onBlur={keep}
      />
    </label>
  );
}

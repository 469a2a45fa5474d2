import { useSignal } from '@preact/signals';
import './name-form.css';
import { useClosePopover } from './popover';

interface NameFormProps {
  /** What is to be named, for screen readers. */
  label: string;
  /** What stands there to begin with. */
  name: string;
  action: string;
  /** Whether it takes the focus as it opens. */
  takesFocus?: boolean;
  /** More than one name may be given: its panel stays open, and the line stands empty for the next. */
  staysOpen?: boolean;
  /** Called as it is typed. */
  onType?(typed: string): void;
  onName(name: string): void;
}

const MAX_LENGTH = 100;

/** A line to type a name into, with its button; Enter does the same. The panel that it stands in closes before it acts. */
export function NameForm(props: NameFormProps) {
  const { label, name, action, takesFocus = true, staysOpen = false, onType, onName } = props;
  const typed = useSignal(name.slice(0, MAX_LENGTH));
  const close = useClosePopover();
  const clean = () => typed.value.trim().toWellFormed();
  return (
    <form
      class="name-form padded"
      onSubmit={(event) => {
        event.preventDefault();
        const named = clean();
        if (named === '') return;
        if (staysOpen) typed.value = '';
        else close();
        onName(named);
      }}
    >
      <input
        class="input"
        aria-label={label}
        placeholder={label}
        value={typed.value}
        maxLength={MAX_LENGTH}
        autofocus={takesFocus}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          onType?.(typed.value);
        }}
      />
      <button type="submit" class="button primary" disabled={clean() === ''}>
        {action}
      </button>
    </form>
  );
}

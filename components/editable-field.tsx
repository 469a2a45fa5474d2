import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ArticleMetadata, EditableField as Field } from '../utils/article/article';
import { translate } from '../utils/i18n/translate';
import { useBeforeLeaving } from './before-leaving';
import './editable-field.css';
import { FIELD_TEXTS, readEdit } from './field-text';

interface EditableFieldProps {
  field: Field;
  article: ArticleMetadata;
  /** How the value is shown where that differs from how it is typed. */
  shown?: string;
  /** Whether the field's name stands before the value. */
  labelled?: boolean;
  onChange(field: Field, change: Partial<ArticleMetadata>): void;
}

/** A value that is edited where it stands: click or Enter, type, Enter; Escape gives up. */
export function EditableField({ field, article, shown, labelled, onChange }: EditableFieldProps) {
  const { label, toText } = FIELD_TEXTS[field];
  const isEditing = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = translate(label);
  if (isEditing.value) {
    return (
      <FieldInput
        field={field}
        article={article}
        onChange={onChange}
        onDone={({ byKey }) => {
          isEditing.value = false;
          // The button is drawn again only after this.
          if (byKey) requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  }
  const text = shown ?? toText(article);
  return (
    <button
      ref={button}
      type="button"
      class="editable"
      title={translate('editField', name)}
      onClick={() => {
        isEditing.value = true;
      }}
    >
      {labelled ? <span class="secondary">{name} </span> : <span class="visually-hidden">{name} </span>}
      {text === '' ? (
        <span class="unset">{translate('fieldUnset')}</span>
      ) : (
        <span class="value" lang={article.inLanguage}>
          {text}
        </span>
      )}
    </button>
  );
}

type FieldInputProps = Pick<EditableFieldProps, 'field' | 'article' | 'onChange'> & {
  /** The value was taken or given up; by a key, or because the focus has gone elsewhere. */
  onDone(how: { byKey: boolean }): void;
};

/** Where the value is typed; what cannot be understood is said and stays to be corrected. */
function FieldInput({ field, article, onChange, onDone }: FieldInputProps) {
  const { label, toText } = FIELD_TEXTS[field];
  const value = toText(article);
  const typed = useSignal(value);
  const error = useSignal('');
  const input = useRef<HTMLTextAreaElement>(null);
  /** Going away itself hands over what was typed, but not what was given up. */
  const isDone = useRef(false);
  const errorId = useId();
  const name = translate(label);

  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  function finish(how: { byKey: boolean }) {
    isDone.current = true;
    onDone(how);
  }

  function commit(how: { byKey: boolean }) {
    if (isDone.current) return;
    if (typed.value.trim() === value) return finish(how);
    const edit = readEdit(field, typed.value);
    if ('error' in edit) {
      error.value = translate(edit.error);
      return;
    }
    finish(how);
    onChange(field, edit.change);
  }

  useBeforeLeaving(() => commit({ byKey: false }));

  return (
    <span class="editing">
      <textarea
        ref={input}
        class="input"
        rows={1}
        lang={article.inLanguage}
        aria-label={name}
        aria-invalid={error.value !== ''}
        aria-describedby={errorId}
        placeholder={translate('fieldPlaceholder', name)}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value.replace(/\s*\n\s*/g, ' ');
          error.value = '';
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
          event.preventDefault();
          if (event.key === 'Enter') commit({ byKey: true });
          else finish({ byKey: true });
        }}
        onBlur={() => commit({ byKey: false })}
      />
      <span id={errorId} class="error" role="alert">
        {error.value}
      </span>
    </span>
  );
}

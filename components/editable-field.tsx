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
  const typed = useSignal<string | undefined>(undefined);
  const error = useSignal('');
  const input = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const errorId = useId();
  const editing = typed.value !== undefined;
  const name = translate(label);
  const value = toText(article);

  useLayoutEffect(() => {
    if (!editing) return;
    input.current?.focus();
    input.current?.select();
  }, [editing]);

  function stop(refocus: boolean) {
    typed.value = undefined;
    error.value = '';
    // The button is drawn again only after this.
    if (refocus) requestAnimationFrame(() => button.current?.focus());
  }

  function commit(refocus: boolean) {
    if (typed.value === undefined) return;
    if (typed.value.trim() === value) return stop(refocus);
    const edit = readEdit(field, typed.value);
    if ('error' in edit) {
      error.value = translate(edit.error);
      return;
    }
    stop(refocus);
    onChange(field, edit.change);
  }

  useBeforeLeaving(() => commit(false));

  if (editing) {
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
            if (event.key === 'Enter') commit(true);
            else stop(true);
          }}
          onBlur={() => commit(false)}
        />
        <span id={errorId} class="error" role="alert">
          {error.value}
        </span>
      </span>
    );
  }
  const text = shown ?? value;
  return (
    <button
      ref={button}
      type="button"
      class="editable"
      title={translate('editField', name)}
      onClick={() => {
        typed.value = value;
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

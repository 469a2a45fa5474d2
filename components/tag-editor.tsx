import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { TagChange } from '../utils/library/tags';
import { useBeforeLeaving } from './before-leaving';
import { Icon } from './icon';
import './tag-editor.css';

interface TagEditorProps {
  tags: readonly string[];
  /** Tags that exist already, offered while typing. */
  known: readonly string[];
  /** Told how the tags are to change, not what they are to be: what was typed just before may not be on disk yet. */
  onChange(change: TagChange): void;
}

const MAX_LENGTH = 100;

/** The tags as chips with a cross each, and a place to type the next: Enter or a comma adds it, Backspace takes the last. */
export function TagEditor({ tags, known, onChange }: TagEditorProps) {
  const typed = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  function add() {
    const added = typed.value
      .split(/[,，、;；]/u)
      .map((tag) => tag.trim().slice(0, MAX_LENGTH))
      .filter((tag) => tag !== '' && tag.isWellFormed());
    typed.value = '';
    if (added.some((tag) => !tags.includes(tag))) onChange({ addTags: added });
  }

  const takeOff = (tag: string) => onChange({ removeTags: [tag] });

  useBeforeLeaving(add);

  return (
    <span class="tag-editor">
      {tags.map((tag) => (
        <span key={tag} class="tag">
          <span lang="zh">{tag}</span>
          <button
            type="button"
            aria-label={translate('removeTag', tag)}
            title={translate('removeTag', tag)}
            onClick={({ detail }) => {
              takeOff(tag);
              // Pressed by key, the button takes the focus with it.
              if (detail === 0) input.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        ref={input}
        value={typed.value}
        list={listId}
        size={8}
        placeholder={translate('addTag')}
        aria-label={translate('addTag')}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          if (/[,，、;；]$/u.test(typed.value)) add();
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter' && typed.value.trim() !== '') {
            event.preventDefault();
            event.stopPropagation();
            add();
          }
          const last = tags.at(-1);
          if (event.key === 'Backspace' && typed.value === '' && last !== undefined) takeOff(last);
          if (event.key === 'Escape' && typed.value !== '') {
            event.preventDefault();
            event.stopPropagation();
            typed.value = '';
          }
        }}
        onBlur={add}
      />
      <datalist id={listId}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </span>
  );
}

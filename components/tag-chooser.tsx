import { useSignal } from '@preact/signals';
import { translate } from '../utils/i18n/translate';
import { cleanTags } from '../utils/library/make-clip';
import { MenuItem } from './menu-item';
import { NameForm } from './name-form';

interface TagChooserProps {
  /** Tags that exist already. */
  known: readonly string[];
  /** Those that all of the clips have. */
  chosen: readonly string[];
  onAdd(tag: string): void;
  onTakeOff(tag: string): void;
}

/** A menu of more would be no quicker than typing. */
const MOST = 12;

/** Tags for many clips: each with a tick where all have it, and a line to type another, which narrows the choice. */
export function TagChooser({ known, chosen, onAdd, onTakeOff }: TagChooserProps) {
  const typed = useSignal('');
  const offered = known.filter((tag) => tag.includes(typed.value.trim())).slice(0, MOST);
  return (
    <div class="tag-chooser">
      <NameForm
        label={translate('tagName')}
        name=""
        action={translate('addTagShort')}
        staysOpen
        onType={(text) => {
          typed.value = text;
        }}
        onName={(name) => {
          for (const tag of cleanTags([name])) onAdd(tag);
          typed.value = '';
        }}
      />
      {offered.map((tag) => {
        const isChosen = chosen.includes(tag);
        return (
          <MenuItem
            key={tag}
            icon={isChosen ? 'check' : 'plus'}
            isChosen={isChosen}
            staysOpen
            onClick={() => (isChosen ? onTakeOff(tag) : onAdd(tag))}
          >
            <span class="value" lang="zh">
              {tag}
            </span>
          </MenuItem>
        );
      })}
    </div>
  );
}

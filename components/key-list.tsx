import { type MessageKey, translate } from '../utils/i18n/translate';

/** The keys of popup and library page, each with what it does. Letters count where nothing is typed. */
const KEYS: [keys: string, does: MessageKey][] = [
  ['/', 'key_search'],
  ['↑ ↓', 'key_walk'],
  ['Enter', 'key_open'],
  ['Space', 'key_select'],
  ['Shift ↑ ↓', 'key_selectMore'],
  ['Ctrl A', 'key_selectAll'],
  ['Delete', 'key_remove'],
  ['Ctrl Z', 'key_undo'],
  ['U', 'key_unread'],
  ['G', 'key_sought'],
  ['H', 'key_highlight'],
  ['N', 'key_note'],
  ['Ctrl C', 'key_copy'],
  ['Alt ↑ ↓', 'key_move'],
  ['Esc', 'key_escape'],
];

/** Keys that work within Shiping's own pages; those of the browser are its commands. */
export function KeyList() {
  return (
    <dl class="shortcuts">
      {KEYS.map(([keys, does]) => (
        <div key={does}>
          <dt>{translate(does)}</dt>
          <dd>
            <kbd>{keys}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}

import type { Clip } from '../utils/library/clip';

/** What a key that was pressed on a row of a list asks for. */
export type ListWish =
  | { kind: 'go'; to: number; isExtending: boolean }
  | { kind: 'move'; to: number }
  | { kind: 'open' }
  | { kind: 'toggle' }
  | { kind: 'selectAll' }
  | { kind: 'select'; ids: ReadonlySet<string> }
  | { kind: 'delete'; ids: string[] }
  | { kind: 'mark'; ids: string[]; isUnread: boolean };

/** The list as it is when a key is pressed. */
interface ListState {
  rows: readonly { clip: Clip }[];
  selected: ReadonlySet<string>;
  /** The row that has the focus. */
  at: number;
  /** How many rows PageDown goes on. */
  page: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * What the key asks for: ↑ ↓ Home End PageUp PageDown walk, Enter opens, Space and Shift+arrows select, Ctrl+A selects all, Delete deletes, U marks
 * as read or unread, Alt+↑ and Alt+↓ move the row; nothing where it is no key of the list.
 */
export function readListKey(event: Key, state: ListState): ListWish | undefined {
  const { rows, selected, at } = state;
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const clip = rows[at]?.clip;
  const isCommand = ctrlKey || metaKey;
  if (altKey && clip && (key === 'ArrowUp' || key === 'ArrowDown')) {
    return { kind: 'move', to: at + (key === 'ArrowUp' ? -1 : 1) };
  }
  const to = stepOf(key, state);
  if (to !== undefined) return { kind: 'go', to, isExtending: shiftKey };
  if (key === ' ') return { kind: 'toggle' };
  if (key === 'a' && isCommand) return { kind: 'selectAll' };
  if (key === 'Escape' && selected.size > 0) return { kind: 'select', ids: new Set() };
  if (!clip) return undefined;
  if (key === 'Enter') return { kind: 'open' };
  // On a selected row the whole selection is meant.
  const meant = selected.has(clip.id) ? selected : new Set([clip.id]);
  if (key === 'Delete') return { kind: 'delete', ids: [...meant] };
  if (key.toLowerCase() !== 'u' || isCommand || altKey) return undefined;
  const isUnread = !rows.some((row) => row.clip.unread && meant.has(row.clip.id));
  return { kind: 'mark', ids: [...meant], isUnread };
}

function stepOf(key: string, { rows, at, page }: ListState): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    default:
      return undefined;
  }
}

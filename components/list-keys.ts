/** What a key that was pressed on a row of a list asks for. */
export type ListWish =
  | { kind: 'go'; to: number; isExtending: boolean }
  | { kind: 'move'; to: number }
  | { kind: 'open' }
  | { kind: 'toggle' }
  | { kind: 'selectAll' }
  | { kind: 'select'; ids: ReadonlySet<string> }
  | { kind: 'delete' | 'mark' | 'copy'; ids: string[] };

/** The list as it is when a key is pressed. */
interface ListState {
  /** How many rows there are. */
  rows: number;
  selected: ReadonlySet<string>;
  /** The row that has the focus, and its id. */
  at: number;
  id: string | undefined;
  /** How many rows PageDown goes on. */
  page: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Keys that mean the row, or the whole selection on a selected row. */
const MEANT_KEYS = new Map<string, 'delete' | 'mark'>([
  ['Delete', 'delete'],
  ['u', 'mark'],
  ['U', 'mark'],
]);

/**
 * What the key asks for: ↑ ↓ Home End PageUp PageDown walk, Enter opens, Space and Shift+arrows select, Ctrl+A selects all, Ctrl+C copies,
 * Delete deletes, U marks as read or unread, Alt+↑ and Alt+↓ move the row; nothing where it is no key of the list.
 */
export function readListKey(event: Key, state: ListState): ListWish | undefined {
  const { selected, at, id } = state;
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const isCommand = ctrlKey || metaKey;
  if (altKey && id !== undefined && (key === 'ArrowUp' || key === 'ArrowDown')) {
    return { kind: 'move', to: at + (key === 'ArrowUp' ? -1 : 1) };
  }
  const to = stepOf(key, state);
  if (to !== undefined) return { kind: 'go', to, isExtending: shiftKey };
  if (key === ' ') return { kind: 'toggle' };
  if (key === 'a' && isCommand) return { kind: 'selectAll' };
  if (key === 'Escape' && selected.size > 0) return { kind: 'select', ids: new Set() };
  if (id === undefined) return undefined;
  if (key === 'Enter') return { kind: 'open' };
  const kind = isCommand ? (key === 'c' ? 'copy' : undefined) : altKey ? undefined : MEANT_KEYS.get(key);
  return kind && { kind, ids: selected.has(id) ? [...selected] : [id] };
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
      return rows - 1;
    default:
      return undefined;
  }
}

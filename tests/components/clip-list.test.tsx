// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ClipList, type ListRow, type ShownRow } from '../../components/clip-list';
import type { RowListHandle } from '../../components/row-list';
import { keepArticle } from './make-clip';
import { speakChinese } from './words';

let rows: ListRow[];

beforeAll(async () => {
  speakChinese();
  rows = await Promise.all(Array.from({ length: 300 }, (_, number) => keepArticle(number)));
  const { unread: _unread, ...read } = (await keepArticle(1)).clip;
  rows[1] = {
    clip: read,
    snippet: { field: 'articleBody', text: '前文<b>心坎</b>后文', marks: [[5, 7]] },
  };
});
beforeEach(() => {
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

function show(
  changed: {
    rows?: readonly ShownRow[];
    selected?: ReadonlySet<string>;
    onMove?: (id: string, to: number) => void;
  } = {},
  takesFocus = true,
) {
  const handle: { current: RowListHandle | null } = { current: null };
  const events = {
    onMore: vi.fn(),
    onOpen: vi.fn(),
    onStar: vi.fn(),
    onSelect: vi.fn(),
    onSelectAll: vi.fn(),
    onDelete: vi.fn(),
    onMark: vi.fn(),
  };
  act(() =>
    render(
      <ClipList
        rows={changed.rows ?? rows}
        total={10_000}
        hasMore={true}
        selected={changed.selected ?? new Set()}
        handle={handle}
        {...(changed.onMove && { onMove: changed.onMove })}
        menu={() => null}
        {...events}
      />,
      document.body,
    ),
  );
  if (takesFocus) act(() => handle.current?.focus());
  return events;
}

const press = (key: string, modifiers: KeyboardEventInit = {}) =>
  act(
    () =>
      void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers })),
  );
const focused = () => Number(document.activeElement?.getAttribute('aria-rowindex'));
const idOf = (index: number) => rows[index]?.clip.id;

test('only the rows in sight are drawn, and a screen reader hears of all', () => {
  show();
  expect(document.querySelectorAll('[role=row]').length).toBeLessThan(30);
  expect(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('10000');
  expect(document.querySelectorAll('[role=row][tabindex="0"]')).toHaveLength(1);
});

test.each([
  [['ArrowDown', 'ArrowDown'], 3],
  [['ArrowUp'], 1],
  [['End'], 300],
  [['End', 'Home'], 1],
  [['End', 'ArrowUp'], 299],
  [['PageDown'], 10],
])('%j leads to row %d', (keys, expected) => {
  show();
  for (const key of keys) press(key);
  expect(focused()).toBe(expected);
});

test('Enter opens, Delete deletes, Space selects', () => {
  const { onOpen, onDelete, onSelect } = show();
  press('ArrowDown');
  press('Enter');
  expect(onOpen.mock.calls[0]?.[0].id).toBe(idOf(1));
  press('Delete');
  expect(onDelete).toHaveBeenCalledWith([idOf(1)]);
  press(' ');
  expect(onSelect).toHaveBeenCalledWith(new Set([idOf(1)]));
});

test('keys act on the row that has the focus, whoever put it there', () => {
  const { onDelete, onOpen, onSelect } = show();
  const third = document.querySelectorAll<HTMLElement>('[role=row]')[2];
  act(() => third?.focus());
  press('Delete');
  expect(onDelete).toHaveBeenCalledWith([idOf(2)]);
  press('Enter');
  expect(onOpen.mock.calls[0]?.[0].id).toBe(idOf(2));
  press(' ');
  expect(onSelect).toHaveBeenCalledWith(new Set([idOf(2)]));
  expect(third?.tabIndex).toBe(0);
  press('ArrowDown');
  expect(focused()).toBe(4);
});

test('keys act on the focused row after a row above it has gone', () => {
  show();
  press('ArrowDown');
  const all = rows;
  rows = all.slice(1);
  const { onDelete } = show({}, false);
  expect(focused()).toBe(1);
  press('Delete');
  expect(onDelete).toHaveBeenCalledWith([idOf(0)]);
  rows = all;
});

test('Ctrl+A selects the rows that are here at once, and asks for all the others', () => {
  const { onSelect, onSelectAll } = show();
  press('a', { ctrlKey: true });
  expect(onSelect).toHaveBeenCalledWith(new Set(rows.map(({ clip }) => clip.id)));
  expect(onSelectAll).toHaveBeenCalledOnce();
});

test('Delete on a selected row deletes the selection', () => {
  const selected = new Set([idOf(0) ?? '', idOf(5) ?? '']);
  const { onDelete } = show({ selected });
  press('Delete');
  expect(onDelete).toHaveBeenCalledWith([...selected]);
});

test('U marks the row as read, or as unread where it is read; of a selection all, as long as one is unread', () => {
  const { onMark } = show();
  press('u');
  expect(onMark).toHaveBeenLastCalledWith([idOf(0)], false);
  press('ArrowDown');
  press('U');
  expect(onMark).toHaveBeenLastCalledWith([idOf(1)], true);
  press('u', { ctrlKey: true });
  expect(onMark).toHaveBeenCalledTimes(2);
  const selected = new Set([idOf(0) ?? '', idOf(1) ?? '']);
  const again = show({ selected });
  press('u');
  expect(again.onMark).toHaveBeenLastCalledWith([...selected], false);
});

test('an unread row has a dot that is a word to screen readers', () => {
  show();
  const [unread, read] = document.querySelectorAll('[role=row]');
  expect(unread?.querySelector('.unread-dot')?.textContent).toBe('未读');
  expect(read?.querySelector('.unread-dot')).toBeNull();
});

test('where the order is made by hand, Alt with an arrow moves the row, and not beyond the ends', () => {
  const onMove = vi.fn();
  show({ onMove });
  press('ArrowUp', { altKey: true });
  expect(onMove).not.toHaveBeenCalled();
  press('ArrowDown', { altKey: true });
  expect(onMove).toHaveBeenLastCalledWith(idOf(0), 1);
  press('ArrowDown');
  press('ArrowUp', { altKey: true });
  expect(onMove).toHaveBeenLastCalledWith(idOf(1), 0);
  expect(document.querySelector('[role=row]')?.getAttribute('draggable')).toBe('true');
});

test('Shift with an arrow selects from where it began', () => {
  const { onSelect } = show();
  press('ArrowDown');
  press('ArrowDown', { shiftKey: true });
  expect(onSelect).toHaveBeenCalledWith(new Set([idOf(1), idOf(2)]));
});

test('near the end it asks for more', () => {
  const { onMore } = show();
  expect(onMore).not.toHaveBeenCalled();
  press('End');
  expect(onMore).toHaveBeenCalled();
});

test('a hit is marked by text, never by markup', () => {
  show();
  const second = document.querySelectorAll('[role=row]')[1];
  expect(second?.querySelector('mark')?.textContent).toBe('心坎');
  expect(second?.querySelector('b')).toBeNull();
  expect(second?.textContent).toContain('前文<b>心坎</b>后文');
});

test('a damaged clip says what it is in its place, opens, and is in no selection', () => {
  const id = '00000000-0000-4000-8000-00000000dead';
  const damaged = {
    id,
    clippedAt: '2026-11-21T00:00:00.000Z',
    article: { headline: '坏了的一篇' },
    site: 'a.example.cn',
  };
  const [first] = rows;
  if (!first) throw new Error('no row');
  const events = show({ rows: [first, { damaged }], selected: new Set([first.clip.id]) });
  expect(document.querySelectorAll('[role=row]')[1]?.textContent).toBe('坏了的一篇 已损坏 · a.example.cn校验和修复…');
  press('ArrowDown');
  press('Enter');
  expect(events.onOpen).toHaveBeenCalledWith({ id });
  press('a', { ctrlKey: true });
  expect(events.onSelect).toHaveBeenLastCalledWith(new Set([first.clip.id]));
  press(' ');
  expect(events.onSelect).toHaveBeenLastCalledWith(new Set([first.clip.id]));
  press('u');
  press('Delete');
  expect([events.onMark, events.onDelete].flatMap(({ mock }) => mock.calls)).toEqual([]);
});

// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only while in sight cannot be a table's.
import { useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment, type RefObject } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import { useFocusToPane } from './focus-after';
import { type ListWish, readListKey } from './list-keys';
import { useRowDragging } from './row-dragging';
import './row-list.css';
import { useRowWindow } from './row-window';

/** What the page may ask of the list. */
export interface RowListHandle {
  focus(): void;
}

/** Where a row is, and how it stands there. */
export interface RowPlace {
  index: number;
  /** How far down the list, in px. */
  top: number;
  /** Whether it is the one in the tab order. */
  isCurrent: boolean;
  isSelected: boolean;
  /** Whether it can be dragged to another place. */
  isMovable: boolean;
  onClick(event: MouseEvent, index: number): void;
}

interface RowListProps {
  /** What the rows are, for screen readers. */
  label: string;
  ids: readonly string[];
  /** In px; every row has the same. */
  rowHeight: number;
  /** How many rows there are in all, where that is known. */
  total: number | undefined;
  /** Whether rows may follow the last one here. */
  hasMore: boolean;
  selected: ReadonlySet<string>;
  handle: RefObject<RowListHandle | null>;
  onMore(): void;
  onOpen(index: number): void;
  onSelect(ids: ReadonlySet<string>): void;
  /** All are to be selected, those that are not here yet too. */
  onSelectAll(): void;
  /** Delete was pressed on these. */
  onDelete(ids: string[]): void;
  /** U was pressed on these. */
  onMark?: ((ids: string[]) => void) | undefined;
  /** Ctrl+C was pressed on these. */
  onCopy?: ((ids: string[]) => void) | undefined;
  /** Where the rows stand in an order made by hand: puts a row to another place, counted from 0. */
  onMove?: ((id: string, to: number) => void) | undefined;
  /** What other programs are given where a row is dropped there. */
  textOf?: ((index: number) => string) | undefined;
  /** A row, drawn in its place. */
  children(place: RowPlace): ComponentChildren;
}

/** How near the end asks for more, in rows. */
const NEAR_END = 20;

/**
 * A list of many rows. Draws those in sight only, so 10,000 rows cost as much as ten. One row is in the tab order;
 * ↑ ↓ Home End PageUp PageDown walk, Enter opens, Space and Shift+arrows select, Delete deletes; where the order is made by hand,
 * Alt+↑ and Alt+↓ move a row, and so does dragging. What U and Ctrl+C do is the caller's.
 */
export function RowList(props: RowListProps) {
  const { ids, rowHeight, total, hasMore, selected, handle } = props;
  const box = useRef<HTMLDivElement>(null);
  const sight = useRowWindow(box, ids.length, rowHeight);
  const cursor = useSignal(0);
  /** Where a selection by Shift begins. */
  const anchor = useSignal(0);
  const wantsFocus = useRef(false);
  const hasFocus = useRef(false);
  const at = Math.min(cursor.value, ids.length - 1);
  useFocusToPane(box);

  useLayoutEffect(() => {
    if (hasMore && sight.end + NEAR_END >= ids.length) props.onMore();
  }, [hasMore, sight.end, ids, props.onMore]);

  // A row that goes takes the focus with it; the one that comes in its place gets it back.
  useLayoutEffect(() => {
    const isLost = hasFocus.current && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) {
      // Rows that came in above move the one that has the focus; the cursor goes with it.
      const focused = indexOf(document.activeElement);
      if (focused !== undefined) cursor.value = focused;
      return;
    }
    wantsFocus.current = false;
    focusRow(at);
  });

  function focusRow(index: number) {
    box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
  }

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(ids.length - 1, index));
    sight.show(next);
    if (cursor.value === next) focusRow(next);
    // Another row may have to be drawn before it can take the focus.
    else wantsFocus.current = true;
    cursor.value = next;
  }

  useImperativeHandle(handle, () => ({ focus: () => moveTo(cursor.value) }));

  function toggle(index: number) {
    const id = ids[index];
    if (id === undefined) return;
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    anchor.value = index;
    props.onSelect(next);
  }

  function selectTo(index: number) {
    const [from, to] = [Math.min(anchor.value, index), Math.max(anchor.value, index)];
    props.onSelect(new Set([...selected, ...ids.slice(from, to + 1)]));
  }

  /** The row that an element is or stands in: where the focus is, whoever put it there. */
  function indexOf(element: EventTarget | null): number | undefined {
    if (!(element instanceof Element) || !box.current?.contains(element)) return undefined;
    const row = element.closest<HTMLElement>('[data-index]');
    return row ? Number(row.dataset.index) : undefined;
  }

  function onKeyDown(event: KeyboardEvent) {
    // Keys act on the row that has the focus. Assistive technology may have put it there, so the cursor is not asked.
    if (!(event.target instanceof HTMLElement) || event.target.dataset.index === undefined) return;
    const focused = Number(event.target.dataset.index);
    const state = { rows: ids.length, selected, at: focused, id: ids[focused], page: sight.page };
    const wish = readListKey(event, state);
    if (!wish || (wish.kind === 'copy' && !props.onCopy)) return;
    event.preventDefault();
    answer(wish, focused);
  }

  function answer(wish: ListWish, focused: number) {
    const id = ids[focused];
    switch (wish.kind) {
      case 'go':
        moveTo(wish.to);
        if (wish.isExtending) selectTo(cursor.value);
        else anchor.value = cursor.value;
        return;
      case 'move':
        if (id !== undefined && wish.to >= 0 && wish.to < ids.length) props.onMove?.(id, wish.to);
        return;
      case 'open':
        return props.onOpen(focused);
      case 'toggle':
        return toggle(focused);
      case 'selectAll':
        props.onSelect(new Set(ids));
        if (hasMore) props.onSelectAll();
        return;
      case 'select':
        return props.onSelect(wish.ids);
      case 'delete':
        return props.onDelete(wish.ids);
      case 'mark':
        return props.onMark?.(wish.ids);
      case 'copy':
        return props.onCopy?.(wish.ids);
    }
  }

  const dragging = useRowDragging({
    ids,
    textOf: props.textOf ?? (() => ''),
    indexOf,
    gapAt: sight.gapAt,
    onMove: props.onMove,
  });

  function onClick(event: MouseEvent, index: number) {
    cursor.value = index;
    if (event.shiftKey) selectTo(index);
    else if (event.ctrlKey || event.metaKey) toggle(index);
    else {
      anchor.value = index;
      props.onOpen(index);
    }
  }

  const drawn: number[] = [];
  for (let index = sight.first; index < sight.end; index++) drawn.push(index);
  // The focused row stays in the document while it is scrolled out of sight, or the focus would be lost.
  if (at >= 0 && (at < sight.first || at >= sight.end)) drawn.push(at);

  return (
    <div
      ref={box}
      class="row-list"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total ?? -1}
      aria-multiselectable="true"
      tabIndex={-1}
      onScroll={sight.onScroll}
      onFocusIn={({ target }) => {
        hasFocus.current = true;
        const focused = indexOf(target);
        if (focused !== undefined) cursor.value = focused;
      }}
      onFocusOut={({ target }) => {
        // Of a row that is taken away the focus is not given up but lost.
        queueMicrotask(() => {
          if (target instanceof Node && target.isConnected)
            hasFocus.current = box.current?.matches(':focus-within') === true;
        });
      }}
      onKeyDown={onKeyDown}
      {...dragging.listeners}
    >
      <div class="runway" role="presentation" style={{ height: `${ids.length * rowHeight}px` }}>
        {drawn.map((index) => (
          <Fragment key={ids[index]}>
            {props.children({
              index,
              top: index * rowHeight,
              isCurrent: index === at,
              isSelected: selected.has(ids[index] ?? ''),
              isMovable: props.onMove !== undefined,
              onClick,
            })}
          </Fragment>
        ))}
        {dragging.gap !== undefined && <div class="drop-gap" style={{ top: `${dragging.gap * rowHeight - 1}px` }} />}
      </div>
    </div>
  );
}

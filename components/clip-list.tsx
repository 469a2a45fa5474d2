// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only while in sight cannot be a table's.
import { useSignal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { Snippet } from '../utils/library/library';
import './clip-list.css';
import { ClipRow } from './clip-row';
import { type ListWish, readListKey } from './list-keys';
import { useRowDragging } from './row-dragging';
import { ROW_HEIGHT, useRowWindow } from './row-window';

/** A row of the list: a clip, and where the query was found in it. */
export interface ListRow {
  clip: Clip;
  snippet?: Snippet;
}

/** What the page may ask of the list. */
export interface ClipListHandle {
  focus(): void;
}

interface ClipListProps {
  rows: readonly ListRow[];
  /** How many rows there are in all, where that is known. */
  total: number | undefined;
  /** Whether rows may follow the last one here. */
  hasMore: boolean;
  /** The clip that is open beside the list. */
  openId?: string;
  selected: ReadonlySet<string>;
  /** How many other clips have a clip's text, by its id, as far as that was looked for. */
  reprints?: ReadonlyMap<string, number>;
  handle: RefObject<ClipListHandle | null>;
  onMore(): void;
  onOpen(clip: Clip): void;
  onStar(clip: Clip): void;
  onSelect(ids: ReadonlySet<string>): void;
  /** All are to be selected, those that are not here yet too. */
  onSelectAll(): void;
  /** Delete was pressed on these. */
  onDelete(ids: string[]): void;
  /** U was pressed on these: to be marked as read, or as unread where all of them are read. */
  onMark(ids: string[], isUnread: boolean): void;
  /** Where the rows stand in an order made by hand: puts a clip to another place, counted from 0. */
  onMove?(id: string, to: number): void;
  /** The ⋯ menu of a row. */
  menu(clip: Clip): ComponentChildren;
}

/** How near the end asks for more, in rows. */
const NEAR_END = 20;

/**
 * The clips, newest first. Draws the rows in sight only, so 10,000 rows cost as much as ten. One row is in the tab order;
 * ↑ ↓ Home End PageUp PageDown walk, Enter opens, Space and Shift+arrows select, Delete deletes, U marks as read or unread;
 * where the order is made by hand, Alt+↑ and Alt+↓ move a row, and so does dragging.
 */
export function ClipList(props: ClipListProps) {
  const { rows, total, hasMore, selected, handle } = props;
  const box = useRef<HTMLDivElement>(null);
  const sight = useRowWindow(box, rows.length);
  const cursor = useSignal(0);
  /** Where a selection by Shift begins. */
  const anchor = useSignal(0);
  const wantsFocus = useRef(false);
  const hasFocus = useRef(false);
  const at = Math.min(cursor.value, rows.length - 1);

  useLayoutEffect(() => {
    if (hasMore && sight.end + NEAR_END >= rows.length) props.onMore();
  }, [hasMore, sight.end, rows, props.onMore]);

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
    const next = Math.max(0, Math.min(rows.length - 1, index));
    sight.show(next);
    if (cursor.value === next) focusRow(next);
    // Another row may have to be drawn before it can take the focus.
    else wantsFocus.current = true;
    cursor.value = next;
  }

  useImperativeHandle(handle, () => ({ focus: () => moveTo(cursor.value) }));

  function toggle(index: number) {
    const id = rows[index]?.clip.id;
    if (id === undefined) return;
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    anchor.value = index;
    props.onSelect(next);
  }

  function selectTo(index: number) {
    const [from, to] = [Math.min(anchor.value, index), Math.max(anchor.value, index)];
    props.onSelect(new Set([...selected, ...rows.slice(from, to + 1).map(({ clip }) => clip.id)]));
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
    const wish = readListKey(event, { rows, selected, at: focused, page: sight.page });
    if (!wish) return;
    event.preventDefault();
    answer(wish, focused);
  }

  function answer(wish: ListWish, focused: number) {
    const clip = rows[focused]?.clip;
    switch (wish.kind) {
      case 'go':
        moveTo(wish.to);
        if (wish.isExtending) selectTo(cursor.value);
        else anchor.value = cursor.value;
        return;
      case 'move':
        if (clip && wish.to >= 0 && wish.to < rows.length) props.onMove?.(clip.id, wish.to);
        return;
      case 'open':
        if (clip) props.onOpen(clip);
        return;
      case 'toggle':
        return toggle(focused);
      case 'selectAll':
        props.onSelect(new Set(rows.map((row) => row.clip.id)));
        if (hasMore) props.onSelectAll();
        return;
      case 'select':
        return props.onSelect(wish.ids);
      case 'delete':
        return props.onDelete(wish.ids);
      case 'mark':
        return props.onMark(wish.ids, wish.isUnread);
    }
  }

  const dragging = useRowDragging({ rows, indexOf, gapAt: sight.gapAt, onMove: props.onMove });

  function onClick(event: MouseEvent, index: number) {
    const row = rows[index];
    if (!row) return;
    cursor.value = index;
    if (event.shiftKey) selectTo(index);
    else if (event.ctrlKey || event.metaKey) toggle(index);
    else {
      anchor.value = index;
      props.onOpen(row.clip);
    }
  }

  const drawn: number[] = [];
  for (let index = sight.first; index < sight.end; index++) drawn.push(index);
  // The focused row stays in the document while it is scrolled out of sight, or the focus would be lost.
  if (at >= 0 && (at < sight.first || at >= sight.end)) drawn.push(at);

  return (
    <div
      ref={box}
      class="clip-list"
      role="grid"
      aria-label={translate('clips')}
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
      <div class="runway" role="presentation" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
        {drawn.map((index) => {
          const row = rows[index];
          return (
            row && (
              <ClipRow
                key={row.clip.id}
                row={row}
                index={index}
                top={index * ROW_HEIGHT}
                isCurrent={index === at}
                isOpen={row.clip.id === props.openId}
                isSelected={selected.has(row.clip.id)}
                isMovable={props.onMove !== undefined}
                reprints={props.reprints?.get(row.clip.id) ?? 0}
                onClick={onClick}
                onStar={props.onStar}
                menu={props.menu}
              />
            )
          );
        })}
        {dragging.gap !== undefined && <div class="drop-gap" style={{ top: `${dragging.gap * ROW_HEIGHT - 1}px` }} />}
      </div>
    </div>
  );
}

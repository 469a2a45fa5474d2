// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only while in sight cannot be a table's.
import { useSignal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import type { Clip } from '../utils/library/clip';
import type { Snippet } from '../utils/library/library';
import './clip-list.css';
import { ClipRow } from './clip-row';
import { useRowDragging } from './row-dragging';

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
  copies?: ReadonlyMap<string, number>;
  handle: RefObject<ClipListHandle | null>;
  onMore(): void;
  onOpen(clip: Clip): void;
  onStar(clip: Clip): void;
  onSelect(ids: ReadonlySet<string>): void;
  /** Delete was pressed on these. */
  onDelete(ids: string[]): void;
  /** U was pressed on these: to be marked as read, or as unread where all of them are read. */
  onMark(ids: string[], isUnread: boolean): void;
  /** Where the rows stand in an order made by hand: puts a clip to another place, counted from 0. */
  onMove?(id: string, to: number): void;
  /** The ⋯ menu of a row. */
  menu(clip: Clip, close: () => void): ComponentChildren;
}

/** A row's height in px; every row has the same, so that only those in sight need to be drawn. */
export const ROW_HEIGHT = 56;
/** Rows drawn above and below those in sight. */
const MARGIN = 6;
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
  const top = useSignal(0);
  const height = useSignal(600);
  const cursor = useSignal(0);
  const anchor = useSignal(0);
  const wantsFocus = useRef(false);
  const hasFocus = useRef(false);
  const at = Math.min(cursor.value, rows.length - 1);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [height]);

  const first = Math.max(0, Math.floor(top.value / ROW_HEIGHT) - MARGIN);
  const last = Math.min(rows.length, Math.ceil((top.value + height.value) / ROW_HEIGHT) + MARGIN);

  useLayoutEffect(() => {
    if (hasMore && last + NEAR_END >= rows.length) props.onMore();
  }, [hasMore, last, rows, props.onMore]);

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
    box.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true });
  });

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    const element = box.current;
    if (!element) return;
    const rowTop = next * ROW_HEIGHT;
    if (rowTop < element.scrollTop) element.scrollTop = rowTop;
    else if (rowTop + ROW_HEIGHT > element.scrollTop + element.clientHeight) {
      element.scrollTop = rowTop + ROW_HEIGHT - element.clientHeight;
    }
    top.value = element.scrollTop;
    wantsFocus.current = true;
    if (cursor.value === next) {
      wantsFocus.current = false;
      element.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus({ preventScroll: true });
    }
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
    const at = Number(event.target.dataset.index);
    const page = Math.max(1, Math.floor(height.value / ROW_HEIGHT) - 1);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const row = rows[at];
    const target = steps[event.key];
    if (event.altKey && row && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const to = at + (event.key === 'ArrowUp' ? -1 : 1);
      if (to >= 0 && to < rows.length) props.onMove?.(row.clip.id, to);
    } else if (target !== undefined) {
      moveTo(target);
      if (event.shiftKey) selectTo(cursor.value);
      else anchor.value = cursor.value;
    } else if (event.key === ' ') toggle(at);
    else if (event.key === 'Enter' && row) props.onOpen(row.clip);
    else if (event.key === 'Delete' && row) {
      props.onDelete(selected.has(row.clip.id) ? [...selected] : [row.clip.id]);
    } else if (event.key.toLowerCase() === 'u' && row && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const marked = selected.has(row.clip.id) ? selected : new Set([row.clip.id]);
      props.onMark([...marked], !rows.some(({ clip }) => clip.unread && marked.has(clip.id)));
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      props.onSelect(new Set(rows.map(({ clip }) => clip.id)));
    } else if (event.key === 'Escape' && selected.size > 0) props.onSelect(new Set());
    else return;
    event.preventDefault();
  }

  /** Between which rows the pointer is: 0 is above the first. */
  function gapAt(event: DragEvent): number {
    const element = box.current;
    if (!element) return 0;
    const y = event.clientY - element.getBoundingClientRect().top + element.scrollTop;
    return Math.max(0, Math.min(rows.length, Math.round(y / ROW_HEIGHT)));
  }

  const dragging = useRowDragging({ rows, indexOf, gapAt, onMove: props.onMove });

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
  for (let index = first; index < last; index++) drawn.push(index);
  // The focused row stays in the document while it is scrolled out of sight, or the focus would be lost.
  if (at >= 0 && (at < first || at >= last)) drawn.push(at);

  return (
    <div
      ref={box}
      class="clip-list"
      role="grid"
      aria-label={translate('clips')}
      aria-rowcount={total ?? -1}
      aria-multiselectable="true"
      tabIndex={-1}
      onScroll={(event) => {
        top.value = event.currentTarget.scrollTop;
      }}
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
                copies={props.copies?.get(row.clip.id) ?? 0}
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

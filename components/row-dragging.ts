import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

interface RowDragging {
  ids: readonly string[];
  /** What other programs are given where a row is dropped there. */
  textOf(index: number): string;
  /** The row that an element is or stands in. */
  indexOf(element: EventTarget | null): number | undefined;
  /** Between which rows the pointer is: 0 is above the first. */
  gapAt(event: DragEvent): number;
  /** Puts a row to another place, counted from 0; absent where the order is not made by hand. */
  onMove: ((id: string, to: number) => void) | undefined;
}

/** Rows that are dragged to another place: the gap that the dragged one is over, and the list's listeners. */
export function useRowDragging({ ids, textOf, indexOf, gapAt, onMove }: RowDragging) {
  const dragged = useRef<string | undefined>(undefined);
  const gap = useSignal<number | undefined>(undefined);

  function showGap(event: DragEvent) {
    if (dragged.current === undefined) return;
    event.preventDefault();
    gap.value = gapAt(event);
  }

  const listeners = onMove && {
    onDragStart: (event: DragEvent) => {
      const index = indexOf(event.target) ?? -1;
      dragged.current = ids[index];
      event.dataTransfer?.setData('text/plain', textOf(index));
    },
    onDragEnter: showGap,
    onDragOver: showGap,
    onDragEnd: () => {
      dragged.current = undefined;
      gap.value = undefined;
    },
    onDrop: (event: DragEvent) => {
      const id = dragged.current;
      if (id === undefined) return;
      event.preventDefault();
      const from = ids.indexOf(id);
      const to = gapAt(event);
      // Taken from above the gap, the row leaves a place there.
      if (to !== from && to !== from + 1) onMove(id, to > from ? to - 1 : to);
    },
  };
  return { gap: gap.value, listeners };
}

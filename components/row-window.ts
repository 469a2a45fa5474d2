import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Rows drawn above and below those in sight. */
const MARGIN = 6;

/**
 * Of many rows in a box that scrolls those that are in sight: from `first` to before `end`. Every row has the same height in px, so
 * that only those in sight need to be drawn.
 */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const top = useSignal(0);
  const height = useSignal(600);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, height]);

  return {
    first: Math.max(0, Math.floor(top.value / rowHeight) - MARGIN),
    end: Math.min(count, Math.ceil((top.value + height.value) / rowHeight) + MARGIN),
    /** How many rows PageDown goes on. */
    page: Math.max(1, Math.floor(height.value / rowHeight) - 1),
    onScroll() {
      top.value = box.current?.scrollTop ?? 0;
    },
    /** Scrolls just so far that the row is in sight. */
    show(index: number) {
      const element = box.current;
      if (!element) return;
      const rowTop = index * rowHeight;
      if (rowTop < element.scrollTop) element.scrollTop = rowTop;
      else if (rowTop + rowHeight > element.scrollTop + element.clientHeight) {
        element.scrollTop = rowTop + rowHeight - element.clientHeight;
      }
      top.value = element.scrollTop;
    },
    /** Between which rows the pointer is: 0 is above the first. */
    gapAt({ clientY }: MouseEvent): number {
      const element = box.current;
      if (!element) return 0;
      const y = clientY - element.getBoundingClientRect().top + element.scrollTop;
      return Math.max(0, Math.min(count, Math.round(y / rowHeight)));
    },
  };
}

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Where a view goes with the focus in it, puts the focus elsewhere, or it would be lost: `useFocusAfter(bar, () => rows.focus())`. */
export function useFocusAfter(view: RefObject<HTMLElement | null>, putFocus: () => void): void {
  const latest = useRef(putFocus);
  latest.current = putFocus;
  useLayoutEffect(
    () => () => {
      if (view.current?.contains(document.activeElement)) latest.current();
    },
    [view],
  );
}

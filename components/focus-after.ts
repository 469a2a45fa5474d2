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

/** Where a view goes with the focus in it, the pane that it stood in takes it, the next one up with `tabIndex={-1}`: `useFocusToPane(rows)`. */
export function useFocusToPane(view: RefObject<HTMLElement | null>): void {
  useFocusAfter(view, () => view.current?.parentElement?.closest<HTMLElement>('[tabindex="-1"]')?.focus());
}

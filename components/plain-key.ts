import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

/** While the view stands, `/` goes to the search box from anywhere but a field that is being typed in: `useSearchKey(search)`. */
export function useSearchKey(search: RefObject<HTMLInputElement | null>): void {
  usePlainKey('/', () => search.current?.focus());
}

/** While the view stands, the key alone does this, unless a field is being typed in or a view has answered it: `usePlainKey('u', mark)`. */
export function usePlainKey(key: string, act: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || isTyping(event) || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key, act]);
}

/**
 * While there is something to undo, Ctrl+Z or ⌘Z does it, except where it undoes typing. What was done latest comes first:
 * `useUndoKey(message?.onUndo, { isLatest: true })`.
 */
export function useUndoKey(undo: (() => void) | undefined, { isLatest = false } = {}): void {
  // As soon as the way back is shown its key works.
  useLayoutEffect(() => {
    if (!undo) return;
    const listen = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isUndo || event.altKey || event.defaultPrevented || isTyping(event)) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', listen, { capture: isLatest });
    return () => document.removeEventListener('keydown', listen, { capture: isLatest });
  }, [undo, isLatest]);
}

/** Whether a key goes into a field that holds text; a tick box, a slider or a choice is none. */
function isTyping({ target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|range|button)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

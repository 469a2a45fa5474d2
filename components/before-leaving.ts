import { useEffect, useRef } from 'preact/hooks';

/**
 * Does the work when the view is about to go, with the page (closed, reloaded, left) or within it: what was typed and not
 * yet handed over would go with it, for a field that goes away with its page is never told that it lost the focus.
 */
export function useBeforeLeaving(work: () => void) {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    const leave = () => latest.current();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}

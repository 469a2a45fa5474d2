import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Place } from '../utils/text/find-quote';
import type { ArticleBodyHandle } from './article-body';

/** A stretch of the article that is selected, and where its end is on the screen. */
export interface SelectedPlace {
  place: Place;
  end: DOMRect;
}

/** What is selected of an article's text, by mouse, finger or keys; not while the mouse is still drawing the selection. */
export function useSelectedPlace(body: RefObject<ArticleBodyHandle | null>): ReadonlySignal<SelectedPlace | undefined> {
  const selected = useSignal<SelectedPlace | undefined>(undefined);
  useEffect(() => {
    const events = new AbortController();
    const { signal } = events;
    let isDrawing = false;
    const look = () => {
      if (!isDrawing) selected.value = body.current ? readSelection(body.current) : undefined;
    };
    document.addEventListener('selectionchange', look, { signal });
    // The lines break elsewhere, and the selection ends elsewhere.
    window.addEventListener('resize', look, { signal });
    document.addEventListener(
      'pointerdown',
      ({ pointerType }) => {
        isDrawing = pointerType === 'mouse';
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel']) {
      document.addEventListener(
        end,
        () => {
          isDrawing = false;
          // The selection is as it was drawn only after this event.
          setTimeout(look);
        },
        { signal },
      );
    }
    return () => events.abort();
  }, []);
  return selected;
}

function readSelection(body: ArticleBodyHandle): SelectedPlace | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const place = body.placeOf(range);
  const end = [...range.getClientRects()].filter(({ width }) => width > 0).at(-1);
  return place && end && { place, end };
}

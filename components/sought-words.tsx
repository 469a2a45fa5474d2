import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { translate } from '../utils/i18n/translate';
import { findBodyHits } from '../utils/library/body-hits';
import type { Place } from '../utils/text/find-quote';
import type { ArticleBodyHandle } from './article-body';
import { ToolButton } from './icon-button';
import { usePlainKey } from './plain-key';
import './sought-words.css';
import { numberWords } from './wording';

/** Where what is sought stands in the open article. */
export interface SoughtWords {
  places: readonly Place[];
  /** Which of them the reader has come to, from 0. */
  at: Signal<number>;
  step(by: 1 | -1): void;
}

interface SoughtIn {
  text: string;
  query: string;
  drawnFrom: unknown[];
  /** Whether the article opens at another place. */
  isElsewhere: boolean;
}

/**
 * Paints the words of a search in the shown article, over its text and without changing it, and goes from one to the next.
 * The article opens at the first of them. Whatever draws the text anew has to be named in `drawnFrom`.
 */
export function useSoughtWords(
  handle: RefObject<ArticleBodyHandle | null>,
  { text, query, drawnFrom, isElsewhere }: SoughtIn,
): SoughtWords {
  const places = useMemo(() => findBodyHits(text, query), [text, query]);
  const at = useSignal(0);
  const rangeAt = (index: number) => {
    const place = places[index];
    return place && handle.current?.rangeOf(place);
  };

  useLayoutEffect(() => {
    at.value = 0;
  }, [places]);
  useLayoutEffect(() => {
    paint(
      'sought',
      places.flatMap((place) => handle.current?.rangeOf(place) ?? []),
    );
    paint('sought-here', places.length > 1 ? [rangeAt(at.value) ?? []].flat() : []);
    return () => {
      CSS.highlights.delete('sought');
      CSS.highlights.delete('sought-here');
    };
  }, [places, at.value, ...drawnFrom]);
  // After the reader has gone to the top of what it opens.
  useEffect(() => {
    if (!isElsewhere) show(rangeAt(0));
  }, []);

  function step(by: 1 | -1) {
    if (places.length === 0) return;
    at.value = (at.value + by + places.length) % places.length;
    show(rangeAt(at.value));
  }

  return { places, at, step };
}

function paint(name: string, ranges: Range[]): void {
  const painted = new Highlight(...ranges);
  if (name === 'sought-here') painted.priority = 1;
  CSS.highlights.set(name, painted);
}

/** Scrolls to what is not in sight. */
function show(range: Range | undefined): void {
  const { top = 0, bottom = 0 } = range?.getBoundingClientRect() ?? {};
  if (range && (top < 56 || bottom > innerHeight - 56)) {
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }
}

/** 「2 / 5」 with the ways to the next and the one before; nothing where the text has none of the words. */
export function SoughtSteps({ places, at, step }: SoughtWords) {
  usePlainKey('g', ({ shiftKey }) => step(shiftKey ? -1 : 1));
  if (places.length === 0) return null;
  return (
    <div class="sought-words">
      <span role="status" aria-label={translate('soughtAt', numberWords(at.value + 1), numberWords(places.length))}>
        {numberWords(at.value + 1)} / {numberWords(places.length)}
      </span>
      <ToolButton icon="up" label={translate('soughtBefore')} onClick={() => step(-1)} />
      <ToolButton icon="down" label={translate('soughtNext')} onClick={() => step(1)} />
    </div>
  );
}

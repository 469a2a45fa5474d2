import * as z from 'zod/mini';
import { FilledText, Text } from '../article/article';
import { findQuote, type Place, toQuote, trimPlace } from '../text/find-quote';
import { Instant } from './clip';

/** The colours of highlights: `yellow` is the first that is offered. */
export const COLORS = ['yellow', 'green', 'blue', 'red'] as const;

/** The longest stretch that can be one highlight, in UTF-16 units. */
export const LONGEST_HIGHLIGHT = 50_000;

/**
 * 划线: a stretch of a clip's text that the user marked, with a note to it. It is anchored in the terms of the Web
 * Annotation model: by its quote, which says what was marked and never changes, and by its position in the text as it is
 * now. A text that changes is searched for the quote; without a position the highlight has lost its place, and is kept.
 *
 * `{ id, quote: { exact: '先把板凳坐热', … }, position: { start: 5, end: 11 }, color: 'yellow', … }`
 */
export const Highlight = z.strictObject({
  id: z.uuid(),
  /** TextQuoteSelector: the words as they were marked, and up to 32 UTF-16 units around them. */
  quote: z.strictObject({ exact: FilledText(LONGEST_HIGHLIGHT), prefix: Text(1000), suffix: Text(1000) }),
  /** TextPositionSelector: the stretch of `articleBody` in UTF-16 units, the end not in it. */
  position: z.optional(
    z
      .strictObject({ start: z.int().check(z.nonnegative()), end: z.int().check(z.nonnegative()) })
      .check(z.refine(({ start, end }) => start < end, 'ends before it begins')),
  ),
  color: z.enum(COLORS),
  /** 批注. */
  note: Text(100_000),
  createdAt: Instant,
});
export type Highlight = z.infer<typeof Highlight>;

/** A clip's highlights, each under an id of its own. */
export const Highlights = z.array(Highlight).check(
  z.maxLength(5000),
  z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two have the same id'),
);

/** A new highlight of the words in this stretch of the text, if there are any; the caller made the id with `crypto.randomUUID()`. */
export function makeHighlight(
  articleBody: string,
  stretch: Place,
  { id, color, now }: { id: string; color: Highlight['color']; now: Date },
): Highlight | undefined {
  const position = trimPlace(articleBody, stretch);
  if (!position) return undefined;
  return { id, quote: toQuote(articleBody, position), position, color, note: '', createdAt: now.toISOString() };
}

/**
 * The highlight with its place in this text, found by its quote; without one where the quote has gone. Of 「先把板凳坐热」 where
 * 「如今，」 was put before it the `position` is three units further on.
 */
export function anchorHighlight({ position: known, ...kept }: Highlight, articleBody: string): Highlight {
  const position = findQuote(articleBody, kept.quote, known?.start);
  return { ...kept, ...(position && { position }) };
}

/**
 * In the order of the text; those that lost their place last, in the order in which they were made. Of places 9 and 2 and
 * one that is lost → 2, 9, the lost one.
 */
export function inTextOrder(highlights: readonly Highlight[]): Highlight[] {
  const key = ({ position }: Highlight) => position?.start ?? Number.POSITIVE_INFINITY;
  return [...highlights].sort((one, other) =>
    key(one) === key(other) ? (one.createdAt < other.createdAt ? -1 : 1) : key(one) - key(other),
  );
}

import type { ListOrder } from '../settings/choices';
import type { Clip } from './clip';

/** What of a clip says its place in each order; a clip does: `library.list({}, { limit: 50, after: clip })`. */
export type Placed = Pick<Clip, 'clippedAt' | 'id'> & { article: Pick<Clip['article'], 'datePublished'> };

/** Whether it is the date of publication that counts: that of `publishedOldest`, not of `clippedOldest`. */
export function isByPublication(order: ListOrder): boolean {
  return order.startsWith('published');
}

/** The way through an index: that of `publishedNewest` and `clippedNewest` is backwards. */
export function directionOf(order: ListOrder): 'next' | 'prev' {
  return order.endsWith('Newest') ? 'prev' : 'next';
}

/** Newest first; of one instant the greater id comes first: `clips.sort(newestFirst)`. */
export function newestFirst(one: Placed, other: Placed): number {
  if (one.clippedAt !== other.clippedAt) return one.clippedAt < other.clippedAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

/**
 * For sorting into an order: `clips.sort(comparing('publishedOldest'))`. A date comes before the minutes of its day, clips of
 * one date come by their ids, those without a date last, by when they were kept.
 */
export function comparing(order: ListOrder): (one: Placed, other: Placed) => number {
  const sign = directionOf(order) === 'prev' ? 1 : -1;
  if (!isByPublication(order)) return (one, other) => sign * newestFirst(one, other);
  return (one, other) => {
    const [date, otherDate] = [one.article.datePublished, other.article.datePublished];
    if (date === undefined && otherDate === undefined) return sign * newestFirst(one, other);
    if (date === undefined || otherDate === undefined) return date === undefined ? 1 : -1;
    return sign * (date === otherDate ? (one.id < other.id ? 1 : -1) : date < otherDate ? 1 : -1);
  };
}

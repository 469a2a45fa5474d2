import { findDate } from '../text/date';
import type { Line } from './page';

/** What is longer and tells a day is a sentence: a line of time, source, editor and author has some sixty characters. */
const LONGEST_DAY = 120;

/** Whether a line tells a day as that of time and source does: 「20-04-03 09:03 来源：中国甘肃网」, not a paragraph that speaks of one. */
export function tellsDay({ text }: Pick<Line, 'text'>): boolean {
  return text.length < LONGEST_DAY && findDate(text) !== undefined;
}

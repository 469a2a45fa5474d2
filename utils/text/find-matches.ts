/**
 * Every match of a global pattern, in order: all numbers of 「3月12日」 → 3, 12. `matchAll` makes itself a copy of its pattern first,
 * which for our long ones costs more than looking through a line; so it is asked only where there is a match.
 */
export function findMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  return text.search(pattern) < 0 ? [] : [...text.matchAll(pattern)];
}

/**
 * Whether a text is nothing but some words one after the other, 「分享微博微信」 of 分享, 微博 and 微信; the empty text is. A regular
 * expression takes time without bounds for this where one word begins another (大, 大字号).
 */
export function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  const longest = longestOf(words);
  /** Whether words can end at this place. */
  const reached = [true];
  let furthest = 0;
  for (let at = 0; at <= furthest && at < text.length; at++) {
    if (!reached[at]) continue;
    for (let end = at + 1; end <= Math.min(at + longest, text.length); end++) {
      if (reached[end] || !words.has(text.slice(at, end))) continue;
      reached[end] = true;
      furthest = Math.max(furthest, end);
    }
  }
  return reached[text.length] === true;
}

const LONGEST = new WeakMap<ReadonlySet<string>, number>();

function longestOf(words: ReadonlySet<string>): number {
  const known = LONGEST.get(words);
  if (known !== undefined) return known;
  const longest = Math.max(0, ...[...words].map(({ length }) => length));
  LONGEST.set(words, longest);
  return longest;
}

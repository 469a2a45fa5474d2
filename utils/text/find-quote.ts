import { align, countEdits, type Pattern } from './align';
import { wholeCharacter } from './whole-character';

/** A stretch of a text by its own words and those around it: the TextQuoteSelector of the Web Annotation model. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** A stretch of a text by UTF-16 units, the end not in it: the TextPositionSelector of that model. */
export interface Place {
  start: number;
  end: number;
}

/** UTF-16 units of context that a quote takes along on each side. */
const CONTEXT = 32;

/** A quote shorter than this may stand in a text by chance: it must be the only one, or its context must bear it out. */
const TELLING = 8;
/** A shorter one still needs its context even then. */
const TELLING_ALONE = 4;
const CONTEXT_WANTED = 4;

/** A longer quote is not aligned whole: its sentences say where it is, whatever happened between them. */
const LONG = 256;

/** A sentence with its end, or 64 characters of a longer one. */
const SENTENCE = /[^。！？；\n]{1,64}[。！？；\n”’」』]*/gu;

/** How much of quote and context may be another for the quote to be found between its context, and of the quote alone; see `align`. */
const FRAMED = 0.8;
const ALONE = 0.5;

/** By how much a quote may have grown. */
const MOST_GROWTH = 3;

/** Of a text beyond this only the surroundings of the old place are compared character by character. */
const SURROUNDINGS = 200_000;

/** The quote of a place: `toQuote('干部下乡，先把板凳坐热。', { start: 5, end: 11 })` has 「先把板凳坐热」 with 「干部下乡，」 before it. */
export function toQuote(text: string, { start, end }: Place): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - CONTEXT)), start),
    suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + CONTEXT))),
  };
}

/**
 * Where the quote stands in a text that may have changed since: where its own words stand between the same words; else
 * where something like both stands; else where its words stand alone, nearest to `near`; else, for a quote long enough to
 * be sure, where something much like it stands. Nothing where it has gone.
 */
export function findQuote(text: string, quote: Quote, near = 0): Place | undefined {
  if (quote.exact === '') return undefined;
  const exact = findExact(text, quote, near);
  if (exact?.isFramed) return trimPlace(text, exact);
  // The same words may stand elsewhere, and those that were meant be changed a little.
  const isLong = quote.exact.length > LONG;
  const found = (isLong ? undefined : findFramed(text, quote, near)) ?? exact ?? findAlike(text, quote, near);
  return found && trimPlace(text, found);
}

function findExact(text: string, { exact, prefix, suffix }: Quote, near: number) {
  let best: { start: number; before: number; behind: number } | undefined;
  let times = 0;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    times++;
    const before = countBefore(text, start, prefix);
    const behind = countBehind(text, start + exact.length, suffix);
    const more = best ? before + behind - best.before - best.behind : 1;
    const isNearer = best !== undefined && Math.abs(start - near) < Math.abs(best.start - near);
    if (more > 0 || (more === 0 && isNearer)) best = { start, before, behind };
  }
  if (!best) return undefined;
  const isTelling = exact.length >= (times === 1 ? TELLING_ALONE : TELLING);
  const wanted = isTelling ? 0 : Math.min(CONTEXT_WANTED, prefix.length + suffix.length);
  if (best.before + best.behind < wanted) return undefined;
  const end = best.start + exact.length;
  // No context is that of the text's own beginning or end.
  const isAfter = prefix === '' ? best.start === 0 : best.before === prefix.length;
  const isBefore = suffix === '' ? end === text.length : best.behind === suffix.length;
  return { start: best.start, end, isFramed: isAfter || isBefore };
}

/** How many units before the place are those that the prefix ends with. */
function countBefore(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && text[at - 1 - count] === prefix[prefix.length - 1 - count]) count++;
  return count;
}

function countBehind(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && text[at + count] === suffix[count]) count++;
  return count;
}

/** Something like the quote between something like its context: at most half of it may be another. */
function findFramed(text: string, { exact, prefix, suffix }: Quote, near: number): Place | undefined {
  const length = prefix.length + exact.length + suffix.length;
  const pattern = { before: prefix, inner: exact, after: suffix };
  const found = alignNear(text, pattern, length * FRAMED, near);
  if (!found || found.end - found.start > exact.length * MOST_GROWTH) return undefined;
  const inner = text.slice(found.start, found.end);
  return countEdits(inner, exact) <= Math.max(inner.length, exact.length) / 2 ? found : undefined;
}

/** Something much like the quote, whatever is around it: at most a quarter of it may be another; else what is left of it. */
function findAlike(text: string, quote: Quote, near: number): Place | undefined {
  const { exact } = quote;
  const isShort = exact.length < TELLING;
  const alone = { before: '', inner: exact, after: '' };
  const found = isShort || exact.length > LONG ? undefined : alignNear(text, alone, exact.length * ALONE, near);
  return found ?? findByPieces(text, quote, near);
}

function alignNear(whole: string, pattern: Pattern, most: number, near: number): Place | undefined {
  if (whole.length <= SURROUNDINGS) return align(whole, pattern, most, near);
  const from = Math.max(0, near - SURROUNDINGS / 2);
  const found = align(whole.slice(from, from + SURROUNDINGS), pattern, most, near - from);
  return found && { start: found.start + from, end: found.end + from };
}

/** A quote by its sentences: from the first that is there to the last that is there, where they are its ends or a third of it. */
function findByPieces(text: string, quote: Quote, near: number): Place | undefined {
  const { exact, prefix, suffix } = quote;
  const pieces = [...exact.matchAll(SENTENCE)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
  if (pieces.length < 2) return undefined;
  let behind = 0;
  let kept = 0;
  const found = pieces.flatMap(({ start, end }, at) => {
    const piece = {
      exact: exact.slice(start, end),
      prefix: start === 0 ? prefix : exact.slice(Math.max(0, start - CONTEXT), start),
      suffix: end === exact.length ? suffix : exact.slice(end, end + CONTEXT),
    };
    const isEnd = at === 0 || at === pieces.length - 1;
    const place = isEnd ? findQuote(text, piece, near + start) : findExact(text, piece, near + start);
    // A piece that stands before the one that it followed is another's words.
    if (!place || place.start < behind) return [];
    behind = place.end;
    kept += end - start;
    return [{ ...place, isEnd }];
  });
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last || last.end - first.start > exact.length * MOST_GROWTH) return undefined;
  const hasEnds = found.length > 1 && first.isEnd && last.isEnd;
  return hasEnds || kept >= exact.length / 3 ? { start: first.start, end: last.end } : undefined;
}

/**
 * The place without white space at its ends, and without half a character; nothing where nothing is left.
 * `trimPlace('干部 下乡', { start: 2, end: 5 })` → `{ start: 3, end: 5 }`.
 */
export function trimPlace(text: string, { start, end }: Place): Place | undefined {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const whole = {
    start: wholeCharacter(text, start + lead),
    end: wholeCharacter(text, start + words.trimEnd().length),
  };
  return whole.end > whole.start ? whole : undefined;
}

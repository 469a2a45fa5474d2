import { align, countEdits } from './align';

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
export const CONTEXT = 32;

/** A quote shorter than this may stand in a text by chance: it must be the only one, or its context must bear it out. */
const TELLING = 8;
/** A shorter one still needs its context even then. */
const TELLING_ALONE = 4;
const CONTEXT_WANTED = 4;

/** A longer quote is sought by pieces of this length: its ends say where it is, whatever happened between them. */
const LONG = 256;
const PIECE = 64;

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
 * Where the quote stands in a text that may have changed since: where its own words stand, best with the same words around
 * them, nearest to `near`; else where something like it stands between the same words; else, for a quote long enough to
 * be sure, where something much like it stands. Nothing where it has gone.
 */
export function findQuote(text: string, quote: Quote, near = 0): Place | undefined {
  if (quote.exact === '') return undefined;
  const found =
    findExact(text, quote, near) ??
    (quote.exact.length > LONG ? findByPieces(text, quote, near) : findAlike(text, quote, near));
  return found && trimPlace(text, found);
}

function findExact(text: string, { exact, prefix, suffix }: Quote, near: number): Place | undefined {
  let best: { start: number; context: number } | undefined;
  let times = 0;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    times++;
    const context = countBefore(text, start, prefix) + countBehind(text, start + exact.length, suffix);
    const isNearer = Math.abs(start - near) < Math.abs((best?.start ?? 0) - near);
    if (!best || context > best.context || (context === best.context && isNearer)) best = { start, context };
  }
  if (!best) return undefined;
  const isTelling = exact.length >= (times === 1 ? TELLING_ALONE : TELLING);
  const wanted = isTelling ? 0 : Math.min(CONTEXT_WANTED, prefix.length + suffix.length);
  return best.context >= wanted ? { start: best.start, end: best.start + exact.length } : undefined;
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

/** Something like the quote: between the same words half of it may be another, without them a quarter. */
function findAlike(whole: string, { exact, prefix, suffix }: Quote, near: number): Place | undefined {
  const from = whole.length > SURROUNDINGS ? Math.max(0, near - SURROUNDINGS / 2) : 0;
  const text = whole.length > SURROUNDINGS ? whole.slice(from, from + SURROUNDINGS) : whole;
  const framed = { before: prefix, inner: exact, after: suffix };
  const length = prefix.length + exact.length + suffix.length;
  const between = align(text, framed, Math.floor(length * 0.4), near - from);
  const isAlike = (found: Place) => {
    const inner = text.slice(found.start, found.end);
    return countEdits(inner, exact) <= Math.max(inner.length, exact.length) / 2;
  };
  const alone = { before: '', inner: exact, after: '' };
  const found =
    between && between.end - between.start <= exact.length * 3 && isAlike(between)
      ? between
      : exact.length < TELLING
        ? undefined
        : align(text, alone, Math.floor(exact.length / 4), near - from);
  return found && { start: found.start + from, end: found.end + from };
}

/** A long quote by its pieces: from the first that is there to the last that is there, where both ends or a third of them are. */
function findByPieces(text: string, quote: Quote, near: number): Place | undefined {
  const { exact, prefix, suffix } = quote;
  const pieces: Quote[] = [];
  for (let start = 0; start < exact.length; start += PIECE) {
    const end = Math.min(exact.length, start + PIECE);
    pieces.push({
      exact: exact.slice(start, end),
      prefix: start === 0 ? prefix : exact.slice(Math.max(0, start - CONTEXT), start),
      suffix: end === exact.length ? suffix : exact.slice(end, end + CONTEXT),
    });
  }
  let behind = 0;
  const found = pieces.flatMap((piece, at) => {
    const isEnd = at === 0 || at === pieces.length - 1;
    const expected = near + at * PIECE;
    const place = findExact(text, piece, expected) ?? (isEnd ? findAlike(text, piece, expected) : undefined);
    // A piece that stands before the one that it followed is another's words.
    if (!place || place.start < behind) return [];
    behind = place.end;
    return [{ ...place, isEnd }];
  });
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last || last.end - first.start > exact.length * 3) return undefined;
  const hasEnds = found.length > 1 && first.isEnd && last.isEnd;
  return hasEnds || found.length >= pieces.length / 3 ? { start: first.start, end: last.end } : undefined;
}

/** The place without white space at its ends, and without half a character; nothing where nothing is left. */
export function trimPlace(text: string, { start, end }: Place): Place | undefined {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const whole = {
    start: wholeCharacter(text, start + lead),
    end: wholeCharacter(text, start + words.trimEnd().length),
  };
  return whole.end > whole.start ? whole : undefined;
}

/** The place itself, or the one before it where it would part a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const isInside = at > 0 && at < text.length && /[\udc00-\udfff]/.test(text.charAt(at));
  return isInside && /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

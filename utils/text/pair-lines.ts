import type { LineDifference } from './diff';

/** A line of a difference and, where it took the place of another or gave way to it, that other line. */
export interface PairedLine extends LineDifference {
  other?: string;
}

/** Lines that share less, of 1, are two lines. */
const ALIKE = 0.4;

/** In a larger stretch of changed lines each stands for itself. */
const MOST_PAIRS = 2500;

/**
 * Puts each changed line behind the one it came from, however many go and come around them: of 「甲乙丙」 and 「丁」 gone and
 * 「甲乙戊」 new, the new one follows the first.
 */
export function pairLines(lines: readonly LineDifference[]): PairedLine[] {
  const paired: PairedLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line?.kind === 'same') {
      paired.push(line);
      continue;
    }
    const next = lines.findIndex(({ kind }, place) => place > at && kind === 'same');
    const changed = lines.slice(at, next === -1 ? undefined : next);
    paired.push(...pairChanged(changed));
    at += changed.length - 1;
  }
  return paired;
}

/** Pairs in reading order, so that what the pairs share is the most. */
function pairChanged(changed: readonly LineDifference[]): PairedLine[] {
  const gone = changed.filter(({ kind }) => kind === 'gone');
  const fresh = changed.filter(({ kind }) => kind === 'new');
  if (gone.length * fresh.length > MOST_PAIRS) return [...changed];
  const [goneParts, freshParts] = [gone, fresh].map((lines) => lines.map(({ text }) => pairsOf(text)));
  const width = fresh.length + 1;
  const sums = new Float64Array((gone.length + 1) * width);
  const sumAt = (at: number, other: number) => sums[at * width + other] ?? 0;
  const shares = gone.map((_, at) => fresh.map((_, other) => shareOf(goneParts?.[at], freshParts?.[other])));
  const withPair = (at: number, other: number) => {
    const share = shares[at]?.[other] ?? 0;
    return share < ALIKE ? 0 : share + sumAt(at + 1, other + 1);
  };
  for (let at = gone.length - 1; at >= 0; at--) {
    for (let other = fresh.length - 1; other >= 0; other--) {
      sums[at * width + other] = Math.max(sumAt(at + 1, other), sumAt(at, other + 1), withPair(at, other));
    }
  }
  const lines: PairedLine[] = [];
  let [at, other] = [0, 0];
  while (at < gone.length || other < fresh.length) {
    const [old, young] = [gone[at], fresh[other]];
    const sum = sumAt(at, other);
    if (old && young && sum > 0 && withPair(at, other) === sum) {
      lines.push({ ...old, other: young.text }, { ...young, other: old.text });
      at++;
      other++;
    } else if (old && (!young || sumAt(at + 1, other) >= sumAt(at, other + 1))) {
      lines.push(old);
      at++;
    } else if (young) {
      lines.push(young);
      other++;
    }
  }
  return lines;
}

/** The pairs of neighbouring characters; a single character is its own. */
function pairsOf(text: string): Set<string> {
  const pairs = Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  return new Set(pairs.length > 0 ? pairs : [text]);
}

/** How much two lines share, 0 to 1 (Dice). */
function shareOf(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / Math.max(1, one.size + other.size);
}

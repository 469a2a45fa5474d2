/** Where a pattern stands in a text but for some edits: its inner part from `start` to `end`. */
export interface Alignment {
  start: number;
  end: number;
  /** Of the whole pattern: two for a character that is changed or left out, one for one that is put in. */
  cost: number;
}

/** A pattern whose middle is sought; what is around it only says where. */
export interface Pattern {
  before: string;
  inner: string;
  after: string;
}

/**
 * What is lost of a pattern says more against a place than what was added to it: editors add, and mirrors put readings
 * behind characters.
 */
const LOST = 2;
const ADDED = 1;

/**
 * Where the pattern stands in the text at the least cost, at most `most`; of places alike the one nearest to `near`.
 * 「把板凳坐热」 is found in 「先把那板凳坐热」 at a cost of one. Sellers' table a column at a time, cut off below the last row that
 * can still become a match (Ukkonen), so that the time grows with text × cost, not with text × pattern.
 */
export function align(text: string, { before, inner, after }: Pattern, most: number, near = 0): Alignment | undefined {
  const pattern = before + inner + after;
  const rows = pattern.length;
  const [innerStart, innerEnd] = [before.length, before.length + inner.length];
  // Row i: the cheapest way to have read i units of the pattern here, and where on it the inner part began and ended.
  const costs = Int32Array.from({ length: rows + 1 }, (_, row) => row * LOST);
  const starts = new Int32Array(rows + 1);
  const ends = new Int32Array(rows + 1);
  let best: Alignment | undefined;
  let last = Math.min(rows, Math.floor(most / LOST));

  for (let at = 1; at <= text.length; at++) {
    const unit = text.charCodeAt(at - 1);
    let [diagonal, diagonalStart, diagonalEnd] = [costs[0] ?? 0, starts[0] ?? 0, ends[0] ?? 0];
    if (innerStart === 0) starts[0] = at;
    const reach = Math.min(rows, last + 1);
    for (let row = 1; row <= reach; row++) {
      const [left, leftStart, leftEnd] = [row > last ? most + 1 : (costs[row] ?? 0), starts[row] ?? 0, ends[row] ?? 0];
      let cost = diagonal + (pattern.charCodeAt(row - 1) === unit ? 0 : LOST);
      let [start, end] = [diagonalStart, diagonalEnd];
      // From above: a unit of the pattern that the text leaves out. From the left: one that it puts in.
      let isArrival = true;
      if ((costs[row - 1] ?? 0) + LOST < cost) {
        cost = (costs[row - 1] ?? 0) + LOST;
        [start, end] = [starts[row - 1] ?? 0, ends[row - 1] ?? 0];
      }
      if (left + ADDED < cost) {
        cost = left + ADDED;
        [start, end] = [leftStart, leftEnd];
        isArrival = false;
      }
      // What is put in right before the inner part, or right behind it, does not belong to it.
      if (row === innerStart) start = at;
      if (row === innerEnd && isArrival) end = at;
      [diagonal, diagonalStart, diagonalEnd] = [left, leftStart, leftEnd];
      costs[row] = cost;
      starts[row] = start;
      ends[row] = end;
    }
    last = reach;
    while (last > 0 && (costs[last] ?? 0) > most) last--;
    if (last < rows) continue;
    const found = { start: starts[rows] ?? 0, end: ends[rows] ?? 0, cost: costs[rows] ?? 0 };
    const isBetter =
      !best ||
      found.cost < best.cost ||
      (found.cost === best.cost && Math.abs(found.start - near) < Math.abs(best.start - near));
    if (isBetter && found.end > found.start) best = found;
  }
  return best;
}

/** How many characters one text must have put in, left out or changed to be the other: 「坐热」, 「焐热」 → 1. */
export function countEdits(one: string, other: string): number {
  let above = Int32Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = new Int32Array(other.length + 1);
    current[0] = row;
    for (let at = 1; at <= other.length; at++) {
      const changed = (above[at - 1] ?? 0) + (one.charCodeAt(row - 1) === other.charCodeAt(at - 1) ? 0 : 1);
      current[at] = Math.min(changed, (above[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1);
    }
    above = current;
  }
  return above[other.length] ?? 0;
}

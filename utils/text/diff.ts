/** A line of two versions put side by side: in both, only in the old one, only in the new one. */
export interface LineDifference {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** More pairs of lines than this are not compared one by one: the old text goes, the new one comes. */
const MOST_PAIRS = 4_000_000;

/**
 * What became of a text, line by line, in reading order: 「甲\n乙」 → 「甲\n丙」 gives 甲 the same, 乙 gone, 丙 new. The longest
 * common sequence of lines stays.
 */
export function diffLines(before: string, after: string): LineDifference[] {
  const [old, young] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let [oldEnd, youngEnd] = [old.length, young.length];
  while (oldEnd > start && youngEnd > start && old[oldEnd - 1] === young[youngEnd - 1]) {
    oldEnd--;
    youngEnd--;
  }
  const same = (text: string): LineDifference => ({ kind: 'same', text });
  return [
    ...old.slice(0, start).map(same),
    ...diffMiddle(old.slice(start, oldEnd), young.slice(start, youngEnd)),
    ...old.slice(oldEnd).map(same),
  ];
}

function diffMiddle(old: string[], young: string[]): LineDifference[] {
  const gone = (text: string): LineDifference => ({ kind: 'gone', text });
  const fresh = (text: string): LineDifference => ({ kind: 'new', text });
  if (old.length * young.length > MOST_PAIRS) return [...old.map(gone), ...young.map(fresh)];
  // How long the common sequence from these two places on is.
  const width = young.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const lengthAt = (at: number, other: number) => lengths[at * width + other] ?? 0;
  for (let at = old.length - 1; at >= 0; at--) {
    for (let other = young.length - 1; other >= 0; other--) {
      lengths[at * width + other] =
        old[at] === young[other]
          ? lengthAt(at + 1, other + 1) + 1
          : Math.max(lengthAt(at + 1, other), lengthAt(at, other + 1));
    }
  }
  const lines: LineDifference[] = [];
  let [at, other] = [0, 0];
  while (at < old.length || other < young.length) {
    const [line, youngLine] = [old[at], young[other]];
    if (line !== undefined && line === youngLine) {
      lines.push({ kind: 'same', text: line });
      at++;
      other++;
    } else if (line !== undefined && (youngLine === undefined || lengthAt(at + 1, other) >= lengthAt(at, other + 1))) {
      lines.push(gone(line));
      at++;
    } else if (youngLine !== undefined) {
      lines.push(fresh(youngLine));
      other++;
    }
  }
  return lines;
}

/**
 * Where two versions of a line differ: what both begin with, what each has between, what both end with. 「先把板凳坐热」 and
 * 「先把那板凳坐热」 → `{ start: 2, oldEnd: 2, newEnd: 3 }`.
 */
export function diffWithin(before: string, after: string): { start: number; oldEnd: number; newEnd: number } {
  const [old, young] = [[...before], [...after]];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let [oldEnd, newEnd] = [old.length, young.length];
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === young[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  const unitsOf = (characters: string[]) => characters.join('').length;
  return {
    start: unitsOf(old.slice(0, start)),
    oldEnd: unitsOf(old.slice(0, oldEnd)),
    newEnd: unitsOf(young.slice(0, newEnd)),
  };
}

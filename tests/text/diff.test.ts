import { expect, test } from 'vitest';
import { diffLines, diffWithin } from '../../utils/text/diff';

const drawn = (before: string, after: string) =>
  diffLines(before, after)
    .map(({ kind, text }) => ({ same: ' ', gone: '-', new: '+' })[kind] + text)
    .join('\n');

test.each([
  ['甲\n乙', '甲\n乙', ' 甲\n 乙', 'nothing changed'],
  ['甲\n乙\n丁', '甲\n丙\n丁', ' 甲\n-乙\n+丙\n 丁', 'a line is another'],
  ['甲\n丁', '甲\n乙\n丙\n丁', ' 甲\n+乙\n+丙\n 丁', 'lines came in'],
  ['甲\n乙\n丙', '丙', '-甲\n-乙\n 丙', 'lines went'],
  ['甲\n乙\n丙', '乙\n丙\n甲', '-甲\n 乙\n 丙\n+甲', 'a line moved'],
])('%j → %j', (before, after, expected) => {
  expect(drawn(before, after)).toBe(expected);
});

test('both versions can be read out of the differences', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 50; round++) {
    const [before, after] = [0, 0].map(() => Array.from({ length: random(12) + 1 }, () => `行${random(5)}`).join('\n'));
    const lines = diffLines(before ?? '', after ?? '');
    const without = (kind: string) =>
      lines
        .filter((line) => line.kind !== kind)
        .map(({ text }) => text)
        .join('\n');
    expect([without('new'), without('gone')]).toEqual([before, after]);
  }
});

test('a text beyond comparing is gone and new as a whole', () => {
  const many = (word: string) => Array.from({ length: 2100 }, (_, at) => `${word}${at}`).join('\n');
  expect(diffLines(many('旧'), many('新')).filter(({ kind }) => kind === 'gone')).toHaveLength(2100);
});

test.each([
  ['话要说到心上', '话要说到心坎上', 5, 5, 6],
  ['一样', '一样', 2, 2, 2],
  ['𠀀甲', '𠀁甲', 0, 2, 2],
])('%s → %s differ between', (before, after, start, oldEnd, newEnd) => {
  expect(diffWithin(before, after)).toEqual({ start, oldEnd, newEnd });
});

test('texts of too many other lines are not compared line by line: the old one goes, the new one comes', () => {
  const lines = (name: string) =>
    Array.from({ length: 2001 }, (_, at) => (at === 1000 ? '同' : `${name}${at}`)).join('\n');
  const kinds = diffLines(lines('旧'), lines('新')).map(({ kind }) => kind);
  expect(kinds).toEqual([...Array(2001).fill('gone'), ...Array(2001).fill('new')]);
});

import { expect, test } from 'vitest';
import { diffLines } from '../../utils/text/diff';
import { pairLines } from '../../utils/text/pair-lines';

const told = (before: string[], after: string[]) =>
  pairLines(diffLines(before.join('\n'), after.join('\n'))).map(({ kind, text, other }) => [kind, text, other]);

const ROAD = '路修了三回才算修好。';
const ROAD_NOW = '路修了四回才算修好。';
const LAMP = '灯是去年冬天亮起来的。';
const END = '水到田头，人到跟前。';

test.each([
  [
    'a changed line beside one that goes',
    [ROAD, LAMP, END],
    [ROAD_NOW, END],
    [
      ['gone', ROAD, ROAD_NOW],
      ['new', ROAD_NOW, ROAD],
      ['gone', LAMP, undefined],
      ['same', END, undefined],
    ],
  ],
  [
    'a changed line below one that comes',
    [ROAD, END],
    [LAMP, ROAD_NOW, END],
    [
      ['new', LAMP, undefined],
      ['gone', ROAD, ROAD_NOW],
      ['new', ROAD_NOW, ROAD],
      ['same', END, undefined],
    ],
  ],
  [
    'lines that have nothing to do with each other',
    [LAMP],
    [END],
    [
      ['gone', LAMP, undefined],
      ['new', END, undefined],
    ],
  ],
  ['lines that are the same', [LAMP], [LAMP], [['same', LAMP, undefined]]],
  [
    'single characters',
    ['甲'],
    ['乙'],
    [
      ['gone', '甲', undefined],
      ['new', '乙', undefined],
    ],
  ],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test('a text that is wholly another is not compared line by line', () => {
  const lines = (word: string) => Array.from({ length: 400 }, (_, at) => `${word}的第${at}行`);
  const paired = told(lines('旧'), lines('新'));
  expect(paired.filter(([, , other]) => other !== undefined)).toEqual([]);
  expect(paired).toHaveLength(800);
});

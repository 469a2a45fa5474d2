import { describe, expect, test } from 'vitest';
import { foldForSearch, foldWithOffsets, patternOf } from '../../utils/text/fold';

describe('the fold makes one of what a reader takes for the same', () => {
  test.each([
    ['群眾路線', '群众路线', 'Traditional'],
    ['羣衆路綫', '群众路线', 'Hong Kong and older forms'],
    ['頭髮', '头发', 'one Simplified character for several'],
    ['瞭解', '了解', 'a pair that only word tables know'],
    ['臺灣裏面', '台湾里面', 'Taiwan forms'],
    ['５Ｇ ＮＥＴ', '5g net', 'full width and case'],
    ['用情、用心；用力。', '用情用心用力', 'punctuation'],
    ['　　做 好\n群众\u200b工作', '做好群众工作', 'white space and zero width'],
  ])('%s is %s (%s)', (one, other) => expect(foldForSearch(one)).toBe(foldForSearch(other)));

  test('different words stay different', () => expect(foldForSearch('多用情')).not.toBe(foldForSearch('多用心')));
  test('half a surrogate pair stays what it is', () => expect(foldForSearch('甲\ud83d乙')).toBe('甲\ud83d乙'));
  test('symbols and digits stay', () => expect(foldForSearch('C++ 3%')).toBe('c++3'));
});

test('every folded unit knows its place in the text', () => {
  const text = '　 多用「情」，𠀀Ａ';
  const { folded, offsets } = foldWithOffsets(text);
  expect(folded).toBe(foldForSearch(text));
  expect([...folded.slice(0, 3)].map((_, at) => text[offsets[at] ?? -1])).toEqual(['多', '用', '情']);
  expect(text[offsets[folded.length - 1] ?? -1]).toBe('Ａ');
  expect(offsets[folded.length]).toBe(text.length);
});

test.each([
  ['群众', '羣 眾', 'another form, and a space between'],
  ['群众', '群，\n众', 'punctuation between'],
  ['5g', '５-Ｇ', 'full width'],
  ['一', '㊀', 'a compatibility form'],
  ['c++', 'C＋+', 'symbols, which patterns have a meaning for'],
  ['^]-', '^', 'a symbol alone'],
  ['𠮷野', '𠮷野', 'a character beyond the BMP'],
  ['𦈡', '繻', 'a form beyond the BMP'],
])('the pattern of %s finds %s (%s)', (typed, text) => {
  expect(text.match(patternOf(foldForSearch(typed)))).toEqual([text]);
  expect(patternOf(foldForSearch(typed)).test('别的字')).toBe(false);
});

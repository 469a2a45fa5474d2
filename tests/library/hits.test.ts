import { expect, test } from 'vitest';
import { findHits, hasHit, toWord } from '../../utils/library/hits';
import type { TextName } from '../../utils/library/snippet';
import { foldForSearch } from '../../utils/text/fold';
import { markWords, standsIn } from './brute-force';

const fieldOf = (text: string) => ({ name: 'body' as const, text });

function wordOf(typed: string, name?: TextName) {
  const word = toWord(typed, name);
  if (!word) throw new RangeError(`nothing in ${typed}`);
  return word;
}

test.each([
  ['art', 'An article on art.', 2, 'prefix of a word, and the word'],
  ['art', 'start, smart, Bart', 0, 'the middle and the end of words'],
  ['ART', 'ａｒｔicle', 1, 'case and width'],
  ['5G', '5G、15G、5g网', 2, 'a number of its own'],
  ['19', '2019年的19条', 1, 'the end of a year is no number'],
  ['2019', '2019年', 1, 'a number before Chinese'],
  ['G时代', '5G时代', 0, 'the middle of a word before Chinese'],
  ['5G时代', '5G时代，5G 时代，15G时代', 2, 'a word and Chinese'],
  ['时代5', '时代5G，新时代 5', 2, 'the last word may go on'],
  ['代5G时', '时代5G时', 1, 'a word inside, whole'],
  ['AI', 'OpenAI用AI', 1, 'inside a word of two'],
  ['众路', '群众路线', 1, 'Chinese anywhere'],
  ['new deal', 'a New-Deal; renew deals', 1, 'a phrase begins with a word'],
  ['icle', 'ar\u00adticle', 0, 'a soft hyphen parts no word'],
  ['ticle', 'ar-ticle', 1, 'a hyphen does'],
  ['мир', 'мира, кумир', 1, 'Cyrillic'],
  ['ab', 'ab ab xab abab', 3, 'each hit once'],
  ['の家', '私の家', 1, 'kana as Chinese'],
])('「%s」 in 「%s」: %d (%s)', (typed, text, expected) => {
  expect(findHits(fieldOf(text), wordOf(typed))).toHaveLength(expected);
  expect(hasHit(fieldOf(text), wordOf(typed))).toBe(expected > 0);
  expect(standsIn(typed, markWords(text))).toBe(expected > 0);
});

test('a word of a field is not found in another', () => {
  expect(hasHit(fieldOf('群众'), wordOf('群众', 'author'))).toBe(false);
});

test('ten thousand random texts and words: a hit just where a second way of looking has one', () => {
  let state = 11;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
  const PARTS = [
    'a',
    'b',
    'ab',
    'A',
    '5',
    '15',
    '群',
    '众',
    ' ',
    '，',
    '-',
    '\u00ad',
    '\n',
    'é',
    'e\u0301',
    '𠮷',
    'Ａ',
    '５',
  ];
  const make = (most: number) => Array.from({ length: 1 + random(most) }, () => PARTS[random(PARTS.length)]).join('');
  let hits = 0;
  for (let count = 0; count < 10_000; count++) {
    const [text, typed] = [make(12), make(3)];
    if (foldForSearch(typed) === '') continue;
    const expected = standsIn(typed, markWords(text));
    expect([text, typed, hasHit(fieldOf(text), wordOf(typed))]).toEqual([text, typed, expected]);
    if (expected) hits++;
  }
  expect(hits).toBeGreaterThan(500);
});

import { expect, test } from 'vitest';
import { isMadeOf } from '../../utils/text/words';

const WORDS = new Set(['大', '大字号', '字号', '分享', '分享到']);

test.each([
  ['分享大', true, 'two words'],
  ['大大字号', true, 'a word that begins with another'],
  ['分享到大', true, 'the longer word where the shorter leads nowhere'],
  ['分享给', false, 'an end that is no word'],
  ['', true, 'nothing at all'],
  [`${'大字号'.repeat(200)}甲`, false, 'a long row with one other character, at once'],
])('%s → %s (%s)', (text, expected) => expect(isMadeOf(text, WORDS)).toBe(expected));

import { expect, test } from 'vitest';
import { wholeCharacter } from '../../utils/text/whole-character';

test.each([
  ['甲𠮷乙', 0, 0, 'the beginning'],
  ['甲𠮷乙', 1, 1, 'before a pair'],
  ['甲𠮷乙', 2, 1, 'inside a pair'],
  ['甲𠮷乙', 3, 3, 'behind a pair'],
  ['甲𠮷', 3, 3, 'the end'],
  ['甲\udfb7乙', 1, 1, 'half a pair that is alone'],
])('%s at %i → %i (%s)', (text, at, expected) => expect(wholeCharacter(text, at)).toBe(expected));

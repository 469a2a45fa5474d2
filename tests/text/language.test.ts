import { expect, test } from 'vitest';
import { readLanguage } from '../../utils/text/language';
import { collapse, countCharacters, toComparable, trim } from '../../utils/text/whitespace';

test.each([
  ['飛天網評：群眾工作', 'zh-Hant'],
  ['飞天网评：群众工作', 'zh-Hans'],
  ['山水', 'zh-Hans'],
  ['引文「群眾」之外的文字都是简体，这里说的是书写', 'zh-Hans'],
])('%s is %s', (text, language) => expect(readLanguage(text)).toBe(language));

test.each([
  ['做好\n  群众', '做好群众', 'a line break of the source between Han shows nothing'],
  ['a\n b', 'a b', 'between Latin words it is a space'],
  ['做\u00a0好\u200b了', '做 好了', 'no-break space and zero width'],
  ['标题　副题', '标题　副题', 'an ideographic space inside stays'],
])('%j → %j (%s)', (text, expected) => expect(collapse(text)).toBe(expected));

test('indents fall away', () => expect(trim('　　做好 ')).toBe('做好'));
test('white space does not count, a rare character counts once', () => expect(countCharacters(' 做好\n　𠀀 ')).toBe(3));
test('headlines compare without quotes, spaces and width', () =>
  expect(toComparable('“双联” 行动：Ａ')).toBe(toComparable('双联行动:a')));

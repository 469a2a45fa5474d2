import { expect, test } from 'vitest';
import { FORMATS } from '../../utils/exchange/format';
import { FAULT_REASONS } from '../../utils/exchange/import-faults';
import en from '../../utils/i18n/locales/en.json';
import simplified from '../../utils/i18n/locales/zh_CN.json';
import traditional from '../../utils/i18n/locales/zh_TW.json';
import { FAILURES } from '../../utils/messages/messages';

const places = (sentence: string) => [...new Set(sentence.match(/\$\d/g))].sort();

test.each([
  ['zh_TW', traditional],
  ['en', en],
])('%s has the same sentences as zh_CN, with the same places to fill', (_, locale) => {
  expect(Object.keys(locale).sort()).toEqual(Object.keys(simplified).sort());
  const sentences = new Map<string, string>(Object.entries(locale));
  for (const [key, sentence] of Object.entries(simplified)) {
    expect([key, places(sentences.get(key) ?? '')]).toEqual([key, places(sentence)]);
  }
});

test.each([simplified, traditional, en])(
  'every name is one that the browser takes, and no sentence is empty',
  (locale) => {
    for (const [key, sentence] of Object.entries(locale)) {
      expect(key).toMatch(/^\w+$/);
      expect(sentence.trim(), key).not.toBe('');
    }
  },
);

test('what English says right after another sentence begins with a space', () => {
  const following = ['highlightsLost', 'reprintOfMore', 'sourceRight', 'sourceWrong', 'sourceNone'] as const;
  expect(following.filter((key) => !en[key].startsWith(' '))).toEqual([]);
});

test('every failure, every fault of a file and every format has its sentence', () => {
  const needed = [
    ...FAILURES.map((failure) => `failure_${failure}`),
    ...FAULT_REASONS.map((reason) => `fault_${reason}`),
    ...FORMATS.map(({ label }) => label),
  ];
  expect(needed.filter((key) => !(key in simplified))).toEqual([]);
});

test('Traditional is written in its own right: no Simplified characters, no mainland terms', () => {
  const text = Object.values(traditional).join('\n');
  const mainland = [
    '軟件',
    '信息',
    '文件',
    '回收站',
    '設置',
    '保存當前',
    '默認',
    '菜單',
    '網絡',
    '數據',
    '導出',
    '導入',
    '標籤頁',
  ];
  expect(mainland.filter((term) => text.includes(term))).toEqual([]);
  expect(text.match(/[这为们么个见说读写动务开关页览记录导图标题档数网络设签]/gu)).toBeNull();
});

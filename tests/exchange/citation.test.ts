import { expect, test } from 'vitest';
import type { Article } from '../../utils/article/article';
import { type CitationStyle, citationText } from '../../utils/exchange/citation';
import { keepArticle } from '../components/make-clip';

const URL = 'http://www.workercn.cn/1/a.shtml';

test.each<[Partial<Article>, string, string]>([
  [{}, `林知秋. 把话说到心坎上[EB/OL]. 晨星网(2019-12-10)[2026-11-22]. ${URL}.`, 'a site'],
  [{ contentSource: '晨星日报' }, `林知秋. 把话说到心坎上[N/OL]. 晨星日报, 2019-12-10[2026-11-22]. ${URL}.`, 'a paper'],
  [
    { author: [], datePublished: undefined },
    `把话说到心坎上[EB/OL]. 晨星网[2026-11-22]. ${URL}.`,
    'neither author nor date',
  ],
  [
    { author: ['甲一', '乙二', '丙三', '丁四'].map((name) => ({ name })) },
    `甲一, 乙二, 丙三, 等. 把话说到心坎上[EB/OL]. 晨星网(2019-12-10)[2026-11-22]. ${URL}.`,
    'more than three authors',
  ],
  [
    { alternativeHeadline: '——三本账', contentSource: undefined, publisher: undefined },
    `林知秋. 把话说到心坎上: 三本账[EB/OL]. (2019-12-10)[2026-11-22]. ${URL}.`,
    'a subtitle, and no house',
  ],
])('%j is cited by GB/T 7714: %s (%s)', async (changed, expected) => {
  expect(citationText((await keepArticle(0, changed)).clip)).toBe(expected);
});

test.each<[CitationStyle, Partial<Article>, string]>([
  ['apa', {}, `林知秋（2019年12月10日）。把话说到心坎上。晨星网。2026年11月22日取自 ${URL}`],
  [
    'apa',
    { author: [], headline: '谁来监督？', datePublished: undefined },
    `谁来监督？（无日期）。晨星网。2026年11月22日取自 ${URL}`,
  ],
  ['apa', { headline: '谁来监督？' }, `林知秋（2019年12月10日）。谁来监督？晨星网。2026年11月22日取自 ${URL}`],
  ['footnote', {}, `林知秋：《把话说到心坎上》，晨星网，2019年12月10日，${URL}（2026年11月22日访问）。`],
  [
    'footnote',
    { author: [{ name: '甲一' }, { name: '乙二' }], headline: '读《乡土》', contentSource: undefined },
    `甲一、乙二：《读〈乡土〉》，中工网，2019年12月10日，${URL}（2026年11月22日访问）。`,
  ],
])('as %s %j is cited: %s', async (style, changed, expected) => {
  expect(citationText((await keepArticle(0, changed)).clip, style)).toBe(expected);
});

test('the day of the visit is that of the clocks in China', async () => {
  const { clip } = await keepArticle(0);
  expect(citationText({ ...clip, clippedAt: '2026-11-22T16:54:29.494Z' })).toContain('[2026-11-23]');
});

test('of a text that was read later than the clip was kept, the visit is that later one', async () => {
  const { clip } = await keepArticle(0);
  expect(citationText({ ...clip, readAt: '2026-12-24T16:54:29.494Z' })).toContain('[2026-12-25]');
});

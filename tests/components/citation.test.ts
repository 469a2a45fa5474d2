import { expect, test } from 'vitest';
import { citationText } from '../../components/citation';
import { keepArticle } from './make-clip';

test.each([
  [{}, '林知秋. 把话说到心坎上[N/OL]. 晨星网, 2019-12-10[2026-11-22]. http://www.workercn.cn/1/a.shtml'],
  [
    { author: [], datePublished: undefined },
    '把话说到心坎上[N/OL]. 晨星网[2026-11-22]. http://www.workercn.cn/1/a.shtml',
  ],
  [
    { author: ['甲一', '乙二', '丙三', '丁四'].map((name) => ({ name })) },
    '甲一, 乙二, 丙三, 等. 把话说到心坎上[N/OL]. 晨星网, 2019-12-10[2026-11-22]. http://www.workercn.cn/1/a.shtml',
  ],
])('%j is cited', async (changed, expected) => {
  expect(citationText((await keepArticle(0, changed)).clip)).toBe(expected);
});

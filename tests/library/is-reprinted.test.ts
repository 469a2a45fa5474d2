import { expect, test } from 'vitest';
import { isReprinted } from '../../utils/library/is-reprinted';

test.each([
  ['金羊网', '中工网', true],
  ['中工网', '中工网', false],
  [undefined, '中工网', false],
  ['金羊网', undefined, false],
  ['新浪科技', '新浪网', false],
  ['凤凰网评论', '凤凰网', false],
  ['中央社', '中央社 CNA', false],
  ['澎湃新闻（上海）', '澎湃新闻', false],
  ['中国青年报客户端', '中国青年报', false],
  ['人民网-北京频道', '人民网', false],
  ['人民日报', '人民网', true],
  ['新华社', '新华网', true],
  ['聯合報', '聯合新聞網', true],
  ['中国网信网', '中国网', true],
])('%s on %s: %s', (contentSource, publisher, expected) => {
  expect(isReprinted({ contentSource, publisher })).toBe(expected);
});

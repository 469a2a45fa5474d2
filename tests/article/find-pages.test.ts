import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { findPages } from '../../utils/article/find-pages';

const read = (html: string) => new JSDOM(html).window.document;
const PEOPLE =
  '<div class="zdfy"><a href="/n1/c1-31.html">【1】</a><a href="/n1/c1-31-2.html">【2】</a><a href="/n1/c1-31-3.html">【3】</a></div>';
const TRS = (index: number) => `<script>createPageHTML(3, ${index}, "t20190918_693227", "shtml");</script>`;

describe('the next page', () => {
  test.each<[string, string, string | undefined, string]>([
    ['http://a.cn/n1/c1-31.html', PEOPLE, 'http://a.cn/n1/c1-31-2.html', 'the first page has no number'],
    ['http://a.cn/n1/c1-31-2.html', PEOPLE, 'http://a.cn/n1/c1-31-3.html', 'the next number, not the last'],
    ['http://a.cn/n1/c1-31-3.html', PEOPLE, undefined, 'the last page'],
    ['http://a.cn/x/t20190918_693227.shtml', TRS(0), 'http://a.cn/x/t20190918_693227_1.shtml', 'TRS counts from 0'],
    ['http://a.cn/x/t20190918_693227_2.shtml', TRS(2), undefined, 'the last page of TRS'],
    [
      'http://a.cn/x/index.html',
      '<script>createPageHTML(9, 0, "list", "html")</script>',
      undefined,
      'the pager of a list',
    ],
    ['http://a.cn/art?id=7', '<a href="?id=7&page=2">下一页</a>', 'http://a.cn/art?id=7&page=2', 'a query parameter'],
    [
      'http://a.cn/art?id=7&page=2',
      '<a href="?id=7">1</a><a href="?id=7&page=3">3</a>',
      'http://a.cn/art?id=7&page=3',
      'a parameter, from the second page',
    ],
    ['http://a.cn/art?id=7', '<a href="?id=8&page=2">下一页</a>', undefined, 'another article'],
    [
      'http://a.cn/5.html',
      '<a href="/6.html">下一篇</a><a href="/6.html">2</a>',
      undefined,
      'the next article is no page',
    ],
    ['http://a.cn/5.html', '<a href="5_2.html"><img src="/img/next_page.jpg"></a>', 'http://a.cn/5_2.html', 'an arrow'],
    ['http://a.cn/5.html', '<a href="http://b.cn/5_2.html">下一页</a>', undefined, 'another host'],
  ])('%s %s → %s (%s)', (url, html, next) => {
    expect(findPages(read(html), new URL(url)).further[0]?.href).toBe(next);
  });
});

test('all pages that are linked are given, in order and once', () => {
  const { further } = findPages(read(PEOPLE + PEOPLE), new URL('http://a.cn/n1/c1-31.html'));
  expect(further.map(({ href }) => href)).toEqual(['http://a.cn/n1/c1-31-2.html', 'http://a.cn/n1/c1-31-3.html']);
});

describe('the first page', () => {
  test.each<[string, string, string | undefined, string]>([
    ['http://a.cn/n1/c1-31-3.html', PEOPLE, 'http://a.cn/n1/c1-31.html', 'from the third'],
    ['http://a.cn/n1/c1-31.html', PEOPLE, undefined, 'from itself'],
    ['http://a.cn/x/t20190918_693227_2.shtml', TRS(2), 'http://a.cn/x/t20190918_693227.shtml', 'TRS'],
    [
      'http://a.cn/2019_09_07_51.html',
      '<a href="/2019_09_07.html">1</a>',
      'http://a.cn/2019_09_07.html',
      'by the pager',
    ],
  ])('%s %s → %s (%s)', (url, html, first) => {
    expect(findPages(read(html), new URL(url)).first?.href).toBe(first);
  });
});

describe('the page with the whole article', () => {
  test.each([
    [`<a onclick="javascript:location.href='/w/2019_51_s.shtml';">余下全文</a>`, 'http://a.cn/w/2019_51_s.shtml'],
    ['<a href="/w/other.shtml">阅读全文</a>', undefined],
  ])('%s → %s', (html, whole) => {
    expect(findPages(read(html), new URL('http://a.cn/w/2019_51.shtml')).whole?.href).toBe(whole);
  });
});

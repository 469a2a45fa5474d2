import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Article } from '../../utils/article/article';
import { extractPart } from '../../utils/article/extract-part';

const URL_OF_PAGE = new URL('http://bianmin.test/zhinan/');
const parse = (body: string) => new JSDOM(`<title>办事指南</title>${body}`, { url: URL_OF_PAGE.href }).window.document;

test('a page without an article is kept line by line, nothing dropped', () => {
  const page = parse(
    '<ul><li><a href="/1">几点开门</a></li><li>带什么材料</li></ul><script>no()</script><p>周日休息</p>',
  );
  const article = Article.parse(extractPart(page, URL_OF_PAGE, undefined));
  expect(article.headline).toBe('办事指南');
  expect(article.articleBody).toBe('几点开门\n带什么材料\n周日休息');
  expect(article.dropped).toEqual([]);
  expect(article.evidence.articleBody?.rule).toBe('user:page');
});

test('a selection is kept alone, its pictures under their whole address, its scripts gone', () => {
  const page = parse(
    '<p>一</p><div id="some"><p onclick="no()">二<img src="a.jpg" width="400"></p><script>no()</script></div>',
  );
  const range = page.createRange();
  const some = page.querySelector('#some');
  if (!some) throw new Error('no block');
  range.selectNode(some);
  const article = Article.parse(extractPart(page, URL_OF_PAGE, range.cloneContents()));
  expect(article.articleBody).toBe('二');
  expect(article.contentHtml).not.toMatch(/onclick|script/);
  expect(article.contentHtml).toContain('http://bianmin.test/zhinan/a.jpg');
});

test('a selection without a word is refused', () => {
  const page = parse('<p>一</p>');
  expect(() => extractPart(page, URL_OF_PAGE, page.createDocumentFragment())).toThrow('no text');
});

import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { findOtherKind } from '../../utils/article/find-other-kind';
import { findPossibleArticle } from '../../utils/article/possible-article';

const TEXT =
  '<p>这一段文字只为测试而写，它有足够的长度，也有标点，因此读得出是正文。</p><p>下一段也是这样写的，两段合起来，就比一则短短的启事要长一些。</p>';
const choices = (count: number) => `<div>${'<label><input type="radio">选这一项</label>'.repeat(count)}</div>`;

function findKind(title: string, html: string, path: string, name = '渡口的秤'): string | undefined {
  const url = new URL(path, 'http://www.example.cn');
  const { document } = new JSDOM(`<title>${title}</title><h1>${name}</h1>${html}`, { url: url.href }).window;
  const found = findPossibleArticle(document, url);
  return typeof found === 'string' ? found : findOtherKind(found);
}

test.each<[title: string, html: string, path: string, kind: string | undefined, why: string]>([
  ['渡口的秤_山河网专题', TEXT, '/zt/ddc/default.htm', 'topic', 'a topic at its index'],
  ['渡口的秤_山河网专题', TEXT, '/2019/0601/', undefined, 'an address with a day is an article in a topic'],
  ['渡口的秤_山河网专题', TEXT, '/zt/ddc/182231.htm', undefined, 'an address with a number too'],
  ['渡口的秤 归档 - 叶子本', TEXT, '/x', 'purpose', 'what a blog gathers'],
  ['渡口的秤', TEXT + choices(3) + choices(2), '/x', 'survey', 'a form of two questions'],
  ['渡口的秤', TEXT + choices(8), '/x', undefined, 'one question: how readers like it'],
  ['渡口的秤', `${TEXT}<a>加入购物车</a>`, '/x', 'shop', 'a shop'],
  ['渡口的秤', `<h2>3条回答</h2>${TEXT}${TEXT}`, '/x', 'answers', 'a question that several answer'],
  ['渡口的秤', `${TEXT}<a>查看全部 3 个回答</a>`, '/x', undefined, 'one answer, with a link to the others'],
  ['渡口的秤', `${TEXT}<a>立即购买</a>`, '/x', undefined, 'a word that advertisements print too'],
  ['渡口的秤_示例百科', TEXT, '/x', 'entry', 'an entry of an encyclopedia'],
  ['渡口的秤 - 某某维基，自由的百科全书', TEXT, '/x', 'entry', 'one with its slogan'],
  ['渡口的秤_示例百科', `<p>2019-05-06 08:00</p>${TEXT}`, '/x', undefined, 'an article on the site of one has its day'],
])('%s with %s at %s → %s (%s)', (title, html, path, kind) => expect(findKind(title, html, path)).toBe(kind));

test.each([['公司简介'], ['关于我们'], ['联系方式']])('what a house says of itself under %s is no article', (name) =>
  expect(findKind(`${name}_示例公司`, TEXT, '/about', name)).toBe('about'),
);

import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { isAboutThing } from '../../utils/article/find-thing';
import { findPossibleArticle } from '../../utils/article/possible-article';

const TEXT =
  '<p>这一段文字只为测试而写，它有足够的长度，也有标点，因此读得出是正文；一段就有六十个字以上，所以不会被当作一则短短的启事，也不必再写下一段。</p>';
const schema = (...types: string[]) =>
  `<script type="application/ld+json">{"@graph":[${types.map((type) => `{"@type":"${type}"}`).join()}]}</script>`;
const FACTS = '<ul><li>出版年：2017</li><li>页数：312</li><li>定价：42元</li></ul>';

function isThing(html: string, prose = 100): boolean {
  const { document } = new JSDOM(`<title>渡船上的算术</title><h1>渡船上的算术</h1>${html}`).window;
  const found = findPossibleArticle(document, new URL('http://www.example.cn/x'));
  if (typeof found === 'string') throw new Error(found);
  return isAboutThing({ ...found, prose });
}

test.each<[html: string, is: boolean, why: string]>([
  [`<h3>岗位职责</h3>${TEXT}<h3>【任职要求】</h3>${TEXT}`, true, 'two headings that fit every job'],
  [`<h3>产品特点</h3>${TEXT}<h3>技术参数</h3>${TEXT}`, true, 'goods of a maker'],
  [`<h4>专家简介：</h4>${TEXT}<b>二、专业特长</b>${TEXT}`, true, 'set in any way, with dress'],
  [`${FACTS}<h2>内容简介</h2>${TEXT}`, true, 'one such heading and facts'],
  [`<h2>内容简介</h2>${TEXT}<h2>内容简介</h2>${TEXT}`, false, 'the same heading twice'],
  [`${FACTS}${TEXT}${TEXT}`, false, 'facts alone: an announcement has them'],
  [`<h2>谁在读内容简介</h2>${TEXT}<h2>把任职要求改一改</h2>${TEXT}`, false, 'subheads of an article'],
  [`${FACTS}<h2>渡船上的算术的内容简介</h2>${TEXT}`, true, 'a heading that names the thing'],
  [`<dl><dt>拼音</dt><dd>dù chuán</dd><dt>解释</dt><dd>${TEXT}</dd></dl>`, true, 'an entry of a dictionary'],
  [`${TEXT}<a href="/about">公司简介</a><a href="/help">常见问题</a>`, false, 'links in a footer'],
  [
    `<ul><li>来源：晚报</li><li>作者：白砚秋</li><li>编辑：半山</li></ul><h2>内容简介</h2>${TEXT}`,
    false,
    'facts of an article',
  ],
  [`<meta property="og:type" content="product">${TEXT}`, true, 'goods by Open Graph'],
  [`${schema('Organization', 'Course')}${TEXT}`, true, 'a course by schema.org'],
  [`${schema('CollectionPage')}${TEXT}`, true, 'a page of posts by schema.org'],
  [`${schema('LiveBlogPosting')}${TEXT}`, true, 'what goes along with an event'],
  [`${schema('BlogPosting', 'CollectionPage')}${TEXT}`, false, 'a post'],
  [`${schema('NewsArticle', 'Product')}${TEXT}`, false, 'an article that reviews goods'],
])('%s → %s (%s)', (html, is) => expect(isThing(html)).toBe(is));

test.each([
  [1000, true],
  [1001, false],
])('with %i characters below two such headings a page is about a thing: %s', (text, is) =>
  expect(isThing(`<h3>内容简介</h3>${TEXT}<h3>作者简介</h3>${TEXT}`, text)).toBe(is),
);

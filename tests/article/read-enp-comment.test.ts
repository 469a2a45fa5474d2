import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { extractArticle } from '../../utils/article/extract-article';
import { readEnpComment } from '../../utils/article/read-enp-comment';
import { readPage } from '../../utils/article/read-page';

const comment = (entries: string) => `<!--enpproperty <articleid>7</articleid>${entries}/enpproperty-->`;
const parse = (html: string) => new JSDOM(html).window.document;

test.each<[string, object, string]>([
  [
    `${comment('<date>2016-10-31 09:28:27.0</date><author>郭小满</author><nodename>本地时评</nodename>')}<p>郭小满</p>`,
    { datePublished: '2016-10-31T09:28:27+08:00', author: [{ name: '郭小满' }], articleSection: '本地时评' },
    'a site',
  ],
  [comment('<author>辛小文</author>'), {}, 'an author whom the page does not print'],
  [
    `<!-- other -->${comment('<date>2021-11-09 00:00:00.0</date><nodename>第A05版：评论</nodename>')}`,
    { datePublished: '2021-11-09', articleSection: '评论' },
    'a paper has no hour, and its page has a number',
  ],
  [
    comment('<keyword>桥下空间 球场</keyword><introtitle>眉题</introtitle><subtitle>副题</subtitle><author></author>'),
    { keywords: ['桥下空间', '球场'], kicker: '眉题', alternativeHeadline: '副题' },
    'titles and keywords; what is empty tells nothing',
  ],
  ['<!--enpcontent--><p>正文</p>', {}, 'no comment of that kind'],
])('%s tells %o (%s)', (html, expected) => {
  const fields = Object.entries(readEnpComment(readPage(parse(html)), parse(html)));
  expect(Object.fromEntries(fields.map(([field, { value }]) => [field, value]))).toEqual(expected);
});

test('what the page shows wins over the comment', () => {
  const html = `${comment('<date>2020-01-01 01:01:01.0</date><author>系统</author><nodename>要闻</nodename>')}
    <h1>桥下的球场</h1><p>2021-04-27 07:28 来源：柏川报 作者：郏小峰</p>
    <div>${'<p>桥墩之间画上白线，装上灯，球声盖过了车声。</p>'.repeat(8)}</div>`;
  expect(extractArticle(parse(html), new URL('http://paper.test/content_7.htm'))).toMatchObject({
    datePublished: '2021-04-27T07:28+08:00',
    author: [{ name: '郏小峰' }],
    articleSection: '要闻',
  });
});

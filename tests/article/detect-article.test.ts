import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { detectArticle } from '../../utils/article/detect-article';

const HEADLINE = '为测试而写的一个标题';
const NUMBERED = 'http://www.example.cn/a/1234567.html';
const NAMED = 'http://www.example.cn/about/us.html';

/** Running text of so many characters. */
function write(length: number): string {
  return `${'这一句话只为测试而写'.repeat(Math.ceil(length / 10)).slice(0, length - 1)}。`;
}

function page(...parts: string[]): string {
  return `<title>${HEADLINE}</title><div class="c"><h1>${HEADLINE}</h1>${parts.join('')}</div>`;
}

/** Lengths that differ, so that no paragraph repeats another. */
const SIX = [40, 42, 44, 46, 48, 50];
const paragraph = (length: number) => `<p>${write(length)}</p>`;
const day = '<div>2019-09-09 08:00</div>';
const link = '<p><a href="/x">到别处去的一个链接</a></p>';
/** Text of the page that is not the article's: many links part them. */
const beside = (length: number) => `</div>${link.repeat(20)}<div class="other"><p>${write(length)}</p></div>`;
const item = (length: number) =>
  `<div class="item"><h2><a href="/b/${length}.html">另一篇的标题</a></h2><div>2019-09-08</div><p>${write(length)}</p></div>`;

/** 320 characters; without the first paragraph 210. */
const LONG = [110, 106, 104].map(paragraph);
const twelve = (write: (at: number) => string) => Array.from({ length: 12 }, (_, at) => write(at)).join('');
const comments = twelve(
  (at) => `<div><h4>看客${at}</h4>${paragraph(80 + at)}<span>2019-09-10 08:0${at % 10}</span></div>`,
);
const flashes = twelve((at) => `<div class="k"><span>12:${at + 10}</span>${paragraph(80 + at)}</div>`);
const threads = (count: number) =>
  `<table>${`<tr><th><a href="/t/1">县城最后一家租书店</a></th><td>2019-09-08</td><td>1024</td></tr>`.repeat(count)}<tr><td><img></td></tr></table>`;
const post = (title: string, length: number) =>
  `<div class="post"><h1>${title}</h1>${day}${paragraph(length)}${paragraph(length + 1)}</div>`;
const blog = `<title>${HEADLINE}</title>${post(HEADLINE, 200)}${twelve((at) => post(`第${at}篇的标题`, 210 + 2 * at))}`;

function detect(html: string, address: string) {
  const { document } = new JSDOM(html, { url: address }).window;
  return detectArticle(document, new URL(address)).isArticle;
}

/** Each pair stands just either side of a threshold; in brackets what the threshold keeps apart. */
describe('how much text makes an article', () => {
  test.each<[why: string, html: string, address: string, isArticle: boolean]>([
    ['a dated note of 70 characters', page(day, paragraph(70)), NAMED, true],
    ['a dated line of 50: a notice, a caption', page(day, paragraph(50)), NAMED, false],
    ['an undated page of 170 at a numbered address', page(paragraph(90), paragraph(80)), NUMBERED, true],
    ['one of 130: a message, an error', page(paragraph(70), paragraph(60)), NUMBERED, false],
    ['an undated page of 1400 anywhere', page(...[350, 350, 350, 350].map(paragraph)), NAMED, true],
    ['one of 1000: what an office says of itself', page(...[350, 350, 300].map(paragraph)), NAMED, false],
    [
      'an undated page that says a quarter elsewhere',
      page(paragraph(200), paragraph(200), beside(100)),
      NUMBERED,
      true,
    ],
    ['one that says half elsewhere', page(paragraph(200), paragraph(200), beside(260)), NUMBERED, false],
    [
      'one link in seven lines of an undated page, the headline among them',
      page(...SIX.slice(1).map(paragraph), link),
      NUMBERED,
      true,
    ],
    ['one in six: teasers', page(...SIX.slice(2).map(paragraph), link), NUMBERED, false],
  ])('%s', (_why, html, address, isArticle) => expect(detect(html, address)).toBe(isArticle));
});

describe('pages with headline, day and text that are no articles', () => {
  const film = (length: number) =>
    `<meta property="og:type" content="video">${page(day, paragraph(length), paragraph(length + 1))}`;
  test.each<[why: string, html: string, address: string, isArticle: boolean]>([
    ['two paragraphs of 180 about a film', film(180), NUMBERED, false],
    ['an article with a film: two of 220', film(220), NUMBERED, true],
    [
      'three items that lead elsewhere, below a line',
      page(paragraph(70), item(80), item(81), item(82)),
      NUMBERED,
      false,
    ],
    [
      'two such items below a line with a day: no list yet',
      page(day, paragraph(40), item(90), item(91)),
      NUMBERED,
      true,
    ],
    ['two such items below an article', page(day, paragraph(170), item(80), item(81)), NUMBERED, true],
    [
      'an article with a day above three items',
      page(day, paragraph(170), item(80), item(81), item(82)),
      NUMBERED,
      true,
    ],
    ['what readers write below an article, more than it says', page(day, ...LONG, comments), NUMBERED, true],
    ['flashes beside an article, more than it says', page(day, ...LONG, flashes), NUMBERED, true],
    ['what readers write below a notice', page(day, ...LONG.slice(1), comments), NUMBERED, false],
    ['flashes below a line on what they are', page(day, ...LONG.slice(1), flashes), NUMBERED, false],
    ['the threads of a board below its rules', page(paragraph(60), paragraph(70), threads(8)), NUMBERED, false],
    ['seven that stand beside a note', page(day, paragraph(60), paragraph(70), threads(7)), NUMBERED, true],
    ['the threads beside an article', page(day, ...LONG, threads(8)), NUMBERED, true],
    ['a blog of whole posts', blog, NUMBERED, false],
    ['a price that is paid', page(day, paragraph(200), '<a>加入购物车</a>'), NUMBERED, false],
    ['a sentence about paying', page(day, paragraph(200), '<p>她把它加入购物车，又拿了出来。</p>'), NUMBERED, true],
  ])('%s', (_why, html, address, isArticle) => expect(detect(html, address)).toBe(isArticle));

  test.each<[title: string, headline: string, first: string, path: string, isArticle: boolean]>([
    ['粮仓画卷_专题_某某网', '粮仓画卷', write(90), '/2018/lc/index.shtml', false],
    ['粮仓画卷的来历_专题_某某网', '粮仓画卷的来历', write(90), '/2018/lc/1234567.shtml', true],
    ['卓文渊_某某市', '卓文渊', `卓文渊，男，汉族，${write(90)}`, '/ld/1234567.html', false],
    ['怀念卓文渊先生', '怀念卓文渊先生', `卓文渊，男，汉族，${write(90)}`, '/ld/1234567.html', true],
    ['标签：旧物', '标签：旧物', write(90), '/tag/1234567/', false],
    ['某某_跟贴_某某网', '某某的一天', write(90), '/1234567.html', false],
  ])('%s at %s', (title, headline, first, path, isArticle) => {
    const html = `<title>${title}</title><div><h1>${headline}</h1>${day}<p>${first}</p>${paragraph(90)}</div>`;
    expect(detect(html, `http://www.example.cn${path}`)).toBe(isArticle);
  });
});

import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { Article } from '../../utils/article/article';
import { extractArticle } from '../../utils/article/extract-article';
import { ExtractionError } from '../../utils/article/extraction-error';

const URL_OF_PAGE = new URL('http://news.example.cn/202004/03/1.html');
const PARAGRAPH = '<p>　　这一段文字只为测试而写，它有足够的长度，也有标点，因此会被当作正文。</p>';
const parse = (html: string) => new JSDOM(html, { url: URL_OF_PAGE.href }).window.document;

test('an article fits its schema, and the page stays as it was', () => {
  const page = parse(
    `<title>一个自拟的标题_某某网</title><h1>一个自拟的标题</h1><div>2020-04-03 09:03 来源：某某网</div><div>${PARAGRAPH.repeat(4)}<p><img src="/a.jpg"></p></div>`,
  );
  const before = page.documentElement.outerHTML;
  const article = extractArticle(page, URL_OF_PAGE);
  expect(Article.parse(article)).toEqual(article);
  expect(page.documentElement.outerHTML).toBe(before);
  expect(article.contentHtml).toContain('<img src="http://news.example.cn/a.jpg" alt="">');
});

describe('pages without an article are refused with a reason', () => {
  test.each([
    ['', 'an empty page'],
    ['<ul><li><a href="/1">链接一</a></li><li><a href="/2">链接二</a></li></ul>', 'links'],
    [`<div hidden>${PARAGRAPH}</div>`, 'hidden text'],
  ])('%s (%s)', (html) => {
    expect(() => extractArticle(parse(html), URL_OF_PAGE)).toThrow(ExtractionError);
  });

  test('a page of half a million nodes', () => {
    const page = parse(PARAGRAPH);
    const block = page.createElement('div');
    for (let at = 0; at < 500; at++) block.append(page.createElement('i'));
    for (let at = 0; at < 1000; at++) page.body.append(block.cloneNode(true));
    expect(() => extractArticle(page, URL_OF_PAGE)).toThrow(expect.objectContaining({ code: 'tooLarge' }));
  });
});

describe('hostile pages are read like others', () => {
  test.each([
    [`${'<div>'.repeat(3000)}${PARAGRAPH.repeat(5)}`, 'three thousand levels'],
    [
      `<div ${Array.from({ length: 10_000 }, (_, at) => `a${at}=1`).join(' ')}>${PARAGRAPH.repeat(5)}</div>`,
      'attributes',
    ],
    [`${PARAGRAPH.repeat(5)}<p><a href="javascript:x()">甲</a><img src=x onerror=x()>乙，丙。</p>`, 'scripts in links'],
  ])('(%#) %s', (html) => {
    const article = extractArticle(parse(html), URL_OF_PAGE);
    expect(article.articleBody).toContain('只为测试而写');
    expect(article.contentHtml).not.toMatch(/javascript:|onerror|a1=/);
  });
});

describe('what stands below a text is not taken with it', () => {
  const asked = (name: string, at: number) =>
    `<dl><dt>${name}：我家的渠水什么时候能通，村里老人都在问这件事？</dt><dd>您好，工程队已经进场，预计下月通水，到时会在村口张贴通知，请您留意。</dd><dd>2019-08-${10 + at}</dd></dl>`;
  const desk = ['山里人', '老秦', '路过', '小满', '阿禾', '水车', '青石', '老榆', '二月', '豆花'].map(asked).join('');
  const vote =
    '<div class="poll-box"><p>你会去听会吗？</p><label><input type="radio">会</label><label><input type="radio">不会</label><span>512人已投票</span></div>';
  const letter =
    '<div><h3>每周来信</h3><p>一周一封，写渠水和人。</p><form><input type="email"><button>订阅</button></form></div>';
  // The first paragraph, said again, is its summary.
  test.each([
    [`<div class="text">${PARAGRAPH.repeat(12)}</div><div class="desk">${desk}</div>`, 11, 'questions to an office'],
    [`<div class="text">${PARAGRAPH.repeat(3)}${vote}${PARAGRAPH.repeat(3)}</div>`, 5, 'a question to the readers'],
    [`<div class="text">${PARAGRAPH.repeat(6)}${letter}</div>`, 5, 'what asks for an address'],
  ])('(%#) %s has %i lines (%s)', (body, count) => {
    const page = parse(`<h1>渠水到了田头的那一天</h1><div>2019-09-09 08:00</div><div>${body}</div>`);
    expect(extractArticle(page, URL_OF_PAGE).articleBody.split('\n')).toHaveLength(count);
  });
});

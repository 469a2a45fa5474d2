import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../utils/article/extract-article';
import { readPage } from '../../utils/article/read-page';
import { isSignatureAtEdge } from '../../utils/article/trim-edges';

const HEADLINE = '为测试而写的一个标题';
const LAST = '最后这一句要看它还在不在。';

/** Running text of so many characters. */
function write(length: number): string {
  return `${'这一句话只为测试而写'.repeat(Math.ceil(length / 10)).slice(0, length - 1)}。`;
}

/** Whether the text still ends in, or holds, the line. */
function holds(body: string, line: string): boolean {
  const html = `<title>${HEADLINE}</title><h1>${HEADLINE}</h1><div>2019-09-09 08:00</div>${body}`;
  const url = 'http://www.example.cn/a/1234567.html';
  const { document } = new JSDOM(html, { url }).window;
  return extractArticle(document, new URL(url)).articleBody.includes(line);
}

const paragraph = (length: number) => `<p>${write(length)}</p>`;
const text = (...lengths: number[]) => `<div class="text">${lengths.map(paragraph).join('')}`;

/** Each pair stands just either side of a threshold. */
test.each<[why: string, body: string, line: string, isHeld: boolean]>([
  [
    'below the editor of a text of 170, in another block',
    `${text(80, 90)}<p>责任编辑：甲乙</p><div class="x"><section>${LAST}</section></div></div>`,
    LAST,
    false,
  ],
  [
    'below an editor named after 130, who opens the text',
    `${text(60, 70)}<p>责任编辑：甲乙</p><div class="x"><section>${LAST}</section></div>${paragraph(200)}</div>`,
    LAST,
    true,
  ],
  [
    '140 behind a sign-off: a note',
    `${text(200)}<p>${write(90)}（邓尤福）</p><p>${LAST}</p>${paragraph(130)}</div>`,
    LAST,
    false,
  ],
  [
    '190 behind it: the text goes on',
    `${text(200)}<p>${write(90)}（邓尤福）</p><p>${LAST}</p>${paragraph(175)}</div>`,
    LAST,
    true,
  ],
  [
    'the line of time and source below a deck, in the block of the text',
    `<div><div class="lead">这一句是导语，它不是正文。</div><div>2019-09-09 08:00 来源：江城晚报 记者在外</div>${text(200, 90)}</div></div>`,
    '江城晚报',
    false,
  ],
  [
    'a line with a day among paragraphs set alike',
    `${text(90)}<p>2019-09-09 立秋后第三十二天</p>${paragraph(200)}</div>`,
    '立秋后',
    true,
  ],
  [
    'a short note that the text leads to',
    `${text(200)}<p>${write(90)}<a href="#fn1">1</a></p></div><div><ol><li id="fn1">陆氏家谱，卷三 <a href="#r1">↩︎</a></li></ol></div>`,
    '陆氏家谱，卷三',
    false,
  ],
  [
    'the same beside the text',
    `<div>${text(200)}<p>${write(90)}<a href="#fn1">1</a></p></div><div><ol><li id="fn1">陆氏家谱 <a href="#r1">↩︎</a></li></ol></div></div>`,
    '↩',
    false,
  ],
  ['a name alone at the end signs', `${text(200, 90)}<p>宗秋白</p></div>`, '宗秋白', false],
  ['the second line of the headline', `${text()}<p>——在座谈会上的发言</p>${paragraph(200)}</div>`, '座谈会', false],
  [
    'the institutes above a text that journals print',
    `<div><p>1. 庐江学院，庐江</p></div><div>中图分类号：K249</div>${text(200, 90)}</div>`,
    '庐江学院',
    false,
  ],
  [
    'an institute above another text',
    `<div><p>1. 庐江学院在山上，山下是一条河。</p>${text(200, 90)}</div></div>`,
    '庐江学院',
    true,
  ],
  [
    'what a paper cites',
    `${text(200, 90)}<h3>参考文献</h3><p>《泾川县志》，嘉庆十一年刻本。</p></div>`,
    '泾川县志',
    false,
  ],
  ['its notes', `${text(200, 90)}<h3>注释</h3><p>①《泾川县志》所记是另一年的事。</p></div>`, '泾川县志', true],
  ['a rule that opens a text is none', `${text()}<p>--------</p>${paragraph(200)}</div>`, write(200), true],
  [
    'guests, introduced in a box of their own',
    `${text()}<div><p>对话嘉宾：</p><p>郎素心　省政协委员</p><p>封九成　儿科医生</p></div>${paragraph(200)}${paragraph(90)}</div>`,
    '封九成',
    true,
  ],
  [
    'a box of two lines is no list',
    `${text()}<div><p>提示：</p><p>点此收听</p></div>${paragraph(200)}${paragraph(90)}</div>`,
    '提示',
    false,
  ],
])('%s', (_why, body, line, isHeld) => expect(holds(body, line)).toBe(isHeld));

function readLines(html: string) {
  return readPage(new JSDOM(html).window.document).lines;
}

describe('a line that only signs', () => {
  test.each([
    ['宗秋白', true, 'a name of three'],
    ['□车小路（律师）', true, 'a box before it'],
    ['◎ 雷春生', true, 'another mark'],
    ['绿州晚报评论员 艾小草', true, 'with its unit'],
    ['程远舟（山南周刊专栏作家、东湖大学教授）', true, 'with what he is'],
    ['程远舟/文', true, 'who wrote, behind a stroke'],
    ['田野', false, 'a subhead of two characters'],
    ['谁来点灯？', false, 'a question'],
  ])('%s above the text: %s (%s)', (text, expected) => {
    const [line] = readLines(`<p>${text}</p>`);
    expect(line && isSignatureAtEdge(line, true)).toBe(expected);
  });

  test('a name of two signs below it', () => {
    const [line] = readLines('<p>田野</p>');
    expect(line && isSignatureAtEdge(line, false)).toBe(true);
  });
});

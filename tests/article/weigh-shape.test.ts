import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { detectArticle } from '../../utils/article/detect-article';
import { findPossibleArticle } from '../../utils/article/possible-article';
import { weighShape } from '../../utils/article/weigh-shape';

const PLAIN = '石桥镇的渡口';
const day = '<div>2019-05-06 08:00</div>';
/** A paragraph of so many characters, like no other. */
const paragraph = (length: number) => `<p>${`第${length}段的话只为测试而写，`.repeat(20).slice(0, length - 1)}。</p>`;
const text = (...lengths: number[]) => lengths.map(paragraph).join('');
const under = (tag: string, ...headings: string[]) =>
  headings.map((heading, at) => `<${tag}>${heading}</${tag}>${paragraph(50 + at)}`).join('');

function open(body: string, headline: string) {
  const html = `<title>${headline}_某某网</title><div><h1>${headline}</h1>${/作者：|<time>/u.test(body) ? '' : day}${body}</div>`;
  return new JSDOM(html, { url: 'http://www.example.cn/a/1234567.html' }).window.document;
}

function weigh(body: string, headline = PLAIN): number {
  const document = open(body, headline);
  const found = findPossibleArticle(document, new URL(document.URL));
  if (typeof found === 'string') throw new Error(found);
  return weighShape(found);
}

describe('what has the shape of an article', () => {
  test.each<[why: string, body: string, headline?: string]>([
    ['four paragraphs', text(60, 61, 62, 63)],
    [
      'paragraphs under headings of their own',
      under('h3', '船老大不肯收的三块钱', '一九八三年的那场大水', '“桥”字怎么写'),
    ],
    ['days of a journey', under('h2', '10月1日 晴', '10月2日 阴', '10月3日 小雨')],
    ['books that are named', under('h3', '《石拱》', '《浮桥》', '《没有桥的河》')],
    ['a document with a paragraph to each part', under('p', '一、总体要求', '二、主要任务', '三、保障措施')],
    [
      'an essay with a long one under each heading',
      ['面子', '里子', '日子'].map((word, at) => `<h3>${word}</h3>${paragraph(230 + at)}`).join(''),
    ],
    [
      'a paragraph under each word, of one who is named above them',
      `<div>2019-05-06 作者：温小满</div>${['面子', '里子', '日子'].map((word, at) => `<h3>${word}</h3>${paragraph(150 + at)}`).join('')}`,
    ],
    [
      'the same of one whose name stands alone above the day',
      `<div><h4>温小满</h4><time>2019年5月6日</time></div>${['面子', '里子', '日子'].map((word, at) => `<h3>${word}</h3>${paragraph(150 + at)}`).join('')}`,
    ],
    ['two paragraphs under a headline that is put like a sentence', text(120, 121), '渡口不急，人急什么'],
    ['two with a line of who edited them', `${text(120, 121)}<div>责任编辑：柳湾</div>`],
  ])('%s', (_why, body, headline) => expect(weigh(body, headline)).toBeGreaterThan(0));
});

test('what readers write below it says nothing of a text', () => {
  const comments = Array.from({ length: 12 }, (_, at) => `<li><b>读者${at}</b>${paragraph(60 + at)}</li>`).join('');
  const post = text(60, 61, 62);
  expect(weigh(`<div>${post}</div><ol class="comment-list">${comments}</ol>`)).toBe(weigh(`<div>${post}</div>`));
});

describe('what has not', () => {
  test.each<[why: string, body: string, headline?: string]>([
    ['a paragraph under each heading that fits every thing of its kind', under('h3', '由来', '构造', '现状')],
    ['headings behind the name of the thing', under('h2', `${PLAIN}的由来`, `${PLAIN}的构造`, `${PLAIN}的现状`)],
    ['headings set strong', under('p', '<b>由来</b>', '<b>构造</b>', '<b>现状</b>')],
    ['terms of a list', `<dl>${under('dt', '由来', '构造', '现状')}</dl>`],
    ['facts and a line', `<ul>${'<li>长 百二十米</li><li>宽 四米</li>'.repeat(3)}</ul>${paragraph(70)}`],
  ])('%s', (_why, body, headline) => expect(weigh(body, headline)).toBeLessThan(0));
});

test.each<[why: string, body: string, told: boolean, isDoubtful: boolean | undefined]>([
  ['headings that fit every thing', under('h3', '由来', '构造', '现状'), false, undefined],
  ['two paragraphs of news', text(80, 81), true, undefined],
  ['three paragraphs, then two such headings', text(60, 61, 62) + under('h3', '由来', '构造'), true, true],
  ['two paragraphs and what may be a caption', `${text(80)}<p>石桥镇渡口</p>${text(81)}`, true, undefined],
  ['four paragraphs', text(80, 81, 82, 83), true, undefined],
])('%s', (_why, body, told, isDoubtful) => {
  const document = open(body, PLAIN);
  const detection = detectArticle(document, new URL(document.URL));
  expect([detection.isArticle, detection.isDoubtful]).toEqual([told, isDoubtful]);
});

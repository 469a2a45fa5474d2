import { describe, expect, test } from 'vitest';
import { articleOf, TEXT } from './article-of';

const LINKS = ['<a href="/1">一条走了三年还没走完的路</a>', '<a href="/2">账本上的数从六十二涨到一百一十八</a>'];
const LIST = LINKS.map((link) => `<p>${link}</p>`).join('');
const NEXT = '<p>歇过一夜，他又把院子里的麻袋数了一遍，数目还是对不上，只好从头再来。</p>';

/** What stands in the text besides its three paragraphs. */
const rest = (parts: Parameters<typeof articleOf>[0]) =>
  articleOf(parts)
    .articleBody.split('\n')
    .filter((line) => !TEXT.includes(line));

describe('a heading goes with the list of links below it', () => {
  test.each<[last: string, why: string]>([
    [`<p>站長選讀</p>${LIST}`, 'in words that no list knows'],
    [`<p><strong>【更多桥边论】</strong></p>${LIST}`, 'in brackets'],
    [`<p>站長選讀：</p><ul>${LINKS.map((link) => `<li>${link}</li>`).join('')}</ul>`, 'over a list'],
    [`<p>橋邊之一</p>${LIST}<p>橋邊之二</p>${LIST}`, 'twice'],
  ])('%s (%s)', (last) => expect(rest({ last })).toEqual([]));

  test('in a box of its own between paragraphs', () =>
    expect(rest({ last: `<div><p>站長選讀</p>${LIST}</div>${NEXT}` })).toHaveLength(1));
});

describe('a short line stays that heads text or ends it', () => {
  test.each<[last: string, line: string, why: string]>([
    [`<p>数目对不上</p>${LIST}${NEXT}`, '数目对不上', 'a subhead, though links are put below it'],
    ['<p>数目对不上</p>', '数目对不上', 'a last line without links'],
    [`<p>数目对不上</p><p>${LINKS[0]}</p>`, '数目对不上', 'a single link below'],
    ['<p>数目对不上</p><p><a href="/t/1">账本</a></p><p><a href="/t/2">板凳</a></p>', '数目对不上', 'tags below'],
    [`<p>谢谢大家</p>${LIST}`, '谢谢大家', 'the end of a speech'],
    [
      `<p>青崖县人民政府办公室</p><p>2019年9月9日</p>${LIST}`,
      '2019年9月9日',
      'the day of a document, its annexes below',
    ],
  ])('%s (%s; %s)', (last, line) => expect(rest({ last })).toContain(line));
});

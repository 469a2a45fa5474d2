import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { isRow } from '../../utils/article/page';
import { readPage } from '../../utils/article/read-page';

function readLines(html: string) {
  return readPage(new JSDOM(html).window.document).lines;
}

describe('a table is read by rows where it holds data, by cells where it only sets the page', () => {
  test.each([
    [
      'rows of short cells',
      '<table><tr><th>年份</th><th>渡船</th></tr><tr><td>2019</td><td>三班</td></tr></table>',
      ['年份\t渡船', '2019\t三班'],
    ],
    [
      'an empty cell keeps the others in their columns',
      '<table><tr><td>年份</td><td>渡船</td><td>备注</td></tr><tr><td>2019</td><td></td><td>停航</td></tr></table>',
      ['年份\t渡船\t备注', '2019\t\t停航'],
    ],
    [
      'paragraphs in cells',
      '<table><tr><td><p>年份</p></td><td><p>渡船</p></td></tr><tr><td><p>2019</p></td><td><p>三班</p></td></tr></table>',
      ['年份\t渡船', '2019\t三班'],
    ],
    [
      'one row sets two columns',
      '<table><tr><td>左栏的字</td><td>右栏的字</td></tr></table>',
      ['左栏的字', '右栏的字'],
    ],
    [
      'a heading is no datum',
      '<table><tr><td><h1>渡口的灯</h1></td><td>评论</td></tr><tr><td>正文</td><td>旁栏</td></tr></table>',
      ['渡口的灯', '评论', '正文', '旁栏'],
    ],
    [
      'a cell as long as a paragraph is text',
      `<table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>${'渡口的灯亮了。'.repeat(20)}</td></tr></table>`,
      ['一', '二', '三', '渡口的灯亮了。'.repeat(20)],
    ],
  ])('%s', (_case, html, expected) => {
    const lines = readLines(html);
    expect(lines.map(({ text }) => text)).toEqual(expected);
    expect(lines.every((line) => isRow(line) === line.text.includes('\t'))).toBe(true);
  });
});

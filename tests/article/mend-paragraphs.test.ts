// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { findSectionNumbers, joinBroken, withoutLinkTail } from '../../utils/article/mend-paragraphs';
import { readKinds } from '../../utils/article/read-kinds';
import { readPage } from '../../utils/article/read-page';

const TEXT = '<p>渡口的夜班船停了六年，这个月又开了，镇上的人都去看。</p>';

function readLines(html: string) {
  const page = document.implementation.createHTMLDocument('');
  page.body.innerHTML = html;
  const read = readPage(page);
  return { lines: read.lines, kinds: readKinds(read) };
}

describe('lines of a number alone', () => {
  test.each([
    [`<p>01</p>${TEXT}<p>02</p>${TEXT}`, ['01', '02'], 'number sections'],
    [`<p>1</p>${TEXT}<p>2</p>${TEXT}<p>2</p>${TEXT}<p>3</p>${TEXT}`, ['1', '2', '2', '3'], 'one is printed twice'],
    [`${TEXT}<p>1</p>${TEXT}`, [], 'one alone is a counter'],
    [`<p>7</p>${TEXT}<p>12</p>${TEXT}`, [], 'they do not begin at one'],
    [`${TEXT}<p>1</p><p>2</p><p>3</p>`, [], 'nothing stands between: a pager'],
    [`<p>1</p>${TEXT}<p>2</p>${TEXT}<p>3</p>`, ['1', '2'], 'no text follows the last'],
  ])('%#: %s → %j (%s)', (html, expected) => {
    const { lines, kinds } = readLines(html);
    expect([...findSectionNumbers(lines, kinds)].map((at) => lines[at]?.text)).toEqual(expected);
  });
});

test.each([
  ['<p>有人算过账。<a href="/a">详情&gt;&gt;</a></p>', '有人算过账。', 'a link to somewhere else'],
  ['<p>他写过<a href="/a">《渡口》</a></p>', '他写过《渡口》', 'a link that is text'],
  ['<p><a href="/a">详情</a></p>', '详情', 'a link alone is dropped elsewhere'],
])('%s → %s (%s)', (html, text) => {
  expect(readLines(html).lines.map((line) => withoutLinkTail(line).text)).toEqual([text]);
});

test('a paragraph that a block cuts is one again', () => {
  const { lines } = readLines('<p>站在灯下看</p><div>，看到灯油尽了才散。</div><p>“后来呢？”他问。</p>');
  expect(joinBroken(lines).map(({ text }) => text)).toEqual(['站在灯下看，看到灯油尽了才散。', '“后来呢？”他问。']);
});

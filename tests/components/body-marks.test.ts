// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { drawMarks, findMarks, highlightAt, type ShownHighlight, shownPlaceOf } from '../../components/body-marks';

const WORDS = { begin: '划线：', beginNoted: '划线，有批注：', end: '（完）' };
const body = document.createElement('div');
beforeEach(() => {
  body.innerHTML = '<p>先把<strong>板凳</strong>坐热，</p>\n<p>再把话听全。</p>';
  document.body.replaceChildren(body);
});

/** A highlight of what is shown there; `hour` says when it was made. */
function shown(id: string, start: number, end: number, note = '', hour = 1): ShownHighlight {
  const quote = { exact: '文', prefix: '', suffix: '' };
  const createdAt = `2026-03-01T0${hour}:00:00.000Z`;
  return { highlight: { id, quote, color: 'yellow', note, createdAt }, shown: { start, end } };
}
const drawn = () =>
  [...body.querySelectorAll('mark')].map((mark) => [mark.textContent, mark.dataset.highlights].join(' '));

test.each<[why: string, highlights: ShownHighlight[], expected: string[]]>([
  ['words in one node', [shown('a', 4, 6)], ['坐热 a']],
  ['words in several nodes', [shown('a', 1, 5)], ['把 a', '板凳 a', '坐 a']],
  ['words over paragraphs, not the white space between', [shown('a', 4, 10)], ['坐热， a', '再把 a']],
  ['one in another: the shorter is on top', [shown('a', 5, 6), shown('b', 4, 7)], ['坐 b', '热 b a', '， b']],
  ['one over the end of another', [shown('a', 8, 11), shown('b', 10, 13)], ['再把 a', '话 a b', '听全 b']],
  ['two of one place: the later is on top', [shown('a', 4, 6, '', 2), shown('b', 4, 6, '', 1)], ['坐热 b a']],
  ['none', [], []],
])('%s', (_, highlights, expected) => {
  drawMarks(body, highlights, WORDS);
  expect(drawn()).toEqual(expected);
});

test('drawn anew, the mark that has the focus keeps it', () => {
  drawMarks(body, [shown('a', 4, 6)], WORDS);
  findMarks(body, 'a')[0]?.focus();
  drawMarks(body, [shown('a', 4, 6), shown('b', 8, 10)], WORDS);
  expect(highlightAt(document.activeElement)).toBe('a');
});

test('drawn anew, the text is what it was', () => {
  const before = body.innerHTML;
  drawMarks(body, [shown('a', 1, 11), shown('b', 3, 9)], WORDS);
  drawMarks(body, [shown('c', 0, 2)], WORDS);
  drawMarks(body, [], WORDS);
  expect(body.innerHTML).toBe(before);
});

test('screen readers hear where a highlight begins and ends, and of its note', () => {
  drawMarks(body, [shown('a', 1, 5, '要紧'), shown('b', 11, 13)], WORDS);
  const [first, middle, last] = findMarks(body, 'a');
  expect([first?.dataset.begin, middle?.dataset.begin, last?.dataset.end]).toEqual([
    '划线，有批注：',
    undefined,
    '（完）',
  ]);
  expect(findMarks(body, 'b').map(({ dataset }) => [dataset.begin, dataset.end])).toEqual([['划线：', '（完）']]);
});

test('a node says which highlight is on top of it', () => {
  drawMarks(body, [shown('a', 5, 6), shown('b', 4, 7)], WORDS);
  expect([...body.querySelectorAll('mark')].map((mark) => highlightAt(mark.firstChild))).toEqual(['b', 'a', 'b']);
  expect(highlightAt(body)).toBeUndefined();
});

test.each<[why: string, select: (range: Range) => void, expected: object | undefined]>([
  ['inside a node', (range) => setEnds(range, '坐热', 0, '坐热', 2), { start: 4, end: 6 }],
  ['from node to node', (range) => setEnds(range, '先把', 1, '再把', 1), { start: 1, end: 9 }],
  ['all of it, by elements', (range) => range.selectNodeContents(body), { start: 0, end: 14 }],
  ['more than it', (range) => range.selectNode(body), { start: 0, end: 14 }],
  ['nothing of it', (range) => range.setStart(document.head, 0), undefined],
  ['a caret', (range) => setEnds(range, '坐热', 1, '坐热', 1), undefined],
])('a selection of %s', (_, select, expected) => {
  const range = document.createRange();
  select(range);
  expect(shownPlaceOf(body, range)).toEqual(expected);
});

function setEnds(range: Range, first: string, start: number, last: string, end: number): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeValue?.startsWith(first)) range.setStart(node, start);
    if (node.nodeValue?.startsWith(last)) range.setEnd(node, end);
  }
}

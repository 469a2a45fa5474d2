// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sanitizeToFragment } from '../../utils/article/sanitize';
import { markStretches } from '../../utils/exchange/mark-stretches';

const HTML = '<p>说到<b>心</b>坎上</p><p>办到急处</p>';
const TEXT = '说到心坎上\n办到急处';

test.each([
  [[], HTML, 'no stretch'],
  [[{ start: 2, end: 4 }], '<p>说到<b><mark>心</mark></b><mark>坎</mark>上</p><p>办到急处</p>', 'over an element'],
  [[{ start: 4, end: 8 }], '<p>说到<b>心</b>坎<mark>上</mark></p><p><mark>办到</mark>急处</p>', 'over paragraphs'],
  [
    [
      { start: 8, end: 9 },
      { start: 6, end: 7 },
    ],
    '<p>说到<b>心</b>坎上</p><p><mark>办</mark>到<mark>急</mark>处</p>',
    'two in one node',
  ],
  [
    [
      { start: 6, end: 9 },
      { start: 7, end: 10 },
    ],
    '<p>说到<b>心</b>坎上</p><p><mark>办到急处</mark></p>',
    'two over one another',
  ],
])('%j → %s (%s)', (stretches, expected) => {
  const content = sanitizeToFragment(HTML, document);
  markStretches(content, TEXT, stretches);
  const shown = document.createElement('div');
  shown.append(content);
  expect(shown.innerHTML).toBe(expected);
});

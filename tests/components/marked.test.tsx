// @vitest-environment jsdom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { Marked } from '../../components/marked';

const text = '门要常开，话要直说。';

test.each<[marks: [number, number][], lead: number | undefined, expected: string, why: string]>([
  [[], undefined, '门要常开，话要直说。', 'nothing was sought'],
  [[[5, 6]], undefined, '门要常开，[话]要直说。', 'a line that may be as long as it is'],
  [[[5, 6]], 2, '…开，[话]要直说。', 'two characters may stand before the first hit'],
  [[[1, 2]], 2, '门[要]常开，话要直说。', 'no more than that do'],
  // biome-ignore format: a row a case
  [[[0, 1], [5, 6]], 0, '[门]要常开，[话]要直说。', 'the line is not cut for the second'],
])('%j with a lead of %s → %s (%s)', (marks, lead, expected) => {
  const root = document.createElement('p');
  render(<Marked text={text} marks={marks} {...(lead !== undefined && { lead })} />, root);
  expect(root.innerHTML.replaceAll('<mark>', '[').replaceAll('</mark>', ']')).toBe(expected);
});

import { expect, test } from 'vitest';
import { findMatches } from '../../utils/text/find-matches';

const NUMBER = /(?<digits>\d+)/gu;

test.each([
  ['3月12日', ['3', '12'], 'in order'],
  ['三月十二日', [], 'none'],
  ['', [], 'nothing to look through'],
])('%s → %j (%s)', (text, expected) => {
  expect(findMatches(text, NUMBER).map(({ groups }) => groups?.digits)).toEqual(expected);
});

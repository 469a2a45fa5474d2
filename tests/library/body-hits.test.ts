import { expect, test } from 'vitest';
import { findBodyHits } from '../../utils/library/body-hits';

const TEXT = '群眾的事，群众办。\n会议开得短。';

test.each([
  ['群众', ['群眾', '群众'], 'in either script'],
  ['"事群众" 会议', ['事，群众', '会议'], 'a phrase over a comma, and a word'],
  ['群众 -会议', ['群眾', '群众'], 'not what is excluded'],
  ['作者:群众', [], 'not what is sought elsewhere'],
  ['正文:会议', ['会议'], 'what is sought in the text'],
  ['', [], 'nothing'],
])('%s → %j (%s)', (query, expected) => {
  expect(findBodyHits(TEXT, query).map(({ start, end }) => TEXT.slice(start, end))).toEqual(expected);
});

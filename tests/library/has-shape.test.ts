import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Clip } from '../../utils/library/clip';
import { hasShape } from '../../utils/library/has-shape';
import { makeClip } from '../../utils/library/make-clip';
import { TextRow, toContentRows } from '../../utils/library/stored';
import { idOf, makeNumbered } from './make-article';

const { clip, content } = await makeClip({ id: idOf(1), article: makeNumbered(1) }, new Date(Date.UTC(2026, 0, 1)));
const { text } = toContentRows({ clip, content, highlights: [] });
const { note: _note, ...noteless } = clip;
const { highlights: _highlights, ...older } = text;

test.each([
  ['a clip as it is saved', Clip, clip, true],
  ['a field is not there', Clip, noteless, false],
  ['a field is of another kind', Clip, { ...clip, note: 5 }, false],
  ['a field that nobody knows', Clip, { ...clip, surplus: 1 }, false],
  ['an optional field that says nothing', Clip, { ...clip, trashedAt: undefined }, true],
  ['one of many is of another kind', Clip, { ...clip, tags: ['文风', 1] }, false],
  ['a word out of a few', Clip, { ...clip, edited: ['headline'] }, true],
  ['a word that is none of the few', Clip, { ...clip, edited: ['headlines'] }, false],
  ['deep inside', Clip, { ...clip, article: { ...clip.article, author: [{ affiliation: '党校' }] } }, false],
  ['no number', Clip, { ...clip, article: { ...clip.article, characterCount: Number.NaN } }, false],
  ['a length is not looked at', Clip, { ...clip, note: 'x'.repeat(100_001) }, true],
  ['nothing', Clip, undefined, false],
  ['a list', Clip, [clip], false],
  ['a text as it is saved', TextRow, text, true],
  ['of a time before there were highlights', TextRow, older, true],
  ['a highlight without anything', TextRow, { ...text, highlights: [{}] }, false],
  ['a rare kind of schema', z.union([z.string(), z.int()]), 5, true],
  ['which has its own opinion', z.union([z.string(), z.int()]), {}, false],
])('%s', (_why, schema, value, expected) => {
  expect(hasShape(schema, value)).toBe(expected);
});

import { expect, test } from 'vitest';
import { inTree } from '../../components/tag-tree';
import { openLibrary } from '../../utils/library/open-library';
import {
  isInBranch,
  withChange,
  withoutBranch,
  withoutTag,
  withRenamedBranch,
  withTag,
} from '../../utils/library/tags';
import { freshName, idOf, makeClock, makeNumbered } from './make-article';

const TAGS = ['文风', '文风/短', '文风格', '可引'];

test.each([
  [
    'some more and one less',
    withChange(TAGS, { addTags: ['可引', '新'], removeTags: ['文风'] }),
    ['文风/短', '文风格', '可引', '新'],
  ],
  ['one more', withTag(TAGS, '新'), [...TAGS, '新']],
  ['one that is there', withTag(TAGS, '可引'), TAGS],
  ['one taken off, those below stay', withoutTag(TAGS, '文风'), ['文风/短', '文风格', '可引']],
  ['a branch taken off, a longer name stays', withoutBranch(TAGS, '文风'), ['文风格', '可引']],
  ['a branch renamed', withRenamedBranch(TAGS, '文风', '作风'), ['作风', '作风/短', '文风格', '可引']],
  ['renamed to another that is there', withRenamedBranch(TAGS, '文风格', '可引'), ['文风', '文风/短', '可引']],
  ['moved below itself', withRenamedBranch(['甲'], '甲', '乙/甲'), ['乙/甲']],
])('tags with %s', (_, tags, expected) => expect(tags).toEqual(expected));

test('a branch is a tag and what is below it', () => {
  expect(TAGS.map((tag) => isInBranch(tag, '文风'))).toEqual([true, true, false, false]);
});

test('tags stand as a tree, each followed by those below it', () => {
  const values = ['甲/子', '乙', '甲', '甲/子/丑', '丙/丁'].map((value) => ({ value }));
  expect(inTree(values).map(({ of, name, depth }) => [of.value, name, depth])).toEqual([
    ['乙', '乙', 0],
    ['甲', '甲', 0],
    ['甲/子', '子', 1],
    ['甲/子/丑', '丑', 2],
    ['丙/丁', '丙/丁', 0],
  ]);
});

test('many clips are changed in one piece, and resolve to what they were', async () => {
  const clock = makeClock();
  const library = openLibrary({ now: clock.now, name: freshName() });
  for (const number of [1, 2, 3]) await library.save({ id: idOf(number), article: makeNumbered(number), tags: ['旧'] });
  const before = await library.updateMany([idOf(1), idOf(2)], ({ id, tags }) =>
    id === idOf(2) ? undefined : { tags: withTag(tags, '新') },
  );
  expect(before.map(({ id, tags }) => [id, tags])).toEqual([[idOf(1), ['旧']]]);
  expect((await library.get(idOf(1)))?.tags).toEqual(['旧', '新']);
  expect((await library.get(idOf(2)))?.tags).toEqual(['旧']);
  // One that is not there leaves all as they were.
  await expect(library.updateMany([idOf(3), idOf(9)], () => ({ tags: [] }))).rejects.toMatchObject({
    code: 'notFound',
  });
  expect((await library.get(idOf(3)))?.tags).toEqual(['旧']);
});

// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { writeBundle } from '../../utils/exchange/bundle';
import { applyImport, planImport } from '../../utils/exchange/import';
import { openLibrary } from '../../utils/library/open-library';
import type { ReadingList } from '../../utils/library/reading-list';
import { freshName, idOf, makeClock } from '../library/make-article';
import { ABOUT, damage, each, makeWhole } from './make-bundle';

const LIST: ReadingList = {
  id: idOf(100),
  name: '申论',
  clips: [idOf(2), idOf(1)],
  savedAt: '2026-01-01T00:00:00.000Z',
};

const open = () => openLibrary({ now: makeClock().now, name: freshName() });

async function bundleOf(lists: ReadingList[]): Promise<string> {
  const clips = [await makeWhole(2), await makeWhole(1)];
  return (await writeBundle(each(clips), { ...ABOUT, beside: () => ({ lists }) })).text();
}

test('a list goes with its clips, in its order, and comes back', async () => {
  const json = await bundleOf([LIST]);
  expect(JSON.parse(json).clips.map(({ id }: { id: string }) => id)).toEqual(LIST.clips);
  const to = open();
  await applyImport(await planImport(json, to, document), to);
  expect(await to.lists.list()).toEqual([LIST]);
  expect((await to.list({ list: LIST.id }, { limit: 9 })).map(({ id }) => id)).toEqual(LIST.clips);
  expect((await planImport(json, to, document)).lists).toEqual({ new: [], identical: 1, changed: [] });
});

test.each([
  ['keep', [idOf(1)]],
  ['replace', LIST.clips],
] as const)('one that was put in another order since: %s', async (choice, clips) => {
  const to = open();
  await to.lists.put({ ...LIST, clips: [idOf(1)] });
  const plan = await planImport(await bundleOf([LIST]), to, document);
  expect(plan.lists.changed).toHaveLength(1);
  await applyImport(plan, to, choice);
  expect((await to.lists.list())[0]?.clips).toEqual(clips);
});

test('a bundle without lists says nothing of them', async () => {
  expect(JSON.parse(await bundleOf([]))).not.toHaveProperty('lists');
});

test.each([
  ['name', '', 'lists[0].name', 'tooShort'],
  ['clips', ['7'], 'lists[0].clips[0]', 'value'],
  ['color', 'red', 'lists[0].color', 'unknownKey'],
])('one with a wrong %s is refused with its path', async (key, value, path, reason) => {
  const json = await damage(await bundleOf([LIST]), (bundle) => {
    bundle.lists = [{ ...LIST, [key]: value }];
  });
  await expect(planImport(json, open(), document)).rejects.toMatchObject({ faults: [{ path, reason }] });
});

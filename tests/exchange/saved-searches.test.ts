// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { writeBundle } from '../../utils/exchange/bundle';
import { applyImport, planImport } from '../../utils/exchange/import';
import { openLibrary } from '../../utils/library/open-library';
import type { SavedSearch } from '../../utils/library/saved-search';
import { freshName, idOf, makeClock } from '../library/make-article';
import { ABOUT, damage, each, makeWhole } from './make-bundle';

const SEARCHES = [1, 2].map(
  (number): SavedSearch => ({
    id: idOf(100 + number),
    name: `第${number}个`,
    query: '群众',
    filter: { year: '2020' },
    order: 'relevance',
    savedAt: `2026-01-0${number}T00:00:00.000Z`,
  }),
);

const open = () => openLibrary({ now: makeClock().now, name: freshName() });

async function bundleOf(searches: SavedSearch[]): Promise<string> {
  return (await writeBundle(each([await makeWhole(1)]), { ...ABOUT, beside: () => ({ searches }) })).text();
}

test('saved searches go with the clips and come back, a second time none is new', async () => {
  const json = await bundleOf(SEARCHES);
  const to = open();
  const plan = await planImport(json, to, document);
  expect(plan.searches).toEqual({ new: SEARCHES, identical: 0, changed: [] });
  expect(await applyImport(plan, to)).toBe(1);
  expect(await to.searches.list()).toEqual(SEARCHES);
  expect((await planImport(json, to, document)).searches).toEqual({ new: [], identical: 2, changed: [] });
});

test.each([
  ['keep', '我的名字'],
  ['replace', '第1个'],
] as const)('one that was renamed since: %s', async (choice, name) => {
  const to = open();
  const [first] = SEARCHES;
  if (first) await to.searches.put({ ...first, name: '我的名字' });
  const plan = await planImport(await bundleOf(SEARCHES), to, document);
  expect(plan.searches).toMatchObject({ new: [{ name: '第2个' }], changed: [{ imported: { name: '第1个' } }] });
  await applyImport(plan, to, choice);
  expect((await to.searches.list()).map((search) => search.name)).toEqual([name, '第2个']);
});

test('a bundle without saved searches says nothing of them', async () => {
  expect(JSON.parse(await bundleOf([]))).not.toHaveProperty('searches');
});

test.each([
  ['name', '', 'searches[0].name', 'tooShort'],
  ['filter', { trashed: true }, 'searches[0].filter.trashed', 'unknownKey'],
  ['order', 'random', 'searches[0].order', 'value'],
  ['id', '7', 'searches[0].id', 'value'],
])('one with a wrong %s is refused with its path', async (key, value, path, reason) => {
  const json = await damage(await bundleOf(SEARCHES), (bundle) => {
    bundle.searches = [{ ...SEARCHES[0], [key]: value }];
  });
  const to = open();
  await expect(planImport(json, to, document)).rejects.toMatchObject({ faults: [{ path, reason }] });
  expect(await to.searches.list()).toEqual([]);
});

import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Bundle, writeBundle } from '../../utils/exchange/bundle';
import { applyImport, planImport } from '../../utils/exchange/import';
import { readSound } from '../../utils/exchange/sound-clips';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, idOf, makeClock, makeNumbered } from '../library/make-article';
import { ABOUT, damage, setAt } from './make-bundle';

// A window of its own: jsdom's streams know no gzip, Node's do.
const { document } = new JSDOM('').window;

const open = () => openLibrary({ now: makeClock().now, name: freshName() });

/** Three clips, the second in the trash with what it said before and its page, and the backup of all that. */
async function openWithTrash() {
  const library = open();
  for (const number of [1, 2, 3]) {
    await library.save({ id: idOf(number), article: makeNumbered(number), source: `<p>${number}</p>` });
  }
  await library.revise(idOf(2), makeNumbered(2, { articleBody: '第二稿。' }));
  await library.remove([idOf(2)]);
  const { clips, sources } = readSound(library, [{}, { trashed: true }]);
  const json = await (await writeBundle(clips(), { ...ABOUT, sources })).text();
  return { library, json };
}

test('the trash goes out with a backup of all, is counted, and comes back into the trash', async () => {
  const { library, json } = await openWithTrash();
  const bundle = Bundle.parse(JSON.parse(json));
  expect(bundle.counts).toMatchObject({ clips: 3, trashed: 1, sources: 3 });
  expect(bundle.clips.map(({ trashedAt }) => trashedAt !== undefined)).toEqual([false, false, true]);

  const to = open();
  const plan = await planImport(json, to, document);
  expect(plan.new.filter(({ clip }) => clip.trashedAt !== undefined)).toHaveLength(1);
  await applyImport(plan, to);
  expect(await to.facets()).toMatchObject({ total: 2, trashed: 1 });
  expect(await collect(to.read({ trashed: true }))).toEqual(await collect(library.read({ trashed: true })));
  expect(await to.revisions(idOf(2))).toHaveLength(1);
  await to.restore([idOf(2)]);
  expect((await to.list({}, { limit: 9 })).map(({ id }) => id)).toContain(idOf(2));
  expect((await collect(to.search('第二稿', {}, { limit: 9 }))).map(({ clip }) => clip.id)).toEqual([idOf(2)]);
});

test('a clip that is kept here and in the trash there is a difference, which the user decides', async () => {
  const { library, json } = await openWithTrash();
  await library.restore([idOf(2)]);
  const plan = await planImport(json, library, document);
  expect(plan.changed.map(({ current, imported }) => [current.clip.trashedAt, imported.clip.trashedAt])).toEqual([
    [undefined, expect.any(String)],
  ]);
  await applyImport(plan, library, 'replace');
  expect(await library.facets()).toMatchObject({ total: 2, trashed: 1 });
});

test('a wrong count of the trash is a fault, none is not', async () => {
  const { json } = await openWithTrash();
  const wrong = await damage(json, (bundle) => setAt(bundle, 'counts.trashed', 2));
  await expect(planImport(wrong, open(), document)).rejects.toMatchObject({
    faults: [{ path: 'counts.trashed', reason: 'count' }],
  });
  const unsaid = await damage(json, (bundle) => setAt(bundle, 'counts.trashed', undefined));
  expect(await planImport(unsaid, open(), document)).toMatchObject({ total: 3 });
});

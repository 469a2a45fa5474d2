import { expect, test } from 'vitest';
import { openCopiedLibrary, type ReadLibrary } from '../../utils/library/copied-library';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, idOf, makeClock, makeCopyFiles, makeJournal, makeNumbered } from './make-article';

const SAVED_AT = '2026-03-01T08:00:00.000Z';

/** A library with its copy and journal, and what stands in for it without a database. */
async function open() {
  const clock = makeClock();
  const { files, stored, damaged } = makeCopyFiles();
  const { journal } = makeJournal();
  const copy = { files, isWanted: async () => true };
  const library = openLibrary({ now: clock.now, name: freshName(), journal, copy });
  await library.recover();
  const grow = () => clock.tick(86_400_000);
  return { library, clock, grow, stored, damaged, copied: openCopiedLibrary(files, journal) };
}

async function everything(library: ReadLibrary) {
  const wholes = [...(await collect(library.read({}))), ...(await collect(library.read({ trashed: true })))];
  const sorted = wholes.toSorted((one, other) => (one.clip.id < other.clip.id ? -1 : 1));
  return {
    wholes: sorted,
    revisions: await Promise.all(sorted.map(({ clip }) => library.revisions(clip.id))),
    sources: await Promise.all(sorted.map(({ clip }) => library.packedSources(clip.id))),
    rules: await library.rules(),
    searches: await library.searches.list(),
    lists: await library.lists.list(),
  };
}

test.each([
  ['the copy of an old library', true],
  ['the journal of a young one', false],
])('%s gives everything without the database', async (_of, isOld) => {
  const { library, clock, grow, copied } = await open();
  if (isOld) grow();
  for (const number of [1, 2, 3]) {
    await library.save({ id: idOf(number), article: makeNumbered(number), source: `<p>第${number}页</p>` });
  }
  for (const articleBody of ['第二稿。', '第三稿。']) {
    clock.tick();
    await library.revise(idOf(1), makeNumbered(1, { articleBody }), `<p>${articleBody}</p>`);
  }
  await library.remove([idOf(2)]);
  await library.addRule({ host: 'b.cn', role: 'drop', selector: '.a' });
  await library.searches.put({
    id: idOf(7),
    name: '文风',
    query: '板凳',
    filter: {},
    order: 'date',
    savedAt: SAVED_AT,
  });
  await library.lists.put({ id: idOf(8), name: '申论', clips: [idOf(3)], savedAt: SAVED_AT });
  if (isOld) await library.keepCopy();
  expect(await everything(copied)).toEqual(await everything(library));
});

test('what the journal has is newer than the copy, and what it says is erased stays away', async () => {
  const { library, copied } = await open();
  for (const number of [1, 2, 3]) await library.save({ id: idOf(number), article: makeNumbered(number) });
  await library.keepCopy();
  await library.update(idOf(1), { note: '新' });
  await library.erase([idOf(2)]);
  await library.save({ id: idOf(4), article: makeNumbered(4) });
  const { wholes } = await everything(copied);
  expect(wholes.map(({ clip }) => [clip.id, clip.note])).toEqual([
    [idOf(1), '新'],
    [idOf(3), ''],
    [idOf(4), ''],
  ]);
});

test('a damaged file costs no more than what cannot be read of it, and no copy at all is an empty library', async () => {
  const { library, grow, stored, damaged, copied } = await open();
  grow();
  for (let number = 1; number <= 70; number++) await library.save({ id: idOf(number), article: makeNumbered(number) });
  await library.keepCopy();
  damaged.add('1');
  expect(await collect(copied.read({}))).toHaveLength(7);
  stored.clear();
  expect(await everything(copied)).toMatchObject({ wholes: [], rules: [], searches: [], lists: [] });
});

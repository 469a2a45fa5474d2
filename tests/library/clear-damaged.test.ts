import { expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import type { WriteTransaction } from '../../utils/library/database';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, idOf, makeClock, makeHighlighted, makeJournal, makeNumbered } from './make-article';

const ID = idOf(2);
const BODY = '第二稿，走村入户，先听真话。';

/** Three clips without a copy; the second is in a list and has a page, an older text with its page, and a highlight. */
async function open() {
  const clock = makeClock();
  const name = freshName();
  const { journal, entries } = makeJournal();
  const library = openLibrary({ now: clock.now, name, journal });
  await library.recover();
  clock.tick(86_400_000);
  for (let number = 1; number <= 3; number++) {
    clock.tick();
    await library.save({ id: idOf(number), article: makeNumbered(number), source: `<p>第${number}页</p>` });
  }
  clock.tick();
  await library.revise(ID, makeNumbered(2, { articleBody: BODY }), '<p>新页</p>');
  await library.addHighlight(ID, makeHighlighted(idOf(9), BODY, '走村入户'));
  await library.lists.put({ id: idOf(8), name: '申论', clips: [idOf(1), ID], savedAt: '2026-03-01T08:00:00.000Z' });
  await library.settled();
  entries.clear();
  const { write } = connect(name, () => undefined);
  const harm = (act: (tx: WriteTransaction) => Promise<unknown>) =>
    write(['clips', 'texts', 'contents', 'sources', 'revisions'], async (tx) => void (await act(tx)));
  return { library, harm };
}

const harmRow = async (tx: WriteTransaction) => {
  const row = await tx.objectStore('clips').get(ID);
  if (row) await tx.objectStore('clips').put({ ...row, number: 0.5, clip: { ...row.clip, clippedAt: '昨天' } });
};
const tearPage = async (tx: WriteTransaction) => {
  const row = await tx.objectStore('sources').get(ID);
  if (row) await tx.objectStore('sources').put({ ...row, gzip: new Uint8Array([1, 2, 3]) });
};
const tearPastPage = async (tx: WriteTransaction) => {
  for await (const cursor of tx.objectStore('revisions')) {
    const { source } = cursor.value;
    if (source) await cursor.update({ ...cursor.value, source: { ...source, sha256: '0'.repeat(64) } });
  }
};
const harmPast = async (tx: WriteTransaction) => {
  for await (const cursor of tx.objectStore('revisions')) {
    await cursor.update({ ...cursor.value, content: { ...cursor.value.content, articleBody: '换了一段话' } });
  }
};

test.each<[string, (tx: WriteTransaction) => Promise<unknown>, object]>([
  [
    'a row that does not parse',
    harmRow,
    { headline: '第2篇评论', characters: BODY.length, highlights: 1, past: 1, pages: 2 },
  ],
  [
    'a row that is gone',
    (tx) => tx.objectStore('clips').delete(ID),
    { characters: BODY.length, highlights: 1, past: 1, pages: 2 },
  ],
  [
    'a text that is gone',
    (tx) => tx.objectStore('texts').delete(ID),
    { characters: 0, highlights: 0, past: 1, pages: 2 },
  ],
  [
    'a markup that is gone',
    (tx) => tx.objectStore('contents').delete(ID),
    { characters: BODY.length, highlights: 1, past: 1, pages: 2 },
  ],
])('a clip with %s goes whole, and the library is sound', async (_name, act, readable) => {
  const { library, harm } = await open();
  await harm(act);
  const [remains] = await library.remains([ID]);
  expect(remains).toMatchObject({ id: ID, isWholeClip: true, ...readable });
  expect(remains?.records).toMatchObject({ source: '<p>新页</p>', revisions: [{ source: '<p>第2页</p>' }] });
  expect(JSON.stringify(remains?.records)).toContain('新页');
  expect(await library.clearDamaged([ID])).toBe(1);
  await library.settled();
  expect(await library.verify()).toMatchObject({ clips: 2, damaged: [], unindexed: [], countsRight: true });
  expect((await library.lists.list())[0]?.clips).toEqual([idOf(1)]);
  expect((await collect(library.read({}))).map(({ clip }) => clip.id)).toEqual([idOf(3), idOf(1)]);
});

test.each<[string, (tx: WriteTransaction) => Promise<unknown>, { pages: number; past: number }]>([
  ['a page that is no archive any more', tearPage, { pages: 1, past: 1 }],
  ['a page that is gone', (tx) => tx.objectStore('sources').delete(ID), { pages: 1, past: 1 }],
  ['an older text that is another', harmPast, { pages: 1, past: 0 }],
  ['an older text that is gone', (tx) => tx.objectStore('revisions').clear(), { pages: 1, past: 0 }],
  ['an older text whose page is another', tearPastPage, { pages: 1, past: 1 }],
])('of a clip with %s that alone goes', async (_name, act, left) => {
  const { library, harm } = await open();
  const [before] = await collect(library.read([ID]));
  await harm(act);
  expect(await library.remains([ID])).toMatchObject([{ id: ID, isWholeClip: false, characters: BODY.length }]);
  expect(await library.clearDamaged([ID])).toBe(1);
  expect(await library.verify()).toMatchObject({ clips: 3, damaged: [], unindexed: [], countsRight: true });
  expect(await collect(library.read([ID]))).toEqual([before]);
  expect([await library.packedSources(ID), await library.revisions(ID)].map(({ length }) => length)).toEqual([
    left.pages,
    left.past,
  ]);
});

test('a sound clip, and a text that is another, stay as they are', async () => {
  const { library, harm } = await open();
  await harm(async (tx) => {
    const text = await tx.objectStore('texts').get(ID);
    if (text) await tx.objectStore('texts').put({ ...text, articleBody: '换了一段话' });
  });
  const before = await collect(library.read({}));
  expect(await library.clearDamaged([idOf(1), ID])).toBe(0);
  expect(await collect(library.read({}))).toEqual(before);
});

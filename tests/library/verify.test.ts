import { expect, test } from 'vitest';
import type { Damage } from '../../utils/library/check-clip';
import { connect } from '../../utils/library/connection';
import type { WriteTransaction } from '../../utils/library/database';
import { readIndexState } from '../../utils/library/index-state';
import type { Library } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import type { Revision } from '../../utils/library/revise';
import { packSource } from '../../utils/library/source';
import { collect, freshName, idOf, makeClock, makeNumbered } from './make-article';

async function openFilled(clips: number) {
  const name = freshName();
  const clock = makeClock();
  const library = openLibrary({ now: clock.now, name });
  for (let number = 1; number <= clips; number++) {
    clock.tick();
    await library.save({ id: idOf(number), article: makeNumbered(number), tags: number % 2 === 0 ? ['文风'] : [] });
  }
  await library.settled();
  return { library, connection: connect(name, () => undefined) };
}

const found = async (library: ReturnType<typeof openLibrary>, query: string) =>
  (await collect(library.search(query, {}, { limit: 500 }))).map(({ clip }) => clip.id);

test('a whole library has nothing to tell', async () => {
  const { library } = await openFilled(140);
  const progress: number[] = [];
  expect(await library.verify((clips) => progress.push(clips))).toEqual({
    clips: 140,
    damaged: [],
    mendable: [],
    unindexed: [],
    countsRight: true,
  });
  expect(progress).toEqual([100, 140]);
});

test.each<[string, (tx: WriteTransaction) => Promise<unknown>, object]>([
  [
    'a row that does not parse',
    async (tx) => {
      const row = await tx.objectStore('clips').get(idOf(2));
      if (row) await tx.objectStore('clips').put({ ...row, clip: { ...row.clip, clippedAt: '昨天' } });
    },
    { damaged: [{ id: idOf(2), damage: 'row' }] },
  ],
  [
    'a text that is gone',
    (tx) => tx.objectStore('texts').delete(idOf(2)),
    { damaged: [{ id: idOf(2), damage: 'content' }] },
  ],
  [
    'a text that is another',
    (tx) => tx.objectStore('texts').put({ id: idOf(2), articleBody: '换了一段话', highlights: [] }),
    { damaged: [{ id: idOf(2), damage: 'hash' }] },
  ],
  ['a clip that the index lost', (tx) => tx.objectStore('tail').delete(2), { unindexed: [idOf(2)] }],
  [
    'a text without what it is known by elsewhere',
    async (tx) => {
      const { prints: _prints, ...row } = (await tx.objectStore('texts').get(idOf(2))) ?? {};
      if ('id' in row) await tx.objectStore('texts').put(row);
    },
    { damaged: [], unindexed: [idOf(2)] },
  ],
  [
    'a count that is too low',
    (tx) => tx.objectStore('counts').put({ name: 'lists', counts: new Map([['tag:文风', -1]]) }),
    { countsRight: false },
  ],
  [
    'a wrong count',
    (tx) => tx.objectStore('counts').put({ name: 'lists', counts: new Map([['all', 7]]) }),
    { countsRight: false },
  ],
])('%s is found', async (_name, damage, expected) => {
  const { library, connection } = await openFilled(3);
  await connection.write(['clips', 'texts', 'counts', 'tail'], async (tx) => {
    await damage(tx);
  });
  expect(await library.verify()).toMatchObject({ clips: 3, ...expected });
});

test.each<[string, (tx: WriteTransaction, revision: Revision) => Promise<unknown>, Damage]>([
  [
    'a page that is no archive any more',
    async (tx) => {
      const row = await tx.objectStore('sources').get(idOf(1));
      if (row) await tx.objectStore('sources').put({ ...row, gzip: new Uint8Array([1, 2, 3]) });
    },
    'source',
  ],
  [
    'a page that is another',
    async (tx) => {
      const row = await tx.objectStore('sources').get(idOf(1));
      if (row) await tx.objectStore('sources').put({ ...row, sha256: '0'.repeat(64) });
    },
    'source',
  ],
  [
    'the page of an older text that is another',
    (tx, revision) =>
      tx.objectStore('revisions').put({
        ...revision,
        ...(revision.source && { source: { ...revision.source, sha256: '0'.repeat(64) } }),
      }),
    'source',
  ],
  [
    'an older text that is another',
    (tx, revision) =>
      tx.objectStore('revisions').put({ ...revision, content: { ...revision.content, articleBody: '换了一段话' } }),
    'revision',
  ],
  [
    'an older text that does not parse',
    (tx, revision) => tx.objectStore('revisions').put({ ...revision, bodySha256: '' }),
    'revision',
  ],
  ['a page that is gone', (tx) => tx.objectStore('sources').delete(idOf(1)), 'source'],
  ['an older text that is gone', (tx, { id, at }) => tx.objectStore('revisions').delete([id, at]), 'revision'],
])('%s is found', async (_name, harm, damage) => {
  const { library, connection } = await openFilled(0);
  await library.save({ id: idOf(1), article: makeNumbered(1), source: '<p>旧</p>' });
  await library.revise(idOf(1), makeNumbered(1, { articleBody: '第二稿。' }), '<p>新</p>');
  expect(await library.verify()).toMatchObject({ clips: 1, damaged: [] });
  const [revision] = await library.revisions(idOf(1));
  if (!revision) throw new Error('no revision');
  await connection.write(['sources', 'revisions'], async (tx) => {
    await harm(tx, revision);
  });
  expect(await library.verify()).toMatchObject({ clips: 1, damaged: [{ id: idOf(1), damage }] });
});

test.each<[string, (library: Library) => Promise<unknown>]>([
  ['was corrected', (library) => library.update(idOf(1), { article: { headline: '改' }, note: '再读' })],
  ['was moved', (library) => library.remove([idOf(1)])],
  ['was read anew', (library) => library.revise(idOf(1), makeNumbered(1, { articleBody: '第三稿。' }), '<p>三</p>')],
])('a page and an older text that are gone are found where the clip %s since they came', async (_name, change) => {
  const { library, connection } = await openFilled(0);
  await library.save({ id: idOf(1), article: makeNumbered(1), source: '<p>旧</p>' });
  await library.revise(idOf(1), makeNumbered(1, { articleBody: '第二稿。' }), '<p>新</p>');
  await change(library);
  const [past] = (await library.revisions(idOf(1))).slice(-1);
  await connection.write(['sources', 'revisions'], async (tx) => {
    await tx.objectStore('sources').delete(idOf(1));
    await tx.objectStore('revisions').delete([idOf(1), past?.at ?? '']);
  });
  const { damaged } = await library.verify();
  expect(damaged.map(({ damage }) => damage)).toEqual(['revision', 'source']);
});

test('a page that was imported is missed where it is gone, and none that was taken back', async () => {
  const { library, connection } = await openFilled(1);
  const page = await packSource(idOf(1), '<p>页</p>', '2026-03-01T08:00:00.000Z');
  await library.putSources([page]);
  expect(await library.verify()).toMatchObject({ damaged: [] });
  const { updatedAt } = await library.revise(idOf(1), makeNumbered(1, { articleBody: '第二稿。' }), '<p>新</p>');
  await library.takeBack(idOf(1), updatedAt);
  expect(await library.verify()).toMatchObject({ damaged: [] });
  await connection.write(['sources'], async (tx) => tx.objectStore('sources').delete(idOf(1)));
  expect(await library.verify()).toMatchObject({ damaged: [{ id: idOf(1), damage: 'source' }] });
});

test.each<[number, object[]]>([
  [3, [{ number: 0.5 }, { lists: [] }, { lists: '坏' }, { clip: {} }]],
  [260, [{ number: 0.5 }]],
])('an import of %i clips over a row that does not parse leaves counts and index right', async (clips, harms) => {
  const { library, connection } = await openFilled(clips);
  const wholes = await collect(library.read({}));
  const before = await library.facets();
  for (const harm of harms) {
    await connection.write(['clips'], async (tx) => {
      const row = await tx.objectStore('clips').get(idOf(2));
      if (row) await tx.objectStore('clips').put(Object.assign(row, harm));
    });
    await library.write(wholes);
    await library.settled();
    expect(await library.verify()).toMatchObject({ clips, damaged: [], unindexed: [], countsRight: true });
    expect(await library.facets()).toEqual(before);
  }
});

test('the index and the counts are made anew from the clips', async () => {
  const { library, connection } = await openFilled(140);
  const before = { facets: await library.facets(), hits: await found(library, '第 评论') };
  await connection.write(['counts', 'tail', 'segments', 'segmentClips', 'postings', 'meta'], async (tx) => {
    for (const store of ['counts', 'tail', 'segments', 'segmentClips', 'postings'] as const) {
      await tx.objectStore(store).clear();
    }
    await tx.objectStore('meta').put(99, 'indexVersion');
  });
  expect((await library.verify()).unindexed).toHaveLength(140);
  expect(await found(library, '第 评论')).toEqual([]);
  expect(await library.rebuildIndex()).toBe(140);
  await library.settled();
  expect({ facets: await library.facets(), hits: await found(library, '第 评论') }).toEqual(before);
  expect(await library.verify()).toMatchObject({ clips: 140, damaged: [], unindexed: [], countsRight: true });
});

test('an index that another fold of characters made is made anew by itself', async () => {
  const { library, connection } = await openFilled(3);
  await connection.write(['meta', 'tail'], async (tx) => {
    await tx.objectStore('meta').put('0:0', 'indexFormat');
    // A page opened anew reads what another one has left.
    await tx.objectStore('tail').clear();
    await tx.objectStore('meta').put(99, 'indexVersion');
  });
  // Before it is begun, too, nothing is missed, and nothing told.
  const all = [idOf(3), idOf(2), idOf(1)];
  expect((await library.verify()).unindexed).toEqual([]);
  expect(await found(library, '板凳')).toEqual(all);
  await library.recover();
  await library.settled();
  expect((await library.verify()).unindexed).toEqual([]);
  expect(await found(library, '板凳')).toEqual(all);
  expect(await connection.read(['meta'], readIndexState)).toEqual({ kind: 'whole' });
});

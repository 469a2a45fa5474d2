import { describe, expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import type { WriteTransaction } from '../../utils/library/database';
import type { Library } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import {
  collect,
  freshName,
  idOf,
  makeClock,
  makeCopyFiles,
  makeHighlighted,
  makeJournal,
  makeNumbered,
} from './make-article';

const ID = idOf(2);
const BODY = '第二稿，走村入户，先听真话。';

/** Three clips with their copy; the second has a page, an older text with its page, a highlight, tags and a note. */
async function open({ isCopied = true } = {}) {
  const clock = makeClock();
  const name = freshName();
  const { files, stored } = makeCopyFiles();
  const { journal, entries } = makeJournal();
  const library = openLibrary({ now: clock.now, name, journal, copy: { files, isWanted: async () => isCopied } });
  await library.recover();
  if (isCopied) clock.tick(86_400_000);
  for (let number = 1; number <= 3; number++) {
    clock.tick();
    await library.save({ id: idOf(number), article: makeNumbered(number), source: `<p>第${number}页</p>` });
  }
  clock.tick();
  await library.revise(ID, makeNumbered(2, { articleBody: BODY }), '<p>新页</p>');
  await library.update(ID, { note: '要引用', tags: ['文风'], starred: true });
  await library.addHighlight(ID, makeHighlighted(idOf(9), BODY, '走村入户'));
  await library.keepCopy();
  await library.settled();
  const { write } = connect(name, () => undefined);
  const harm = (act: (tx: WriteTransaction) => Promise<unknown>) =>
    write(['clips', 'texts', 'contents', 'sources', 'revisions'], async (tx) => void (await act(tx)));
  return { library, harm, stored, entries, clock };
}

async function everything(library: Library) {
  return {
    wholes: await collect(library.read({})),
    sources: await library.packedSources(ID),
    revisions: await library.revisions(ID),
    facets: await library.facets(),
    found: (await collect(library.search('走村入户 标签:文风', {}, { limit: 9 }))).map(({ clip }) => clip.id),
  };
}

const harmRow = async (tx: WriteTransaction) => {
  const row = await tx.objectStore('clips').get(ID);
  if (row) await tx.objectStore('clips').put({ ...row, number: 0.5, clip: { ...row.clip, clippedAt: '昨天' } });
};
const harmText = async (tx: WriteTransaction) => {
  const text = await tx.objectStore('texts').get(ID);
  if (text) await tx.objectStore('texts').put({ ...text, articleBody: '换了一段话', highlights: [] });
};
const harmPage = async (tx: WriteTransaction) => {
  const row = await tx.objectStore('sources').get(ID);
  if (row) await tx.objectStore('sources').put({ ...row, gzip: new Uint8Array([1, 2, 3]) });
};
const harmRevision = async (tx: WriteTransaction) => {
  for await (const cursor of tx.objectStore('revisions')) {
    await cursor.update({ ...cursor.value, content: { ...cursor.value.content, articleBody: '换了一段话' } });
  }
};
const HARMS: [string, (tx: WriteTransaction) => Promise<unknown>, string[]][] = [
  ['a row that does not parse', harmRow, ['row']],
  ['a row that is gone', (tx) => tx.objectStore('clips').delete(ID), ['missing']],
  [
    'a clip of which nothing is left',
    async (tx) => {
      for (const store of ['clips', 'texts', 'contents', 'sources'] as const) await tx.objectStore(store).delete(ID);
      await tx.objectStore('revisions').clear();
    },
    ['missing'],
  ],
  ['a text that is gone', (tx) => tx.objectStore('texts').delete(ID), ['content']],
  ['a markup that is gone', (tx) => tx.objectStore('contents').delete(ID), ['content']],
  ['a page that is no archive any more', harmPage, ['source']],
  ['an older text that is another', harmRevision, ['revision']],
  ['a page that is gone', (tx) => tx.objectStore('sources').delete(ID), ['source']],
  ['an older text that is gone', (tx) => tx.objectStore('revisions').clear(), ['revision']],
  [
    'all at once',
    async (tx) => {
      for (const act of [harmRow, harmText, harmPage, harmRevision]) await act(tx);
      await tx.objectStore('contents').delete(ID);
    },
    ['row', 'revision', 'source'],
  ],
];

describe.each([
  ['the second copy of an old library', true],
  ['the journal of a young one', false],
])('from %s', (_of, isCopied) => {
  test.each(HARMS)('%s is mended, and everything is as it was', async (_name, act, damages) => {
    const { library, harm } = await open({ isCopied });
    const before = await everything(library);
    await harm(act);
    const found = await library.verify();
    // Of a clip that is gone without a trace only the second copy knows.
    const isKnown = isCopied || damages[0] !== 'missing' || found.damaged.length > 0;
    expect(found).toMatchObject(
      isKnown
        ? { damaged: damages.map((damage) => ({ id: ID, damage })), mendable: [ID] }
        : { damaged: [], mendable: [] },
    );
    const progress: number[] = [];
    const mending = await library.mend([ID], (clips) => progress.push(clips));
    expect(mending).toMatchObject({ mended: damages.map((damage) => ({ id: ID, damage })), left: [], kept: 0 });
    expect(mending.mended[0]?.headline).toBe('第2篇评论');
    expect(progress).toEqual([1]);
    await library.settled();
    expect(await everything(library)).toEqual(before);
    expect(await library.verify()).toMatchObject({ clips: 3, damaged: [], unindexed: [], countsRight: true });
  });
});

test('a text that is another gives way to the one that was saved, and stays as an older text that can be brought back', async () => {
  const { library, harm, clock } = await open();
  clock.tick();
  const [before] = await collect(library.read([ID]));
  await harm(harmText);
  expect((await library.verify()).damaged).toEqual([{ id: ID, headline: '第2篇评论', damage: 'hash' }]);
  expect(await library.mend([ID])).toMatchObject({ mended: [{ damage: 'hash' }], left: [], kept: 1 });
  expect(await collect(library.read([ID]))).toEqual([before]);
  const [kept, older] = await library.revisions(ID);
  expect([kept?.content.articleBody, older?.content.articleBody]).toEqual(['换了一段话', makeNumbered(2).articleBody]);
  expect(await library.verify()).toMatchObject({ damaged: [], unindexed: [], countsRight: true });
  await library.takeBack(ID, kept?.at ?? '');
  expect(await library.getContent(ID)).toMatchObject({ articleBody: '换了一段话' });
});

test('what was highlighted since the copy stays beside what the copy brings', async () => {
  const { library, harm } = await open();
  await library.addHighlight(ID, makeHighlighted(idOf(8), BODY, '先听真话'));
  await harm(async (tx) => {
    const text = await tx.objectStore('texts').get(ID);
    if (!text) return;
    const highlights = text.highlights.filter(({ id }) => id === idOf(8));
    await tx.objectStore('texts').put({ ...text, articleBody: `${text.articleBody}。`, highlights });
  });
  await library.mend([ID]);
  expect((await library.highlights(ID)).map(({ id }) => id).toSorted()).toEqual([idOf(8), idOf(9)]);
});

test.each<[string, (opened: Awaited<ReturnType<typeof open>>) => unknown]>([
  [
    'of another text',
    ({ stored }) => stored.set('1', stored.get('1')?.map((line) => line.replaceAll('先听真话', '只听一半')) ?? []),
  ],
  ['that is gone', ({ stored }) => stored.delete('1')],
])('a copy %s mends nothing and harms nothing', async (_name, harmCopy) => {
  const opened = await open();
  const { library, harm } = opened;
  await harm(harmText);
  await harmCopy(opened);
  const before = await collect(library.read([ID]));
  expect(await library.mend([ID])).toMatchObject({ mended: [], left: [{ id: ID, damage: 'hash' }], kept: 0 });
  expect(await collect(library.read([ID]))).toEqual(before);
});

test('a clip that is whole is left as it is', async () => {
  const { library } = await open();
  const before = await everything(library);
  expect(await library.mend([ID, idOf(7)])).toMatchObject({ mended: [], kept: 0 });
  expect(await everything(library)).toEqual(before);
});

test('a clip that was erased is no missing one, before and after the copy hears of it', async () => {
  const { library } = await open();
  await library.erase([ID]);
  expect(await library.verify()).toMatchObject({ clips: 2, damaged: [] });
  await library.keepCopy();
  expect(await library.verify()).toMatchObject({ clips: 2, damaged: [] });
});

test('the copy does not follow a text that was damaged, whatever else changes of the clip', async () => {
  const { library, harm, stored } = await open();
  await harm(harmText);
  await library.update(ID, { note: '又改了' });
  await library.keepCopy();
  expect(stored.get('1')?.join()).toContain(BODY);
  expect(await library.verify()).toMatchObject({ mendable: [ID] });
  await library.mend([ID]);
  expect((await collect(library.read([ID])))[0]).toMatchObject({
    clip: { note: '又改了' },
    content: { articleBody: BODY },
  });
  await library.keepCopy();
  expect(stored.get('1')?.join()).toContain('又改了');
});

import { expect, test } from 'vitest';
import { switchText } from '../../utils/article/other-text';
import { connect } from '../../utils/library/connection';
import { openLibrary } from '../../utils/library/open-library';
import { sha256 } from '../../utils/text/sha256';
import { collect, freshName, idOf, makeArticle, makeClock } from './make-article';

function open() {
  const clock = makeClock();
  const name = freshName();
  return { clock, name, library: openLibrary({ now: clock.now, name }) };
}

test('another reading takes the place of the one before, which is kept', async () => {
  const { library, clock } = open();
  const { clip: before } = await library.save({ id: idOf(1), article: makeArticle(), tags: ['文风'] });
  await library.update(idOf(1), { article: { headline: '我改的标题' }, note: '再读' });
  clock.tick();
  const article = makeArticle({ headline: '编辑改的标题', articleBody: '文章改写了。', contentSource: '示例晚报' });
  const clip = await library.revise(idOf(1), article);
  expect(clip).toMatchObject({
    id: idOf(1),
    article: { headline: '我改的标题', contentSource: '示例晚报' },
    excerpt: '文章改写了。',
    tags: ['文风'],
    note: '再读',
    clippedAt: before.clippedAt,
    updatedAt: '2026-03-01T08:00:01.000Z',
  });
  expect(clip.bodySha256).not.toBe(before.bodySha256);
  expect((await library.getContent(idOf(1)))?.articleBody).toBe('文章改写了。');
  expect(await library.revisions(idOf(1))).toMatchObject([
    {
      at: '2026-03-01T08:00:01.000Z',
      bodySha256: before.bodySha256,
      content: { articleBody: makeArticle().articleBody },
    },
  ]);
  expect(await collect(library.search('板凳', {}, { limit: 9 }))).toEqual([]);
  expect(await collect(library.search('改写', {}, { limit: 9 }))).toHaveLength(1);
  expect(await library.verify()).toMatchObject({ damaged: [], unindexed: [], countsRight: true });
});

test('a reading that says the same is no revision', async () => {
  const { library, clock } = open();
  const { clip } = await library.save({ id: idOf(1), article: makeArticle() });
  clock.tick();
  expect(await library.revise(idOf(1), makeArticle({ extractorVersion: '2' }))).toEqual(clip);
  expect(await library.revisions(idOf(1))).toEqual([]);
});

test('a change is taken back with the page that came with it', async () => {
  const { library, clock } = open();
  const { clip: before } = await library.save({ id: idOf(1), article: makeArticle(), source: '<p>旧</p>' });
  const [content, source] = await Promise.all([library.getContent(idOf(1)), library.getSource(idOf(1))]);
  clock.tick();
  const second = await library.revise(idOf(1), makeArticle({ articleBody: '第二稿。' }), '<p>新</p>');
  clock.tick();
  const third = await library.revise(idOf(1), makeArticle({ articleBody: '第三稿。' }));
  expect(await library.takeBack(idOf(1), second.updatedAt)).toBeUndefined();
  expect(await library.takeBack(idOf(1), third.updatedAt)).toMatchObject({ excerpt: '第二稿。' });
  expect(await library.getSource(idOf(1))).toMatchObject({ html: '<p>新</p>' });
  clock.tick();
  const clip = await library.takeBack(idOf(1), second.updatedAt);
  expect(clip).toEqual({ ...before, updatedAt: clock.now().toISOString() });
  expect(await library.get(idOf(1))).toEqual(clip);
  expect(await library.getContent(idOf(1))).toEqual(content);
  expect(await library.getSource(idOf(1))).toEqual(source);
  expect(await library.revisions(idOf(1))).toEqual([]);
  expect(await library.takeBack(idOf(1), second.updatedAt)).toBeUndefined();
});

test('a page that came with a change goes with it where none was kept before', async () => {
  const { library, clock } = open();
  await library.save({ id: idOf(1), article: makeArticle() });
  clock.tick();
  const { updatedAt } = await library.revise(idOf(1), makeArticle({ articleBody: '第二稿。' }), '<p>新</p>');
  await library.takeBack(idOf(1), updatedAt);
  expect(await library.getSource(idOf(1))).toBeUndefined();
});

test('the text that the page printed takes the place of the repaired one and goes back, without a revision', async () => {
  const { library, clock } = open();
  const article = makeArticle({ printedBody: '干(gàn)部下乡。', printedHtml: '<p>干(gàn)部下乡。</p>' });
  const { clip: repaired } = await library.save({ id: idOf(1), article });
  const content = await library.getContent(idOf(1));
  const found = async (query: string) => (await collect(library.search(query, {}, { limit: 9 }))).length;
  clock.tick();
  const printed = await library.revise(idOf(1), switchText(article));
  expect(printed).toMatchObject({ excerpt: '干(gàn)部下乡。', bodySha256: await sha256('干(gàn)部下乡。') });
  expect([await found('gàn'), await found('板凳')]).toEqual([1, 0]);
  expect(await library.verify()).toMatchObject({ damaged: [], unindexed: [] });
  clock.tick();
  const back = await library.revise(idOf(1), article);
  expect(back).toEqual({ ...repaired, updatedAt: back.updatedAt });
  expect(await library.getContent(idOf(1))).toEqual(content);
  expect([await found('gàn'), await found('板凳')]).toEqual([0, 1]);
  expect(await library.revisions(idOf(1))).toEqual([]);
});

test('revisions come latest first, and go with their clip', async () => {
  const { library, clock } = open();
  await library.save({ id: idOf(1), article: makeArticle() });
  for (const articleBody of ['第二稿。', '第三稿。']) {
    clock.tick();
    await library.revise(idOf(1), makeArticle({ articleBody }));
  }
  expect((await library.revisions(idOf(1))).map(({ content }) => content.articleBody)).toEqual([
    '第二稿。',
    makeArticle().articleBody,
  ]);
  await library.erase([idOf(1)]);
  expect(await library.revisions(idOf(1))).toEqual([]);
  await expect(library.revise(idOf(1), makeArticle())).rejects.toMatchObject({ code: 'notFound' });
});

test('the page’s source comes back as it was', async () => {
  const { library } = open();
  const source = `<!doctype html><title>走村入户</title>${'<p>干部下乡，先要把板凳坐热。</p>'.repeat(500)}`;
  await library.save({ id: idOf(1), article: makeArticle(), source });
  expect(await library.getSource(idOf(1))).toMatchObject({
    html: source,
    fetchedAt: '2026-03-01T08:00:00.000Z',
    isWhole: true,
  });
  expect(await library.getSource(idOf(2))).toBeUndefined();
  await library.erase([idOf(1)]);
  expect(await library.getSource(idOf(1))).toBeUndefined();
});

test('a source that was harmed is told', async () => {
  const { library, name } = open();
  await library.save({ id: idOf(1), article: makeArticle(), source: '<p>文</p>' });
  const connection = connect(name, () => undefined);
  await connection.write(['sources'], async (tx) => {
    const row = await tx.objectStore('sources').get(idOf(1));
    if (row) await tx.objectStore('sources').put({ ...row, gzip: new Uint8Array([1, 2, 3]) });
  });
  await expect(library.getSource(idOf(1))).rejects.toMatchObject({ code: 'damaged', id: idOf(1) });
});

test('a clip says when the page was read that says its text, whatever is done to it', async () => {
  const { library, clock } = open();
  const { clip } = await library.save({ id: idOf(1), article: makeArticle(), source: '<p>旧</p>' });
  const readAt = async () => (await library.get(idOf(1)))?.readAt;
  const day = () => clock.now().toISOString();
  expect(await readAt()).toBeUndefined();
  clock.tick();
  const second = day();
  await library.revise(idOf(1), makeArticle({ articleBody: '第二稿。' }), '<p>新</p>');
  expect(await readAt()).toBe(second);
  clock.tick();
  await library.update(idOf(1), { note: '再读' });
  const run = await library.rereading.begin({ version: '2', wanted: 'all', again: false });
  const reread = await library.rereading.take(run, idOf(1), makeArticle({ articleBody: '同一页的第三稿。' }));
  expect(await readAt()).toBe(second);
  clock.tick();
  await library.rereading.undo(reread);
  expect(await readAt()).toBe(second);
  clock.tick();
  const brought = await library.revise(idOf(1), makeArticle(), undefined, clip.clippedAt);
  expect(brought.readAt).toBeUndefined();
  expect((await library.revisions(idOf(1))).map((revision) => revision.readAt)).toEqual([second, undefined]);
  await library.takeBack(idOf(1), brought.updatedAt);
  expect(await readAt()).toBe(second);
});

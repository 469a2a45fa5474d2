import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Bundle, writeBundle } from '../../utils/exchange/bundle';
import { applyImport, planImport } from '../../utils/exchange/import';
import { readSound } from '../../utils/exchange/sound-clips';
import { splitClips } from '../../utils/exchange/split-clips';
import { connect } from '../../utils/library/connection';
import type { WriteTransaction } from '../../utils/library/database';
import type { Library } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { freshName, idOf, makeClock, makeNumbered } from '../library/make-article';
import { ABOUT, damage, setAt } from './make-bundle';

// A window of its own: jsdom's streams know no gzip, Node's do.
const { document } = new JSDOM('').window;

const page = (words: string) =>
  `<!doctype html><title>${words}</title><p>${'干部下乡，先要把板凳坐热。'.repeat(40)}</p>`;

/** Two clips with their pages, the first revised with a new page and again without one, the second as it was. */
async function openFilled() {
  const clock = makeClock();
  const name = freshName();
  const library = openLibrary({ now: clock.now, name });
  for (const number of [1, 2]) {
    await library.save({ id: idOf(number), article: makeNumbered(number), source: page(`第${number}页`) });
    clock.tick();
  }
  await library.revise(idOf(1), makeNumbered(1, { articleBody: '第二稿。' }), page('改过的页'));
  clock.tick();
  await library.revise(idOf(1), makeNumbered(1, { articleBody: '第三稿。' }));
  clock.tick();
  return { library, name };
}

/** As the export of the library page does it. */
async function write(library: Library, withSources = true): Promise<string> {
  const { clips, sources } = readSound(library, [{}]);
  return (await writeBundle(clips(), { ...ABOUT, ...(withSources && { sources }) })).text();
}

const open = () => openLibrary({ now: makeClock().now, name: freshName() });

test('what a clip said before and its pages come back to the byte', async () => {
  const { library } = await openFilled();
  const file = await write(library);
  const bundle = Bundle.parse(JSON.parse(file));
  expect(bundle.counts).toMatchObject({ clips: 2, sources: 3 });
  expect(bundle.clips.map(({ revisions = [] }) => revisions.length)).toEqual([0, 2]);
  expect(bundle.sources?.map(({ id, until }) => [id, until !== undefined])).toEqual([
    [idOf(2), false],
    [idOf(1), false],
    [idOf(1), true],
  ]);
  // As any other program would read it.
  const [first] = bundle.sources ?? [];
  expect(gunzipSync(Buffer.from(first?.gzip ?? '', 'base64')).toString()).toBe(page('第2页'));

  const to = open();
  const plan = await planImport(new Blob([file]), to, document);
  expect(plan).toMatchObject({ new: { length: 2 }, revisions: { length: 2 }, sources: { new: { length: 3 } } });
  const written: number[] = [];
  expect(await applyImport(plan, to, 'keep', (count) => written.push(count))).toBe(2);
  expect(written).toEqual([0, 3]);
  expect(await write(to)).toBe(file);
  expect(await to.getSource(idOf(1))).toEqual(await library.getSource(idOf(1)));
  expect(await to.revisions(idOf(1))).toEqual(await library.revisions(idOf(1)));
  expect(await planImport(file, to, document)).toMatchObject({
    new: [],
    identical: 2,
    revisions: [],
    sources: { new: [], replacing: [] },
  });
});

test('a file without sources has the same clips under the same hash, and they can come later', async () => {
  const { library } = await openFilled();
  const [bare, whole] = [await write(library, false), await write(library)];
  expect(JSON.parse(bare)).not.toHaveProperty('sources');
  expect(JSON.parse(bare).sha256).toBe(JSON.parse(whole).sha256);
  const to = open();
  await applyImport(await planImport(bare, to, document), to);
  expect(await to.getSource(idOf(1))).toBeUndefined();
  const plan = await planImport(whole, to, document);
  expect(plan).toMatchObject({ new: [], identical: 2, revisions: [], sources: { new: { length: 3 } } });
  expect(await applyImport(plan, to)).toBe(0);
  expect(await write(to)).toBe(whole);
});

test('a clip that the library has otherwise keeps its own page, unless it is replaced; its past comes in any case', async () => {
  const { library } = await openFilled();
  const file = await write(library);
  const to = open();
  await to.save({ id: idOf(1), article: makeNumbered(1, { articleBody: '另一台电脑上的。' }), source: page('另一页') });
  const plan = await planImport(file, to, document);
  expect(plan).toMatchObject({
    changed: { length: 1 },
    revisions: { length: 2 },
    sources: { replacing: { length: 1 } },
  });
  await applyImport(plan, to);
  expect(await to.getSource(idOf(1))).toMatchObject({ html: page('另一页') });
  expect(await to.revisions(idOf(1))).toHaveLength(2);
  await applyImport(await planImport(file, to, document), to, 'replace');
  expect(await to.getSource(idOf(1))).toMatchObject({ html: page('改过的页') });
  expect(await write(to)).toBe(file);
});

test('what a file says of the past is sanitised', async () => {
  const { library } = await openFilled();
  const file = await damage(await write(library), (bundle) => {
    setAt(bundle, 'clips[1].revisions[0].article.contentHtml', '<p onclick="x()">文</p>');
    setAt(bundle, 'clips[1].article.printedHtml', '<p>文</p><script>x()</script>');
  });
  const plan = await planImport(file, open(), document);
  expect(plan.revisions[0]?.content.contentHtml).toBe('<p>文</p>');
  expect(plan.new[1]?.content.printedHtml).toBe('<p>文</p>');
});

test.each<[string, unknown, string, string?]>([
  ['sources[0].gzip', '!', 'value'],
  ['sources[0].gzip', 'AAAA', 'value'],
  ['sources[0].gzip', gzipSync('另一页').toString('base64'), 'hash', 'sources[0].sha256'],
  ['sources[0].gzip', gzipSync(Buffer.alloc(17_000_000)).toString('base64'), 'value'],
  ['sources[0].sha256', '0'.repeat(64), 'hash'],
  ['sources[0].id', idOf(9), 'value'],
  ['sources[1].id', idOf(2), 'value'],
  ['sources[2].until', '2020-01-01T00:00:00.000Z', 'value', 'sources[2].id'],
  ['sources[1].extra', 1, 'unknownKey'],
  ['sources[1].__proto__', { polluted: 1 }, 'forbiddenKey'],
  ['sources[1]', 0, 'type', 'sources'],
  ['sources', [], 'count', 'counts.sources'],
  ['sources', undefined, 'count', 'counts.sources'],
  ['counts.sources', 2, 'count'],
  ['clips[1].revisions[0].article.articleBody', '换了一段话', 'hash', 'clips[1].revisions[0].bodySha256'],
  ['clips[1].revisions[0].at', '昨天', 'value'],
])('a file whose %s is wrong is refused', async (path, value, reason, at = path) => {
  const { library } = await openFilled();
  const file = await damage(await write(library), (bundle) => setAt(bundle, path, value));
  const to = open();
  await expect(planImport(file, to, document)).rejects.toMatchObject({
    faults: expect.arrayContaining([{ path: at, reason, found: expect.any(String) }]),
  });
  expect(await to.list({}, { limit: 9 })).toEqual([]);
});

test('a page that changed in the file after the check stays out, the others come', async () => {
  const { library } = await openFilled();
  const file = await write(library);
  const changed = await damage(file, (bundle) => {
    const html = page('后来换的页');
    setAt(bundle, 'sources[0].gzip', gzipSync(html).toString('base64'));
    setAt(bundle, 'sources[0].sha256', createHash('sha256').update(html).digest('hex'));
  });
  const to = open();
  const written: number[] = [];
  const plan = { ...(await planImport(file, to, document)), file: changed };
  await applyImport(plan, to, 'keep', (count) => written.push(count));
  expect(written).toEqual([0, 2]);
  expect(await to.getSource(idOf(2))).toBeUndefined();
  expect(await to.getSource(idOf(1))).toMatchObject({ html: page('改过的页') });
});

test('an import that was cut off between clips and pages is made whole by the same file', async () => {
  const { library } = await openFilled();
  const file = await write(library);
  const to = open();
  const cutOff = { write: to.write, putSources: () => Promise.reject(new Error('the tab was closed')) };
  await expect(applyImport(await planImport(file, to, document), cutOff)).rejects.toThrow('closed');
  await applyImport(await planImport(file, to, document), to);
  expect(await write(to)).toBe(file);
});

test('a library that fills several files comes back from all of them', async () => {
  const { library } = await openFilled();
  const { clips, sources } = readSound(library, [{}]);
  const parts = splitClips(clips(), 1);
  const files: string[] = [];
  do files.push(await (await writeBundle(parts.next(), { ...ABOUT, sources })).text());
  while (await parts.hasMore());
  expect(files.map((file) => JSON.parse(file).counts)).toMatchObject([
    { clips: 1, sources: 1 },
    { clips: 1, sources: 2 },
  ]);
  const to = open();
  for (const file of files) await applyImport(await planImport(file, to, document), to);
  expect(await write(to)).toBe(await write(library));
});

test('what is damaged is left out, so that the rest comes in', async () => {
  const { library, name } = await openFilled();
  const [first] = await library.revisions(idOf(1));
  if (!first) throw new Error('no revision');
  await connect(name, () => undefined).write(['texts', 'sources', 'revisions'], async (tx) => {
    await tx.objectStore('texts').put({ id: idOf(2), articleBody: '换了一段话', highlights: [] });
    const row = await tx.objectStore('sources').get(idOf(1));
    if (row) await tx.objectStore('sources').put({ ...row, gzip: new Uint8Array([1]) });
    await tx.objectStore('revisions').put({ ...first, bodySha256: '0'.repeat(64) });
  });
  const { clips, sources, damaged } = readSound(library, [{}]);
  const file = await (await writeBundle(clips(), { ...ABOUT, sources })).text();
  expect(damaged()).toBe(1);
  const bundle = Bundle.parse(JSON.parse(file));
  expect(bundle.clips.map(({ id, revisions }) => [id, revisions?.length])).toEqual([[idOf(1), 1]]);
  expect(bundle.sources?.map(({ until }) => until)).toEqual([bundle.clips[0]?.revisions?.[0]?.at]);
  expect(await planImport(file, open(), document)).toMatchObject({ new: { length: 1 }, revisions: { length: 1 } });
});

test.each<[string, (tx: WriteTransaction) => Promise<unknown>]>([
  [
    'a row that does not parse',
    async (tx) => {
      const row = await tx.objectStore('clips').get(idOf(1));
      if (row) await tx.objectStore('clips').put({ ...row, clip: { ...row.clip, clippedAt: '昨天' } });
    },
  ],
  ['a row that is gone', (tx) => tx.objectStore('clips').delete(idOf(1))],
  ['a text that is gone', (tx) => tx.objectStore('texts').delete(idOf(1))],
  ['a markup that is gone', (tx) => tx.objectStore('contents').delete(idOf(1))],
  [
    'a text that is another',
    async (tx) => {
      const text = await tx.objectStore('texts').get(idOf(1));
      if (text) await tx.objectStore('texts').put({ ...text, articleBody: '换了一段话' });
    },
  ],
  [
    'a page that is no archive any more',
    async (tx) => {
      const row = await tx.objectStore('sources').get(idOf(1));
      if (row) await tx.objectStore('sources').put({ ...row, gzip: new Uint8Array([1]) });
    },
  ],
  ['a page that is gone', (tx) => tx.objectStore('sources').delete(idOf(1))],
  [
    'an older text that is another, with its page',
    async (tx) => {
      for await (const cursor of tx.objectStore('revisions')) {
        const { source, ...revision } = cursor.value;
        const harmed = source && { ...source, sha256: '0'.repeat(64) };
        await cursor.update({ ...revision, bodySha256: '', ...(harmed && { source: harmed }) });
      }
    },
  ],
])('a backup brings back %s', async (_name, harm) => {
  const { library, name } = await openFilled();
  const backup = await write(library);
  await connect(name, () => undefined).write(['clips', 'texts', 'contents', 'sources', 'revisions'], async (tx) => {
    await harm(tx);
  });
  await applyImport(await planImport(backup, library, document), library, 'replace');
  expect(await library.verify()).toMatchObject({ clips: 2, damaged: [], unindexed: [] });
  expect(await write(library)).toBe(backup);
});

test('when each text was read goes with the bundle', async () => {
  const { library } = await openFilled();
  const readAt = async (from: Library) => [
    (await from.get(idOf(1)))?.readAt,
    ...(await from.revisions(idOf(1))).map((revision) => revision.readAt),
  ];
  const before = await readAt(library);
  expect(before.map((at) => at !== undefined)).toEqual([true, true, false]);
  const copy = open();
  await applyImport(await planImport(await write(library), copy, document), copy);
  expect(await readAt(copy)).toEqual(before);
});

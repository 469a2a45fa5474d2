// @vitest-environment jsdom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { sanitize } from '../../utils/article/sanitize';
import { writeBundle } from '../../utils/exchange/bundle';
import { applyImport, planImport } from '../../utils/exchange/import';
import { type Fault, type FaultReason, ImportRefused } from '../../utils/exchange/import-faults';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, idOf, makeArticle, makeClock, makeNumbered } from '../library/make-article';
import { sharedPath } from '../shared-path';
import { ABOUT, damage, each, makeBundle, makeWhole, setAt } from './make-bundle';

const open = () => openLibrary({ now: makeClock().now, name: freshName() });
const nothing = {
  get: async () => undefined,
  getContent: async () => undefined,
  highlights: async () => [],
  revisions: async () => [],
  hasSource: async () => false,
  rules: async () => [],
  searches: open().searches,
  lists: open().lists,
};

/** Why the file is refused; fails if it is not. */
async function faultsOf(file: string | Uint8Array<ArrayBuffer>): Promise<Fault[]> {
  const error = await planImport(file, nothing, document).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImportRefused)) throw new Error('not refused', { cause: error });
  return error.faults;
}

describe('a good bundle', () => {
  test('comes back as it went, and a second time changes nothing', async () => {
    const from = open();
    const contentHtml = sanitize('<p>干部下乡，先要把板凳坐热。</p>', document);
    for (const number of [1, 2, 3]) {
      await from.save({ id: idOf(number), article: makeNumbered(number, { contentHtml }), tags: ['文风'] });
    }
    await from.update(idOf(2), { note: '再读', starred: true, article: { headline: '改过' } });
    const json = await (await writeBundle(from.read({}), ABOUT)).text();

    const to = open();
    const plan = await planImport(json, to, document);
    expect(plan).toMatchObject({ new: { length: 3 }, identical: 0, changed: [], total: 3, generator: ABOUT.generator });
    expect(await applyImport(plan, to)).toBe(3);
    expect(await collect(to.read({}))).toEqual(await collect(from.read({})));

    const again = await planImport(json, to, document);
    expect(again).toMatchObject({ new: [], identical: 3, changed: [] });
    const write = vi.spyOn(to, 'write');
    expect(await applyImport(again, to, 'replace')).toBe(0);
    expect(write).not.toHaveBeenCalled();
    expect(await (await writeBundle(to.read({}), ABOUT)).text()).toBe(json);
  });

  test.each([
    ['keep', '我的笔记'],
    ['replace', ''],
  ] as const)('meets a clip that was changed since: %s', async (choice, note) => {
    const library = open();
    await library.save({ id: idOf(1), article: makeArticle() });
    const json = await (await writeBundle(library.read({}), ABOUT)).text();
    await library.update(idOf(1), { note: '我的笔记' });
    const plan = await planImport(json, library, document);
    expect(plan).toMatchObject({ new: [], identical: 0, changed: [{ current: { clip: { note: '我的笔记' } } }] });
    expect(await applyImport(plan, library, choice)).toBe(choice === 'replace' ? 1 : 0);
    expect((await library.get(idOf(1)))?.note).toBe(note);
  });

  test('is read from bytes, with or without a byte order mark', async () => {
    const json = await makeBundle();
    for (const text of [json, `\ufeff${json}`]) {
      expect((await planImport(text, nothing, document)).total).toBe(3);
      expect((await planImport(new TextEncoder().encode(text), nothing, document)).total).toBe(3);
    }
  });

  test('has its HTML sanitised', async () => {
    const whole = await makeWhole(1);
    const contentHtml = '<p onclick="x()">文</p><script>x()</script><img src="javascript:x()">';
    const blob = await writeBundle(each([{ ...whole, content: { ...whole.content, contentHtml } }]), ABOUT);
    const plan = await planImport(await blob.text(), nothing, document);
    expect(plan.new[0]?.content.contentHtml).toMatch(/^(<div>)?<p>文<\/p><img>(<\/div>)?$/);
  });

  test('keeps markup in text as text', async () => {
    const headline = '<img src=x onerror=alert(1)>';
    const blob = await writeBundle(each([await makeWhole(1, { headline })]), ABOUT);
    expect((await planImport(await blob.text(), nothing, document)).new[0]?.clip.article.headline).toBe(headline);
  });
});

describe('a damaged bundle is refused, with path and reason', () => {
  const DAMAGE: [path: string, value: unknown, reason: FaultReason, at?: string][] = [
    ['format', 'other', 'notBundle'],
    ['format', undefined, 'notBundle'],
    ['version', undefined, 'missing'],
    ['version', 0, 'value'],
    ['version', '1', 'value'],
    ['version', 1.0000001, 'value'],
    ['version', 4, 'newerVersion'],
    ['version', 999_999, 'newerVersion'],
    ['clips', undefined, 'missing'],
    ['clips', null, 'type'],
    ['clips', {}, 'type'],
    ['clips', '[]', 'type'],
    ['clips[1]', null, 'type'],
    ['clips[1]', [], 'type'],
    ['clips[1]', 'x', 'type'],
    ['exportedAt', 5, 'type'],
    ['exportedAt', '昨天', 'value'],
    ['generator', undefined, 'missing'],
    ['generator.name', '', 'tooShort'],
    ['counts.clips', 4, 'count'],
    ['counts.characters', 1, 'count'],
    ['clips[2].id', idOf(1), 'duplicateId'],
    ['clips[0].unknownKey', 1, 'unknownKey'],
    ['clips[0].article.extra', 1, 'unknownKey'],
    ['__proto__', { polluted: 1 }, 'forbiddenKey'],
    ['clips[0].__proto__', { polluted: 1 }, 'forbiddenKey'],
    ['clips[0].__proto__', [], 'forbiddenKey'],
    ['clips[0].constructor', { prototype: { polluted: 1 } }, 'forbiddenKey'],
    ['clips[0].article.evidence.__proto__', {}, 'forbiddenKey'],
    ['clips[0].then', 'x', 'forbiddenKey'],
    ['clips[0].bodySha256', '0'.repeat(64), 'hash'],
    ['clips[0].article.articleBody', '换了一段话', 'hash', 'clips[0].bodySha256'],
    ['clips[1].article.headline', 'x\ud800', 'value'],
    ['clips[1].article.headline', '', 'tooShort'],
    ['clips[1].article.headline', '长'.repeat(1001), 'tooLong'],
    ['clips[1].article.author[0].name', 7, 'type'],
    [
      'clips[1].article.evidence.headline',
      { rule: 'x', raw: '', confidence: 2 },
      'tooLong',
      'clips[1].article.evidence.headline.confidence',
    ],
  ];
  const EVERY_FIELD = ['id', 'clippedAt', 'updatedAt', 'starred', 'tags', 'note', 'edited', 'bodySha256', 'article'];
  const ARTICLE_FIELDS = [
    'url',
    'headline',
    'author',
    'editor',
    'breadcrumb',
    'keywords',
    'inLanguage',
    'characterCount',
    'extractorVersion',
    'articleBody',
    'contentHtml',
    'captions',
    'evidence',
    'dropped',
  ];
  const fields = [...EVERY_FIELD, ...ARTICLE_FIELDS.map((field) => `article.${field}`)];
  for (const field of fields) DAMAGE.push([`clips[1].${field}`, undefined, 'missing']);
  for (const field of fields) DAMAGE.push([`clips[1].${field}`, null, field.endsWith('inLanguage') ? 'value' : 'type']);
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:http://x/1',
    'chrome-extension://aaaa/p',
    'about:blank',
    'view-source:http://x/',
    'http://',
    '//x/y',
    'not a url',
    'http://a b/',
    'ht\ntp://x/',
    ' http://x/',
    'http://[::1',
    '',
  ]) {
    DAMAGE.push(['clips[1].article.url', url, 'value'], ['clips[1].article.canonicalUrl', url, 'value']);
  }
  for (const date of [
    '2020-13-01T00:00:00Z',
    '2020-02-30',
    '昨天',
    'NaN',
    '+275761-01-01T00:00:00Z',
    '-000001-01-01',
    '2020-04-03 09:03',
    ' ',
    '20-04-03 09:03',
    '2020-04-03T25:00+08:00',
    '',
  ]) {
    DAMAGE.push(['clips[0].article.datePublished', date, 'value'], ['clips[0].clippedAt', date, 'value']);
  }
  for (const id of ['', '../../x', '__proto__', 'constructor', 'aaaaaaaaaaaaaaaaaaaa', 'id with space', '\u202e']) {
    DAMAGE.push(['clips[1].id', id, 'value']);
  }

  const damaged = DAMAGE.map(([path, value, reason, at = path]) => ({ path, value, reason, at }));
  test.each(damaged)('$path: $reason', async ({ path, value, reason, at }) => {
    const file = await damage(await makeBundle(), (bundle) => setAt(bundle, path, value));
    const faults = await faultsOf(file);
    expect(faults).toContainEqual({ path: at, reason, found: expect.any(String) });
    // Shown to the user: short, and with nothing in it that hides or turns what stands around it.
    for (const { found } of faults) expect(found).toMatch(/^\P{C}{0,80}$/u);
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>, string, FaultReason]>([
    ['null', 'null', '', 'notBundle'],
    ['a number', '1', '', 'notBundle'],
    ['a list', '[{}]', '', 'notBundle'],
    ['an object', '{}', 'format', 'notBundle'],
    ['nothing', '', '', 'syntax'],
    ['a page', '<!doctype html><title>评论</title>', '', 'syntax'],
    ['two documents', '{} {}', '', 'syntax'],
    ['open lists', '['.repeat(100_000), '', 'syntax'],
    ['deep lists', `{"x":${'['.repeat(5000)}${']'.repeat(5000)}}`, `x${'[0]'.repeat(15)}`, 'tooDeep'],
    ['an archive', new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe]), '', 'encoding'],
    ['GBK', new Uint8Array([0x7b, 0x22, 0xc6, 0xc0, 0x22]), '', 'encoding'],
  ])('%s', async (_kind, file, path, reason) => {
    expect(await faultsOf(file)).toEqual([{ path, reason, found: expect.any(String) }]);
  });

  test('when its markup cannot be sanitised', async () => {
    // As for markup beyond the gates: a document without a window cannot sanitise anything.
    const windowless = document.implementation.createHTMLDocument('');
    await expect(planImport(await makeBundle(), nothing, windowless)).rejects.toMatchObject({
      faults: [0, 1, 2].map((at) => ({ path: `clips[${at}].article.contentHtml`, reason: 'html' })),
    });
  });

  test('cut anywhere', async () => {
    const json = await makeBundle();
    for (let at = 0; at < json.length - 2; at += 97) {
      expect((await faultsOf(json.slice(0, at)))[0]?.reason).toBe('syntax');
    }
  });

  test('changed anywhere', async () => {
    const json = await makeBundle();
    const start = json.indexOf('"clips":[');
    for (let at = start + 10; at < json.length; at += 101) {
      const other = json.charAt(at) === '7' ? '8' : '7';
      await faultsOf(`${json.slice(0, at)}${other}${json.slice(at + 1)}`);
    }
  });

  test('with a hundred thousand faults, of which it tells twenty', async () => {
    const file = await damage(await makeBundle(), (bundle) => {
      bundle.clips = Array.from({ length: 100_000 }, () => ({}));
    });
    expect(await faultsOf(file)).toHaveLength(20);
  });

  test('in its last clip of many', async () => {
    const clips = await Promise.all(Array.from({ length: 300 }, (_, number) => makeWhole(number)));
    const json = await (await writeBundle(each(clips), ABOUT)).text();
    const file = await damage(json, (bundle) => setAt(bundle, 'clips[299].article.url', 'javascript:1'));
    expect(await faultsOf(file)).toEqual([{ path: 'clips[299].article.url', reason: 'value', found: 'javascript:1' }]);
  });

  test('by a key that is written twice, the last time badly', async () => {
    const json = (await makeBundle()).replace('"headline":"第1篇评论"', '"headline":"好","headline":""');
    expect((await faultsOf(json))[0]).toMatchObject({ path: 'clips[0].article.headline', reason: 'tooShort' });
  });
});

test('an import that fails leaves the library as it was', async () => {
  const library = open();
  await library.save({ id: idOf(9), article: makeNumbered(9) });
  const before = await collect(library.read({}));
  const plan = await planImport(await makeBundle(), library, document);
  const put = IDBObjectStore.prototype.put;
  let left = 4;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'texts' && --left === 0) throw new DOMException('', 'DataError');
    return put.apply(this, args);
  });
  left = 2;
  await expect(applyImport(plan, library)).rejects.toMatchObject({ code: 'unknown' });
  vi.restoreAllMocks();
  expect(await collect(library.read({}))).toEqual(before);
  expect((await library.facets()).total).toBe(1);
});

const HOSTILE = sharedPath('hostile');
const hasHostile = existsSync(HOSTILE);
const readCases = (name: string) => JSON.parse(readFileSync(join(HOSTILE, name), 'utf8'));

test.runIf(hasHostile)('no case of a JSON parser’s test suite gets through the door', async () => {
  const cases: { base64?: string }[] = readCases('jsontestsuite.json');
  for (const { base64 } of cases)
    if (base64 !== undefined) await faultsOf(new Uint8Array(Buffer.from(base64, 'base64')));
});

test.runIf(hasHostile)('none of the damaged bundles of others is taken for ours', async () => {
  const cases: { json?: string }[] = readCases('bundles.json');
  for (const { json } of cases) if (json !== undefined) await faultsOf(json);
});

test.runIf(hasHostile)('hostile strings come back as they went, but for half surrogate pairs', async () => {
  const cases: { v: string }[] = readCases('strings.json');
  const whole = cases.filter(({ v }) => v.isWellFormed() && v !== '' && v.length <= 1000);
  const clips = await Promise.all(whole.map(({ v }, at) => makeWhole(at, { headline: v, articleBody: v })));
  const plan = await planImport(await (await writeBundle(each(clips), ABOUT)).text(), nothing, document);
  expect(plan.new.map(({ clip }) => clip.article.headline)).toEqual(whole.map(({ v }) => v));
});

test('a check says how far it is and can be stopped before anything is written', async () => {
  const wholes = await Promise.all(Array.from({ length: 60 }, (_, at) => makeWhole(at + 1)));
  const file = await (await writeBundle(each(wholes), ABOUT)).text();
  const told: [number, number][] = [];
  const library = open();
  await planImport(file, library, document, { onCompared: (clips, total) => told.push([clips, total]) });
  expect(told).toEqual([
    [0, 60],
    [25, 60],
    [50, 60],
  ]);
  const stopping = new AbortController();
  const planned = planImport(file, library, document, {
    signal: stopping.signal,
    onCompared: (clips) => clips === 25 && stopping.abort(),
  });
  await expect(planned).rejects.toMatchObject({ name: 'AbortError' });
  expect(await library.list({}, { limit: 9 })).toEqual([]);
});

import { describe, expect, test, vi } from 'vitest';
import type { Article } from '../../utils/article/article';
import { Clip } from '../../utils/library/clip';
import { connect } from '../../utils/library/database';
import type { Filter, LibraryChange } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { tallyFacets } from '../../utils/library/read-lists';
import { collect, freshName, idOf, makeArticle, makeClock, makeNumbered } from './make-article';

function open() {
  const clock = makeClock();
  const changes: LibraryChange[] = [];
  const damaged: (string | undefined)[] = [];
  const name = freshName();
  const library = openLibrary({
    now: clock.now,
    name,
    onChange: (change) => changes.push(change),
    onDamaged: (error) => damaged.push(error.id),
  });
  /** Clips 1 … n, a second apart. */
  const fill = async (count: number, fields: (number: number) => Partial<Article> = () => ({})) => {
    for (let number = 1; number <= count; number++) {
      clock.tick();
      await library.save({ id: idOf(number), article: makeNumbered(number, fields(number)) });
    }
  };
  return { library, clock, changes, damaged, name, fill };
}

const numbersOf = (clips: { id: string }[]) => clips.map(({ id }) => Number(id.slice(-12)));

describe('saving', () => {
  test('gives back the clip that is on disk', async () => {
    const { library, changes } = open();
    const { outcome, clip } = await library.save({ id: idOf(1), article: makeArticle(), tags: [' 文风 ', '文风'] });
    expect(outcome).toBe('new');
    expect(Clip.parse(clip)).toEqual(await library.get(idOf(1)));
    expect(clip).toMatchObject({
      excerpt: '干部下乡，先要把板凳坐热。 话要听全，账要算清。',
      site: 'pl.example.cn',
      pageKey: 'pl.example.cn/2020/0403/100.html',
      tags: ['文风'],
      clippedAt: '2026-03-01T08:00:00.000Z',
      bodySha256: 'b1252fd2429012652852192c9e0dc8a046c93b1175242149bff14c62001749b5',
    });
    expect(changes).toEqual([{ kind: 'saved', ids: [idOf(1)] }]);
  });

  test('keeps the content whole', async () => {
    const { library } = open();
    const article = makeArticle({ captions: ['村口的老槐树'], printedBody: '干部下乡' });
    await library.save({ id: idOf(1), article });
    const content = await library.getContent(idOf(1));
    expect(content).toMatchObject({
      id: idOf(1),
      articleBody: article.articleBody,
      contentHtml: article.contentHtml,
      captions: article.captions,
      printedBody: '干部下乡',
    });
    expect(await library.getContent(idOf(2))).toBeUndefined();
  });

  test('is the same save when it is repeated', async () => {
    const { library, clock } = open();
    const first = await library.save({ id: idOf(1), article: makeArticle() });
    clock.tick();
    expect(await library.save({ id: idOf(1), article: makeArticle() })).toEqual(first);
    expect((await library.facets()).total).toBe(1);
  });

  test.each<[string, string | undefined, string, string]>([
    ['https://pl.example.cn/2020/0403/100.html?utm_source=a#x', undefined, 'existing', 'the same address'],
    [
      'https://pl.example.cn/v?id=100',
      'https://pl.example.cn/2020/0403/100.html',
      'existing',
      'the same canonical one',
    ],
    ['https://pl.example.cn/2020/0403/101.html', undefined, 'new', 'another page'],
  ])('%s (canonical %s) is %s: %s', async (url, canonicalUrl, outcome) => {
    const { library } = open();
    await library.save({ id: idOf(1), article: makeArticle() });
    const article = makeArticle({ url, ...(canonicalUrl && { canonicalUrl }) });
    const saved = await library.save({ id: idOf(2), article });
    expect(saved.outcome).toBe(outcome);
    expect(saved.clip.id).toBe(outcome === 'existing' ? idOf(1) : idOf(2));
  });

  test('does not believe a canonical address that all articles share', async () => {
    const { library } = open();
    const canonicalUrl = 'https://pl.example.cn/show?channel=3';
    await library.save({ id: idOf(1), article: makeNumbered(1, { canonicalUrl }) });
    expect((await library.save({ id: idOf(2), article: makeNumbered(2, { canonicalUrl }) })).outcome).toBe('new');
  });

  test('clips a page anew whose clip lies in the trash', async () => {
    const { library } = open();
    await library.save({ id: idOf(1), article: makeArticle() });
    await library.remove([idOf(1)]);
    expect(await library.findByUrl(makeArticle().url)).toBeUndefined();
    expect((await library.save({ id: idOf(2), article: makeArticle() })).outcome).toBe('new');
  });

  test('refuses what is no article, and writes nothing', async () => {
    const { library } = open();
    const article = makeArticle({ headline: '' });
    await expect(library.save({ id: idOf(1), article })).rejects.toMatchObject({ code: 'invalid' });
    await expect(library.save({ id: 'x', article: makeArticle() })).rejects.toMatchObject({ code: 'invalid' });
    expect((await library.facets()).total).toBe(0);
  });
});

test('a page is found by either of its addresses', async () => {
  const { library } = open();
  const canonicalUrl = 'https://pl.example.cn/2020/0403/100.html';
  await library.save({ id: idOf(1), article: makeArticle({ url: 'https://pl.example.cn/v?id=100', canonicalUrl }) });
  expect((await library.findByUrl('http://www.pl.example.cn/v?id=100'))?.id).toBe(idOf(1));
  expect((await library.findByUrl(canonicalUrl))?.id).toBe(idOf(1));
  expect(await library.findByUrl('https://pl.example.cn/v?id=101')).toBeUndefined();
});

describe('lists', () => {
  test('come newest first, page after page, each clip once', async () => {
    const { library, fill } = open();
    await fill(7);
    const first = await library.list({}, { limit: 3 });
    const second = await library.list({}, { limit: 3, after: first[2] });
    const third = await library.list({}, { limit: 3, after: second[2] });
    expect(numbersOf([...first, ...second, ...third])).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(await library.list({}, { limit: 3, after: third[0] })).toEqual([]);
  });

  test('tell clips of one instant apart', async () => {
    const { library, name } = open();
    const clock = makeClock();
    const frozen = openLibrary({ now: clock.now, name });
    for (let number = 1; number <= 5; number++) {
      await frozen.save({ id: idOf(number), article: makeNumbered(number) });
    }
    const first = await library.list({}, { limit: 2 });
    const second = await library.list({}, { limit: 9, after: first[1] });
    expect(numbersOf([...first, ...second])).toEqual([5, 4, 3, 2, 1]);
  });

  const FILTERS: [Filter, number[], string][] = [
    [{}, [6, 5, 4, 3, 2], 'all but the trash'],
    [{ site: 'b.cn' }, [6, 3], 'a site'],
    [{ section: '时评' }, [4, 2], 'a section'],
    [{ tag: '文风' }, [5, 2], 'a tag with those below it'],
    [{ tag: '文风/短' }, [5], 'a tag below'],
    [{ year: '2019' }, [5, 3], 'a year of publication'],
    [{ starred: true }, [4, 3], 'the starred'],
    [{ starred: false }, [6, 5, 2], 'the others'],
    [{ unread: true }, [6, 4, 3], 'the unread'],
    [{ unread: true, starred: true }, [4, 3], 'the unread among the starred'],
    [{ site: 'b.cn', year: '2019' }, [3], 'two conditions'],
    [{ site: 'b.cn', tag: '文风' }, [], 'nothing has both'],
    [{ author: '林晓禾', month: '2019-12' }, [5, 3], 'an author and a month'],
    [{ author: '林晓' }, [], 'not part of a name'],
    [{ source: '示例日报', tag: '文风' }, [5, 2], 'a source and a tag'],
    [{ author: '林晓禾', unread: true, section: '时评' }, [4], 'an author among the unread'],
    [{ trashed: true, source: '示例日报' }, [1], 'a source in the trash'],
    [{ trashed: true }, [1], 'the trash'],
    [{ trashed: true, site: 'a.cn' }, [], 'the trash of a site'],
    [{ trashed: true, site: 'b.cn' }, [1], 'the trash of another'],
  ];
  test.each(FILTERS)('%o → %o (%s)', async (filter, expected) => {
    const { library, clock } = open();
    for (let number = 1; number <= 6; number++) {
      clock.tick();
      await library.save({
        id: idOf(number),
        article: makeNumbered(number, {
          url: number === 1 || number % 3 === 0 ? `https://b.cn/${number}` : `https://a.cn/${number}`,
          articleSection: number % 2 === 0 && number < 6 ? '时评' : '社论',
          datePublished: number % 2 === 1 ? '2019-12-31' : '2020-01-01',
        }),
        tags: number === 2 ? ['文风'] : number === 5 ? ['文风/短'] : [],
        starred: number === 3 || number === 4,
      });
    }
    await library.markUnread([idOf(2), idOf(5)], false);
    await library.remove([idOf(1)]);
    expect(numbersOf(await library.list(filter, { limit: 10 }))).toEqual(expected);
    const pages = await library.list(filter, { limit: 1 });
    if (expected.length > 1) pages.push(...(await library.list(filter, { limit: 10, after: pages[0] })));
    expect(numbersOf(pages)).toEqual(expected);
  });

  test('are the same where the browser can only walk backwards', async () => {
    const { library, fill } = open();
    await fill(5);
    const fast = IDBIndex.prototype.getAllRecords;
    try {
      delete IDBIndex.prototype.getAllRecords;
      const first = await library.list({}, { limit: 2 });
      const second = await library.list({}, { limit: 9, after: first[1] });
      expect(numbersOf([...first, ...second])).toEqual([5, 4, 3, 2, 1]);
    } finally {
      IDBIndex.prototype.getAllRecords = fast;
    }
  });

  test('go on without a damaged row, which is named', async () => {
    const { library, fill, name, damaged } = open();
    await fill(3);
    const connection = connect(name, () => undefined);
    await connection.write(['clips'], async (tx) => {
      const row = await tx.objectStore('clips').get(idOf(2));
      if (row) await tx.objectStore('clips').put({ ...row, clip: { ...row.clip, excerpt: 'x'.repeat(500) } });
    });
    expect(numbersOf(await library.list({}, { limit: 10 }))).toEqual([3, 1]);
    expect(numbersOf(await library.list({}, { limit: 2 }))).toEqual([3, 1]);
    expect(damaged).toContain(idOf(2));
    await expect(library.get(idOf(2))).rejects.toMatchObject({ code: 'damaged', id: idOf(2) });
    const whole = await collect(library.read([idOf(1), idOf(2), idOf(3)]));
    expect(numbersOf(whole.map(({ clip }) => clip))).toEqual([3, 1]);
    expect(await library.findByUrl(makeNumbered(2).url)).toBeUndefined();
    expect((await library.save({ id: idOf(4), article: makeNumbered(2) })).outcome).toBe('new');
    await library.erase([idOf(4)]);
    await library.erase([idOf(2)]);
    expect((await library.facets()).total).toBe(2);
  });
});

describe('changes', () => {
  test('mark the edited fields and leave the rest', async () => {
    const { library, clock, changes } = open();
    await library.save({ id: idOf(1), article: makeArticle({ kicker: '肩题' }) });
    clock.tick();
    const clip = await library.update(idOf(1), {
      article: { headline: '改过的标题', kicker: undefined },
      tags: ['文风'],
      note: '再读',
      starred: true,
    });
    expect(clip).toEqual(await library.get(idOf(1)));
    expect(clip).toMatchObject({
      article: { headline: '改过的标题', contentSource: '示例日报' },
      edited: ['headline', 'kicker'],
      tags: ['文风'],
      note: '再读',
      starred: true,
      clippedAt: '2026-03-01T08:00:00.000Z',
      updatedAt: '2026-03-01T08:00:01.000Z',
    });
    expect('kicker' in clip.article).toBe(false);
    expect(changes.at(-1)).toEqual({ kind: 'updated', ids: [idOf(1)] });
  });

  test('of an unknown clip, or to what no clip may be, are refused', async () => {
    const { library } = open();
    await library.save({ id: idOf(1), article: makeArticle() });
    await expect(library.update(idOf(9), { starred: true })).rejects.toMatchObject({ code: 'notFound', id: idOf(9) });
    await expect(library.update(idOf(1), { article: { headline: '' } })).rejects.toMatchObject({ code: 'invalid' });
    await expect(library.remove([idOf(1), idOf(9)])).rejects.toMatchObject({ code: 'notFound' });
    expect((await library.get(idOf(1)))?.trashedAt).toBeUndefined();
  });

  test('to the trash and back, and for good', async () => {
    const { library, fill, changes } = open();
    await fill(2);
    await library.remove([idOf(1)]);
    expect((await library.get(idOf(1)))?.trashedAt).toBeDefined();
    await library.restore([idOf(1)]);
    expect((await library.get(idOf(1)))?.trashedAt).toBeUndefined();
    expect(numbersOf(await library.list({}, { limit: 9 }))).toEqual([2, 1]);
    await library.erase([idOf(1)]);
    expect(await library.get(idOf(1))).toBeUndefined();
    expect(await library.getContent(idOf(1))).toBeUndefined();
    expect(changes.map(({ kind }) => kind)).toEqual(['saved', 'saved', 'trashed', 'restored', 'erased']);
  });

  test('mark what is new as unread until it is read, and tell which clips a mark has changed', async () => {
    const { library, changes } = open();
    for (const number of [1, 2, 3]) await library.save({ id: idOf(number), article: makeNumbered(number) });
    const unread = async () => numbersOf(await library.list({ unread: true }, { limit: 9 })).sort();
    expect(await unread()).toEqual([1, 2, 3]);
    expect(await library.markUnread([idOf(1), idOf(2)], false)).toEqual([idOf(1), idOf(2)]);
    expect(await library.markUnread([idOf(2), idOf(3)], false)).toEqual([idOf(3)]);
    expect(changes.at(-1)).toEqual({ kind: 'updated', ids: [idOf(3)] });
    expect(await unread()).toEqual([]);
    await library.markUnread([idOf(2)], true);
    expect(await unread()).toEqual([2]);
    // The trash keeps the mark; nothing there is counted.
    await library.remove([idOf(2)]);
    expect(await unread()).toEqual([]);
    await library.restore([idOf(2)]);
    expect(await unread()).toEqual([2]);
    // Another reading of the page is not another clip.
    await library.markUnread([idOf(2)], false);
    await library.revise(idOf(2), makeNumbered(2, { articleBody: '换了一段话。' }));
    expect(await unread()).toEqual([]);
  });

  test('keep every count exact', async () => {
    const { library } = open();
    const expectFacets = async () => {
      const all = await library.list({}, { limit: 100 });
      const facets = await library.facets();
      const tally = (valuesOf: (clip: Clip) => (string | undefined)[]) => {
        const counts = new Map<string, number>();
        for (const value of all.flatMap(valuesOf)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
        return Object.fromEntries(counts);
      };
      const asTable = (values: { value: string; count: number }[]) =>
        Object.fromEntries(values.map(({ value, count }) => [value, count]));
      expect(facets.total).toBe(all.length);
      expect(facets.starred).toBe(all.filter(({ starred }) => starred).length);
      expect(facets.unread).toBe(all.filter(({ unread }) => unread).length);
      expect(facets.trashed).toBe((await library.list({ trashed: true }, { limit: 100 })).length);
      expect(asTable(facets.site)).toEqual(tally(({ site }) => [site]));
      expect(asTable(facets.section)).toEqual(tally(({ article }) => [article.articleSection]));
      expect(asTable(facets.year)).toEqual(tally(({ article }) => [article.datePublished?.slice(0, 4)]));
      expect(asTable(facets.tag)).toEqual(tally(({ tags }) => tags));
      expect(asTable(facets.month)).toEqual(tally(({ article }) => [article.datePublished?.slice(0, 7)]));
      const [author, source] = await Promise.all([library.facet('author'), library.facet('source')]);
      expect(asTable(author)).toEqual(tally(({ article }) => [...new Set(article.author.map(({ name }) => name))]));
      expect(asTable(source)).toEqual(tally(({ article }) => [article.contentSource]));
      expect(facets).not.toHaveProperty('author');
      expect(tallyFacets(all)).toEqual({ ...facets, author, source, trashed: 0 });
    };
    for (let number = 1; number <= 8; number++) {
      const url = `https://${number % 3}.example.cn/${number}`;
      await library.save({ id: idOf(number), article: makeNumbered(number, { url }), tags: number < 4 ? ['甲'] : [] });
    }
    await expectFacets();
    await library.update(idOf(1), {
      tags: ['乙'],
      starred: true,
      article: { articleSection: '社论', author: [{ name: '苏一鸣' }, { name: '苏一鸣' }] },
    });
    await library.update(idOf(2), { article: { datePublished: undefined } });
    await expectFacets();
    await library.markUnread([idOf(1), idOf(3)], false);
    await expectFacets();
    await library.remove([idOf(1), idOf(5)]);
    await library.remove([idOf(1)]);
    await expectFacets();
    await library.erase([idOf(1), idOf(2), idOf(77)]);
    await library.restore([idOf(5)]);
    await expectFacets();
    const whole = await collect(library.read({}));
    await library.write(whole.map((one) => ({ ...one, clip: { ...one.clip, starred: true } })));
    await expectFacets();
  });
});

describe('reading whole clips', () => {
  test.each<[string[] | Filter, number[], string]>([
    [[idOf(1), idOf(3), idOf(9)], [3, 1], 'some'],
    [{ site: 'pl.example.cn' }, [3, 2, 1], 'a filter'],
  ])('%j → %j (%s)', async (wanted, expected) => {
    const { library, fill } = open();
    await fill(3);
    const whole = await collect(library.read(wanted));
    expect(numbersOf(whole.map(({ clip }) => clip))).toEqual(expected);
    expect(whole[0]?.content.articleBody).toContain('板凳');
  });

  test('what is written again is what was read', async () => {
    const from = open();
    await from.fill(3);
    await from.library.remove([idOf(2)]);
    const whole = [...(await collect(from.library.read({}))), ...(await collect(from.library.read({ trashed: true })))];
    const to = open();
    await to.library.write(whole);
    await to.library.write(whole);
    expect(await to.library.facets()).toEqual(await from.library.facets());
    expect(await to.library.list({}, { limit: 9 })).toEqual(await from.library.list({}, { limit: 9 }));
    expect(to.changes[0]).toEqual({ kind: 'imported', ids: whole.map(({ clip }) => clip.id) });
  });
});

test('no view hears of a change that did not happen', async () => {
  const { name } = open();
  const onChange = vi.fn();
  const library = openLibrary({ now: makeClock().now, name, onChange });
  await library.save({ id: idOf(1), article: makeArticle() });
  await library.save({ id: idOf(2), article: makeArticle() });
  expect(onChange).toHaveBeenCalledTimes(1);
});

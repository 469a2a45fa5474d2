import { describe, expect, test, vi } from 'vitest';
import { Clip } from '../../utils/library/clip';
import { connect } from '../../utils/library/connection';
import { openLibrary } from '../../utils/library/open-library';
import { idOf, makeArticle, makeClock, makeNumbered } from './make-article';
import { openWatched } from './open-watched';

describe('saving', () => {
  test('gives back the clip that is on disk', async () => {
    const { library, changes } = openWatched();
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
    const { library } = openWatched();
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
    const { library, clock } = openWatched();
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
    const { library } = openWatched();
    await library.save({ id: idOf(1), article: makeArticle() });
    const article = makeArticle({ url, ...(canonicalUrl && { canonicalUrl }) });
    const saved = await library.save({ id: idOf(2), article });
    expect(saved.outcome).toBe(outcome);
    expect(saved.clip.id).toBe(outcome === 'existing' ? idOf(1) : idOf(2));
  });

  test('does not believe a canonical address that all articles share', async () => {
    const { library } = openWatched();
    const canonicalUrl = 'https://pl.example.cn/show?channel=3';
    await library.save({ id: idOf(1), article: makeNumbered(1, { canonicalUrl }) });
    expect((await library.save({ id: idOf(2), article: makeNumbered(2, { canonicalUrl }) })).outcome).toBe('new');
  });

  test('clips a page anew whose clip lies in the trash', async () => {
    const { library } = openWatched();
    await library.save({ id: idOf(1), article: makeArticle() });
    await library.remove([idOf(1)]);
    expect(await library.findByUrl(makeArticle().url)).toBeUndefined();
    expect((await library.save({ id: idOf(2), article: makeArticle() })).outcome).toBe('new');
  });

  test('clips a page anew whose clip is damaged', async () => {
    const { library, name } = openWatched();
    await library.save({ id: idOf(1), article: makeArticle() });
    await connect(name, () => undefined).write(['clips'], async (tx) => {
      const row = await tx.objectStore('clips').get(idOf(1));
      if (row) await tx.objectStore('clips').put({ ...row, clip: { ...row.clip, clippedAt: '昨天' } });
    });
    expect((await library.save({ id: idOf(2), article: makeArticle() })).outcome).toBe('new');
  });

  test('refuses what is no article, and writes nothing', async () => {
    const { library } = openWatched();
    const article = makeArticle({ headline: '' });
    await expect(library.save({ id: idOf(1), article })).rejects.toMatchObject({ code: 'invalid' });
    await expect(library.save({ id: 'x', article: makeArticle() })).rejects.toMatchObject({ code: 'invalid' });
    expect((await library.facets()).total).toBe(0);
  });
});

test('a page is found by either of its addresses', async () => {
  const { library } = openWatched();
  const canonicalUrl = 'https://pl.example.cn/2020/0403/100.html';
  await library.save({ id: idOf(1), article: makeArticle({ url: 'https://pl.example.cn/v?id=100', canonicalUrl }) });
  expect((await library.findByUrl('http://www.pl.example.cn/v?id=100'))?.id).toBe(idOf(1));
  expect((await library.findByUrl(canonicalUrl))?.id).toBe(idOf(1));
  expect(await library.findByUrl('https://pl.example.cn/v?id=101')).toBeUndefined();
});

test('no view hears of a change that did not happen', async () => {
  const { name } = openWatched();
  const onChange = vi.fn();
  const library = openLibrary({ now: makeClock().now, name, onChange });
  await library.save({ id: idOf(1), article: makeArticle() });
  await library.save({ id: idOf(2), article: makeArticle() });
  expect(onChange).toHaveBeenCalledTimes(1);
});

describe('two views', () => {
  /** Two libraries on one database; each has saved a clip, and so takes the next number for its own. */
  const openTwo = async () => {
    const { library, name } = openWatched();
    const other = openLibrary({ now: makeClock().now, name });
    await library.save({ id: idOf(1), article: makeNumbered(1) });
    await other.save({ id: idOf(2), article: makeNumbered(2) });
    await library.save({ id: idOf(3), article: makeNumbered(3) });
    return { library, other, name };
  };
  const WHOLE = { damaged: [], unindexed: [], countsRight: true };

  test('that save one page at once make one clip of it', async () => {
    const { library, other } = await openTwo();
    for (const number of [10, 20, 30]) {
      const article = makeNumbered(number);
      const saved = await Promise.all([
        library.save({ id: idOf(number), article }),
        other.save({ id: idOf(number + 1), article }),
      ]);
      expect(saved.map(({ outcome }) => outcome).sort()).toEqual(['existing', 'new']);
      expect(saved[0].clip).toEqual(saved[1].clip);
    }
    expect((await library.facets()).total).toBe(6);
    expect(await library.verify()).toMatchObject({ clips: 6, ...WHOLE });
  });

  test('that save other pages in turns, at once and between other changes give no two clips a number', async () => {
    const { library, other, name } = await openTwo();
    const save = (view: typeof library, number: number) =>
      view.save({ id: idOf(number), article: makeNumbered(number) });
    await Promise.all([save(library, 4), save(other, 5), save(library, 6), save(other, 7)]);
    await library.update(idOf(5), { note: '乙' });
    await save(library, 8);
    await save(other, 9);
    await library.remove([idOf(9)]);
    await library.erase([idOf(9)]);
    await save(library, 10);
    await save(library, 10);
    await save(library, 11);
    const rows = await connect(name, () => undefined).read(['clips'], (tx) => tx.objectStore('clips').getAll());
    expect(new Set(rows.map(({ number }) => number)).size).toBe(10);
    expect(await other.verify()).toMatchObject({ clips: 10, ...WHOLE });
    for (const view of [library, other]) {
      for (const number of [1, 4, 5, 8, 11]) {
        const found: string[] = [];
        for await (const { clip } of view.search(`第${number}篇`, {}, { limit: 5 })) found.push(clip.id);
        expect(found).toContain(idOf(number));
      }
    }
  });
});

import { describe, expect, test } from 'vitest';
import type { Clip } from '../../utils/library/clip';
import { tallyFacets } from '../../utils/library/facets';
import { collect, idOf, makeArticle, makeNumbered } from './make-article';
import { numbersOf, openWatched } from './open-watched';

describe('changes', () => {
  test('mark the edited fields and leave the rest', async () => {
    const { library, clock, changes } = openWatched();
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
    const { library } = openWatched();
    await library.save({ id: idOf(1), article: makeArticle() });
    await expect(library.update(idOf(9), { starred: true })).rejects.toMatchObject({ code: 'notFound', id: idOf(9) });
    await expect(library.update(idOf(1), { article: { headline: '' } })).rejects.toMatchObject({ code: 'invalid' });
    await expect(library.remove([idOf(1), idOf(9)])).rejects.toMatchObject({ code: 'notFound' });
    expect((await library.get(idOf(1)))?.trashedAt).toBeUndefined();
  });

  test('to the trash and back, and for good', async () => {
    const { library, fill, changes } = openWatched();
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

  test('keep the instant at which a clip came into the trash', async () => {
    const { library, fill, clock } = openWatched();
    await fill(1);
    await library.remove([idOf(1)]);
    const trashedAt = (await library.get(idOf(1)))?.trashedAt;
    clock.tick();
    await library.remove([idOf(1)]);
    expect((await library.get(idOf(1)))?.trashedAt).toBe(trashedAt);
  });

  test('of many clips tell each clip once, as it was before, and leave alone what is not to change', async () => {
    const { library, fill, changes } = openWatched();
    await fill(2);
    const before = await library.get(idOf(1));
    const star = (clip: Clip) => (clip.id === idOf(2) ? undefined : { starred: true });
    expect(await library.updateMany([idOf(1), idOf(2), idOf(1)], star)).toEqual([before]);
    expect(changes.at(-1)).toEqual({ kind: 'updated', ids: [idOf(1)] });
  });

  test('mark what is new as unread until it is read, and tell which clips a mark has changed', async () => {
    const { library, changes } = openWatched();
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
    const { library } = openWatched();
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

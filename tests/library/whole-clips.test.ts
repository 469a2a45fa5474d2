import { describe, expect, test } from 'vitest';
import type { Filter } from '../../utils/library/library';
import { packSource } from '../../utils/library/source';
import { collect, idOf } from './make-article';
import { numbersOf, openWatched } from './open-watched';

describe('reading whole clips', () => {
  test.each<[string[] | Filter, number[], string]>([
    [[idOf(1), idOf(3), idOf(9)], [3, 1], 'some'],
    [{ site: 'pl.example.cn' }, [3, 2, 1], 'a filter'],
  ])('%j → %j (%s)', async (wanted, expected) => {
    const { library, fill } = openWatched();
    await fill(3);
    const whole = await collect(library.read(wanted));
    expect(numbersOf(whole.map(({ clip }) => clip))).toEqual(expected);
    expect(whole[0]?.content.articleBody).toContain('板凳');
  });

  test('a page without its clip, or for a text that it never had, is left out', async () => {
    const { library, fill } = openWatched();
    await fill(1);
    const page = await packSource(idOf(1), '<p>文</p>', '2026-03-01T08:00:00.000Z');
    const places = [{}, { id: idOf(9) }, { until: '2026-03-02T08:00:00.000Z' }];
    await library.putSources(places.map((place) => ({ ...page, ...place })));
    expect([...(await library.sourced())]).toEqual([idOf(1)]);
    expect(await library.packedSources(idOf(1))).toEqual([page]);
  });

  test('what is written again is what was read', async () => {
    const from = openWatched();
    await from.fill(3);
    await from.library.remove([idOf(2)]);
    const whole = [...(await collect(from.library.read({}))), ...(await collect(from.library.read({ trashed: true })))];
    const to = openWatched();
    await to.library.write(whole);
    await to.library.write(whole);
    expect(await to.library.facets()).toEqual(await from.library.facets());
    expect(await to.library.list({}, { limit: 9 })).toEqual(await from.library.list({}, { limit: 9 }));
    expect(to.changes[0]).toEqual({ kind: 'imported', ids: whole.map(({ clip }) => clip.id) });
  });
});

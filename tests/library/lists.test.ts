import { describe, expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import type { Filter } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { collect, idOf, makeClock, makeNumbered } from './make-article';
import { numbersOf, openWatched } from './open-watched';

describe('lists', () => {
  test('come newest first, page after page, each clip once', async () => {
    const { library, fill } = openWatched();
    await fill(7);
    const first = await library.list({}, { limit: 3 });
    const second = await library.list({}, { limit: 3, after: first[2] });
    const third = await library.list({}, { limit: 3, after: second[2] });
    expect(numbersOf([...first, ...second, ...third])).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(await library.list({}, { limit: 3, after: third[0] })).toEqual([]);
  });

  test('tell clips of one instant apart', async () => {
    const { library, name } = openWatched();
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
    const { library, clock } = openWatched();
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
    const { library, fill } = openWatched();
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
    const { library, fill, name, damaged } = openWatched();
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

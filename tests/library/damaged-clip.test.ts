import { expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import type { DamagedClip } from '../../utils/library/damaged-clip';
import { toDamagedClip } from '../../utils/library/damaged-clip';
import { ListOrder } from '../../utils/settings/choices';
import { idOf } from './make-article';
import { numbersOf, openWatched } from './open-watched';

const AT = '2026-03-01T08:00:00.000Z';

test.each([
  [
    { clip: { clippedAt: AT, site: 'a.cn', article: { headline: '走村', datePublished: '2020-04-02' }, tags: 7 } },
    { clippedAt: AT, site: 'a.cn', article: { headline: '走村', datePublished: '2020-04-02' } },
    'all but the tags',
  ],
  [{ clip: '坏', lists: [['all', Date.parse(AT), idOf(1)]] }, { clippedAt: AT, article: {} }, 'its lists alone'],
  [{ clip: { clippedAt: '昨天', article: { headline: 7 } } }, { article: {} }, 'fields that are no words'],
  [undefined, { article: {} }, 'nothing at all'],
])('what a damaged row still says: %j → %j (%s)', (row, said, _why) => {
  expect(toDamagedClip(idOf(1), row)).toEqual({ clippedAt: new Date(0).toISOString(), ...said, id: idOf(1) });
});

test.each(ListOrder.options)(
  'who reads a list by %s hears of what is damaged in it, and of nothing else',
  async (order) => {
    const { library, fill, name } = openWatched();
    await fill(6);
    await library.update(idOf(2), { starred: true });
    await library.remove([idOf(5)]);
    const connection = connect(name, () => undefined);
    await connection.write(['clips'], async (tx) => {
      for (const id of [2, 4, 5].map(idOf)) {
        const row = await tx.objectStore('clips').get(id);
        if (row) await tx.objectStore('clips').put({ ...row, clip: { ...row.clip, excerpt: '字'.repeat(500) } });
      }
    });
    for (const [filter, whole, damaged] of [
      [{}, [1, 3, 6], [2, 4]],
      [{ starred: true }, [], [2]],
      [{ trashed: true }, [], [5]],
    ] as const) {
      const heard = new Map<string, DamagedClip>();
      const onDamaged = (one: DamagedClip) => void heard.set(one.id, one);
      const clips = await library.list(filter, { limit: 10, order, onDamaged });
      expect([numbersOf(clips).sort(), numbersOf([...heard.values()]).sort()]).toEqual([whole, damaged]);
      expect([...heard.values()].every(({ article }) => article.headline?.endsWith('篇评论'))).toBe(true);
    }
  },
);

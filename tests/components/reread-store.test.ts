import { expect, test } from 'vitest';
import { createRereadStore } from '../../entrypoints/library/reread-store';
import { openLibrary } from '../../utils/library/open-library';
import { makeArticle } from './make-clip';

test('clips that can be read again are counted: those whose whole page was kept, the trash left out', async () => {
  const library = openLibrary({ now: () => new Date('2026-11-22T08:00:00.000Z'), name: `test-${crypto.randomUUID()}` });
  const pages = { count: 2, missing: [] };
  const ids: string[] = [];
  for (const [source, fields] of [
    ['<p>一', {}],
    ['<p>二', { pages }],
    [undefined, {}],
    ['<p>四', {}],
  ] as const) {
    const id = crypto.randomUUID();
    const url = `http://www.workercn.cn/${ids.length}.shtml`;
    await library.save({ id, article: makeArticle({ url, ...fields }), ...(source && { source }) });
    ids.push(id);
  }
  await library.remove(ids.slice(3));
  const { kept, countKept } = createRereadStore({
    library,
    follow: async () => {},
    wantedBy: async (scope) => (scope === 'all' ? 'all' : ids.slice(0, 2)),
  });
  await countKept('all');
  await countKept('selected');
  expect(kept.value).toEqual({ all: 1, selected: 1 });
});

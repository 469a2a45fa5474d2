import { describe, expect, test } from 'vitest';
import type { CopyFiles } from '../../utils/library/copy-files';
import type { Library } from '../../utils/library/library';
import { collect, idOf, makeHighlighted, makeNumbered } from './make-article';
import { numbersIn, openCopied, openJournaled, saveNumbered } from './open-journaled';

const DAY = 86_400_000;
const NOW = '2026-03-01T08:00:00.000Z';

/** All that belongs to the clips, and what lies beside them. */
async function everything(library: Library) {
  const wholes = await collect(library.read({}));
  const ids = wholes.map(({ clip }) => clip.id);
  return {
    wholes,
    trashed: await collect(library.read({ trashed: true })),
    sources: await Promise.all(ids.map((id) => library.packedSources(id))),
    revisions: await Promise.all(ids.map((id) => library.revisions(id))),
    rules: await library.rules(),
    searches: await library.searches.list(),
    lists: await library.lists.list(),
    total: (await library.facets()).total,
  };
}

describe('an old database that is lost', () => {
  test('comes back with all that belongs to its clips and lay beside them', async () => {
    const { library, lose, clock } = await openCopied();
    await library.save({
      id: idOf(1),
      article: makeNumbered(1),
      source: '<p>旧页</p>',
      tags: ['文风/短'],
      starred: true,
    });
    await saveNumbered(library, 2);
    await saveNumbered(library, 3);
    await library.remove([idOf(3)]);
    await library.update(idOf(2), { note: '再读' });
    clock.tick();
    await library.revise(idOf(1), makeNumbered(1, { articleBody: '第二稿，走村入户。' }), '<p>新页</p>');
    await library.addHighlight(
      idOf(2),
      makeHighlighted(idOf(9), makeNumbered(2).articleBody, makeNumbered(2).articleBody.slice(2, 6)),
    );
    await library.addRule({ host: 'b.cn', role: 'drop', selector: '.a' });
    await library.searches.put({ id: idOf(7), name: '文风', query: '板凳', filter: {}, order: 'date', savedAt: NOW });
    await library.lists.put({ id: idOf(8), name: '申论', clips: [idOf(2), idOf(1)], savedAt: NOW });
    const before = await everything(library);
    await library.recover();
    await library.keepCopy();
    await lose();
    expect(await library.recover()).toEqual({ database: 'emptied', restored: [], copied: 3 });
    expect(await everything(library)).toEqual(before);
    await library.settled();
    expect(await library.verify()).toMatchObject({ clips: 3, damaged: [], unindexed: [], countsRight: true });
    expect(await library.recover()).toEqual({ database: 'same', restored: [], copied: 0 });
  });

  test('comes back twice, with what was changed in between', async () => {
    const { library, lose, fill } = await openCopied();
    await fill(3);
    await lose();
    await library.recover();
    await library.update(idOf(2), { note: '新' });
    await library.erase([idOf(1)]);
    await library.keepCopy();
    await lose();
    expect(await library.recover()).toMatchObject({ copied: 1 });
    expect((await library.facets()).total).toBe(2);
    expect(await library.get(idOf(2))).toMatchObject({ note: '新' });
  });

  test('does not bring back what was erased, before or after the copy heard of it', async () => {
    const { library, lose, fill, stored, entries, clock } = await openCopied();
    await fill(3);
    await library.erase([idOf(1)]);
    await library.keepCopy();
    expect(stored.get('1')?.join()).not.toContain(idOf(1));
    await library.erase([idOf(2)]);
    clock.tick(DAY);
    await library.recover();
    expect([...entries.keys()]).toContain(idOf(2));
    await lose();
    await library.recover();
    expect((await library.list({}, { limit: 9 })).map(({ id }) => id)).toEqual([idOf(3)]);
    await library.keepCopy();
    expect(numbersIn(stored.get('1'))).toEqual([3]);
  });

  test('keeps what was saved in its place before it was filled again', async () => {
    const { library, lose, fill } = await openCopied();
    await fill(2);
    await lose();
    await saveNumbered(library, 5);
    await library.update(idOf(5), { note: '新' });
    await library.keepCopy();
    expect(await library.recover()).toMatchObject({ database: 'emptied', copied: 2 });
    expect((await library.facets()).total).toBe(3);
    await library.keepCopy();
    await lose();
    await library.recover();
    expect(await library.get(idOf(5))).toMatchObject({ note: '新' });
  });

  test.each(['between two files', 'in the midst of a file'])(
    'is filled to the end by the next worker where one was stopped %s, which tells of all',
    async (where) => {
      const { library, lose, fill, files, openAgain } = await openCopied();
      await fill(70);
      await lose();
      const read: CopyFiles['read'] = (name) => {
        if (name === '2' && where === 'between two files') throw new Error('stopped');
        return files.read(name);
      };
      const onProgress = () => {
        if (where === 'in the midst of a file') throw new Error('stopped');
      };
      await expect(openAgain({ files: { ...files, read } }).recover(onProgress)).rejects.toThrow('stopped');
      expect(await library.recover()).toEqual({ database: 'emptied', restored: [], copied: 70 });
      expect((await library.facets()).total).toBe(70);
    },
  );

  test('comes back but for what a damaged file no longer says', async () => {
    const { library, lose, fill, damaged } = await openCopied();
    await fill(70);
    damaged.add('1');
    await lose();
    expect(await library.recover()).toMatchObject({ copied: 7 });
  });
});

test('an older database that was not filled to the end goes on where it was', async () => {
  const { library, fill, journal, change, files, openAgain } = await openCopied();
  await fill(70);
  const mark = await journal.readMark();
  if (!mark) throw new Error('no mark');
  await journal.writeMark({ ...mark, lastNumber: 99 });
  await change.write(['clips'], (tx) => tx.objectStore('clips').clear());
  const reads: string[] = [];
  const read: CopyFiles['read'] = (name) => {
    reads.push(name);
    if (name === '2' && reads.filter((other) => other === '2').length === 1) throw new Error('stopped');
    return files.read(name);
  };
  const stopped = openAgain({ files: { ...files, read } });
  await expect(stopped.recover()).rejects.toThrow('stopped');
  expect(await stopped.recover()).toMatchObject({ copied: 70 });
  expect(reads.filter((name) => /^\d$/.test(name))).toEqual(['1', '2', '2']);
  expect((await library.list({}, { limit: 99 })).length).toBe(70);
});

test('an older database takes what it lacks and keeps what it has newer', async () => {
  const { library, fill, journal, change } = await openCopied();
  await fill(3);
  const mark = await journal.readMark();
  if (!mark) throw new Error('no mark');
  await journal.writeMark({ ...mark, lastNumber: 9 });
  await change.write(['clips'], (tx) => tx.objectStore('clips').delete(idOf(1)));
  await library.update(idOf(2), { note: '新' });
  expect(await library.recover()).toEqual({ database: 'older', restored: [], copied: 1 });
  expect(await library.get(idOf(1))).toBeDefined();
  expect(await library.get(idOf(2))).toMatchObject({ note: '新' });
});

test('what the journal had of a young database is not taken back by the copy, however often that is stopped', async () => {
  const { clock, journal, files, library, openAgain, lose } = openJournaled({ isWanted: true });
  await library.recover();
  for (let number = 1; number <= 70; number++) await saveNumbered(library, number);
  const list = { id: idOf(80), name: '申论', clips: [], savedAt: NOW };
  await library.lists.put(list);
  await library.keepCopy();
  const [whole] = await collect(library.read([idOf(70)]));
  if (!whole) throw new Error('no clip');
  // Changed elsewhere, before it was changed here.
  await library.write([{ ...whole, clip: { ...whole.clip, note: '别处', updatedAt: '2026-01-01T08:00:00.000Z' } }]);
  await library.lists.remove(list.id);
  await lose();
  const read: CopyFiles['read'] = (file) => {
    if (file === '2') throw new Error('stopped');
    return files.read(file);
  };
  for (let start = 0; start < 3; start++) {
    await expect(openAgain({ files: { ...files, read } }).recover()).rejects.toThrow('stopped');
    clock.tick(180_000);
  }
  await library.recover();
  expect(await library.get(idOf(70))).toMatchObject({ note: '别处' });
  expect(await library.lists.list()).toEqual([]);
  await library.keepCopy();
  await library.recover();
  expect(await journal.list()).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import type { WriteTransaction } from '../../utils/library/database';
import type { Library } from '../../utils/library/library';
import { idOf, makeNumbered } from './make-article';
import { openJournaled, saveNumbered } from './open-journaled';

const MINUTE = 60_000;
const NOW = '2026-03-01T08:00:00.000Z';

describe('a young database that is lost', () => {
  test('comes back with all that was acknowledged', async () => {
    const { library, lose } = openJournaled();
    const { clip } = await saveNumbered(library, 1);
    await saveNumbered(library, 2);
    const content = await library.getContent(idOf(1));
    await lose();
    expect(await library.recover()).toEqual({ database: 'emptied', restored: [idOf(1), idOf(2)], copied: 0 });
    expect(await library.get(idOf(1))).toEqual(clip);
    expect(await library.getContent(idOf(1))).toEqual(content);
    expect((await library.facets()).total).toBe(2);
    expect(await library.recover()).toEqual({ database: 'same', restored: [], copied: 0 });
  });

  test.each<[string, (library: Library) => Promise<unknown>, object]>([
    ['corrected', (library) => library.update(idOf(1), { note: '再读' }), { note: '再读' }],
    ['trashed', (library) => library.remove([idOf(1)]), { trashedAt: expect.any(String) }],
    ['restored', (library) => library.remove([idOf(1)]).then(() => library.restore([idOf(1)])), { starred: false }],
  ])('brings a clip back as it last was: %s', async (_state, change, expected) => {
    const { library, lose, clock } = openJournaled();
    await saveNumbered(library, 1);
    clock.tick();
    await change(library);
    const last = await library.get(idOf(1));
    await lose();
    await library.recover();
    expect(await library.get(idOf(1))).toEqual(last);
    expect(last).toMatchObject(expected);
  });

  test('is not half brought back where the browser was killed before an erasure was secured', async () => {
    const { library, journal, openAgain } = openJournaled();
    await saveNumbered(library, 1);
    const put = () => Promise.reject(new Error('killed'));
    const killed = openAgain({ journal: { ...journal, put } });
    await expect(killed.erase([idOf(1)])).rejects.toMatchObject({ code: 'unsecured', cause: { message: 'killed' } });
    expect((await library.recover()).restored).toEqual([]);
    expect(await library.get(idOf(1))).toBeUndefined();
  });

  test('does not bring back what was erased', async () => {
    const { library, lose } = openJournaled();
    await saveNumbered(library, 1);
    await library.erase([idOf(1)]);
    await lose();
    expect((await library.recover()).restored).toEqual([]);
    expect(await library.get(idOf(1))).toBeUndefined();
  });

  test('brings back what was imported', async () => {
    const from = openJournaled();
    await saveNumbered(from.library, 1);
    const clip = await from.library.get(idOf(1));
    const content = await from.library.getContent(idOf(1));
    if (!clip || !content) throw new Error('not saved');
    const to = openJournaled();
    await to.library.write([{ clip, content, highlights: [] }]);
    await to.lose();
    await to.library.recover();
    expect(await to.library.get(idOf(1))).toEqual(clip);
  });

  test('brings back the page and what the clip said before, with its page', async () => {
    const { library, lose, clock } = openJournaled();
    await library.save({ id: idOf(1), article: makeNumbered(1), source: '<p>旧页</p>' });
    clock.tick();
    await library.revise(idOf(1), makeNumbered(1, { articleBody: '第二稿。' }), '<p>新页</p>');
    clock.tick();
    const { updatedAt } = await library.revise(idOf(1), makeNumbered(1, { articleBody: '第三稿。' }));
    const before = [await library.revisions(idOf(1)), await library.getSource(idOf(1))];
    await lose();
    await library.recover();
    expect([await library.revisions(idOf(1)), await library.getSource(idOf(1))]).toEqual(before);
    expect(await library.takeBack(idOf(1), updatedAt)).toMatchObject({ excerpt: '第二稿。' });
    expect(await library.verify()).toMatchObject({ damaged: [], unindexed: [], countsRight: true });
  });

  test('does not bring back a change that was taken back', async () => {
    const { library, lose, clock } = openJournaled();
    await library.save({ id: idOf(1), article: makeNumbered(1), source: '<p>旧页</p>' });
    clock.tick();
    const { updatedAt } = await library.revise(idOf(1), makeNumbered(1, { articleBody: '第二稿。' }), '<p>新页</p>');
    clock.tick();
    await library.takeBack(idOf(1), updatedAt);
    await lose();
    await library.recover();
    expect((await library.getContent(idOf(1)))?.articleBody).toBe(makeNumbered(1).articleBody);
    expect(await library.revisions(idOf(1))).toEqual([]);
    expect(await library.getSource(idOf(1))).toMatchObject({ html: '<p>旧页</p>' });
  });

  test('brings back a newer page whose text says the same', async () => {
    const { library, lose } = openJournaled();
    await library.save({ id: idOf(1), article: makeNumbered(1), source: '<p>旧页</p>' });
    await library.revise(idOf(1), makeNumbered(1), '<p>新页</p>');
    await lose();
    await library.recover();
    expect(await library.getSource(idOf(1))).toMatchObject({ html: '<p>新页</p>' });
  });

  test('brings back rules, saved searches and lists as they last were', async () => {
    const { library, lose } = openJournaled();
    const rule = { host: 'b.cn', role: 'drop', selector: '.a' } as const;
    await library.addRule(rule);
    await library.addRule({ ...rule, selector: '.b' });
    await library.removeRule(rule);
    const search = { id: idOf(7), name: '文风', query: '板凳', filter: {}, order: 'date', savedAt: NOW } as const;
    await library.searches.put(search);
    const list = { id: idOf(8), name: '申论', clips: [idOf(1)], savedAt: NOW };
    await library.lists.put(list);
    const rules = await library.rules();
    for (let loss = 0; loss < 2; loss++) {
      await lose();
      await library.recover();
      expect(await library.rules()).toEqual(rules);
      expect(await library.searches.list()).toEqual([search]);
      expect(await library.lists.list()).toEqual([list]);
    }
  });
});

describe('a database that is half there', () => {
  const damage = async (name: string, harm: (tx: WriteTransaction) => Promise<unknown>) => {
    const connection = connect(name, () => undefined);
    await connection.write(['clips', 'texts', 'contents', 'meta'], async (tx) => {
      await harm(tx);
    });
    await connection.close();
  };

  test.each<[string, (tx: WriteTransaction) => Promise<unknown>]>([
    ['the clip is gone', (tx) => tx.objectStore('clips').delete(idOf(1))],
    [
      'the clip does not parse',
      async (tx) => {
        const row = await tx.objectStore('clips').get(idOf(1));
        if (row) await tx.objectStore('clips').put({ ...row, clip: { ...row.clip, clippedAt: '昨天' } });
      },
    ],
    ['the text is gone', (tx) => tx.objectStore('texts').delete(idOf(1))],
    ['the content is gone', (tx) => tx.objectStore('contents').delete(idOf(1))],
  ])('is made whole from the journal: %s', async (_name, harm) => {
    const { library, name } = openJournaled();
    const { clip } = await saveNumbered(library, 1);
    const content = await library.getContent(idOf(1));
    await damage(name, harm);
    expect(await library.recover()).toEqual({ database: 'same', restored: [idOf(1)], copied: 0 });
    expect([await library.get(idOf(1)), await library.getContent(idOf(1))]).toEqual([clip, content]);
    await library.settled();
    expect(await library.verify()).toMatchObject({ clips: 1, damaged: [], unindexed: [], countsRight: true });
  });

  test('keeps what it has where the journal has no more to say', async () => {
    const { library, name, clock } = openJournaled();
    await saveNumbered(library, 1);
    clock.tick(3 * MINUTE);
    await library.recover();
    await damage(name, (tx) => tx.objectStore('contents').delete(idOf(1)));
    expect(await library.recover()).toEqual({ database: 'same', restored: [], copied: 0 });
    expect(await library.verify()).toMatchObject({ damaged: [{ id: idOf(1), damage: 'content' }] });
    expect(await library.list({}, { limit: 9 })).toHaveLength(1);
  });
});

describe('a database from before the last changes', () => {
  test('takes them from the journal, and keeps what it has newer', async () => {
    const { library, name, clock, journal } = openJournaled();
    await saveNumbered(library, 1);
    await saveNumbered(library, 2);
    const [first] = await Promise.all([journal.get(idOf(1))]);
    clock.tick();
    await library.update(idOf(1), { note: '新' });
    await library.update(idOf(2), { note: '新' });
    // The first clip's entry is older than its clip, the second clip is older than its entry.
    if (first) await journal.put([first]);
    const connection = connect(name, () => undefined);
    await connection.write(['clips'], async (tx) => {
      const row = await tx.objectStore('clips').get(idOf(2));
      if (row) await tx.objectStore('clips').put({ ...row, clip: { ...row.clip, note: '', updatedAt: NOW } });
    });
    await connection.close();
    expect((await library.recover()).restored).toEqual([idOf(2)]);
    expect((await library.get(idOf(1)))?.note).toBe('新');
    expect((await library.get(idOf(2)))?.note).toBe('新');
  });
});

describe('an old database that is taken away under our hands', () => {
  test.each(['the page that had it open', 'another page'])(
    'is told of at the next start, though %s saved since',
    async (who) => {
      const { library, lose, clock, openAgain } = openJournaled();
      await saveNumbered(library, 1);
      clock.tick(11 * MINUTE);
      await saveNumbered(library, 2);
      await library.recover();
      await lose();
      const other = openAgain();
      await saveNumbered(who === 'another page' ? other : library, 3);
      expect((await other.recover()).database).toBe('emptied');
      expect((await other.recover()).database).toBe('same');
    },
  );

  test('has a second copy again of what is saved in its place', async () => {
    const { library, lose, clock, entries } = openJournaled();
    await saveNumbered(library, 1);
    clock.tick(11 * MINUTE);
    await library.recover();
    await lose();
    await saveNumbered(library, 3);
    expect([...entries.keys()]).toContain(idOf(3));
    await lose();
    expect((await library.recover()).restored).toContain(idOf(3));
  });
});

test('two pages that open a new database at once take it for the same one', async () => {
  const { library, openAgain } = openJournaled();
  const other = openAgain();
  await Promise.all([library.recover(), other.recover()]);
  for (const [page, number] of [
    [library, 1],
    [other, 2],
  ] as const) {
    await saveNumbered(page, number);
    expect((await openAgain().recover()).database).toBe('same');
  }
});

test('a new profile is no emptied one', async () => {
  const { library } = openJournaled();
  expect(await library.recover()).toEqual({ database: 'new', restored: [], copied: 0 });
  expect(await library.recover()).toEqual({ database: 'same', restored: [], copied: 0 });
});

test('a database from an older backup is noticed', async () => {
  const { library, journal, clock } = openJournaled();
  await saveNumbered(library, 1);
  const mark = await journal.readMark();
  if (!mark) throw new Error('no mark');
  clock.tick(11 * MINUTE);
  await journal.writeMark({ ...mark, lastNumber: 7 });
  expect((await library.recover()).database).toBe('older');
});

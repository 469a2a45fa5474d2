import { deleteDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { type Library, openLibrary } from '../../utils/library/library';
import { freshName, idOf, makeClock, makeJournal, makeNumbered } from './make-article';

const MINUTE = 60_000;

function open() {
  const clock = makeClock();
  const name = freshName();
  const { journal, entries } = makeJournal();
  const library = openLibrary({ now: clock.now, name, journal });
  /** What a killed browser can do to a young origin. */
  const lose = async () => {
    await library.close();
    await deleteDB(name);
  };
  return { clock, name, journal, entries, library, lose };
}

const save = (library: Library, number: number) => library.save({ id: idOf(number), article: makeNumbered(number) });

describe('a young database that is lost', () => {
  test('comes back with all that was acknowledged', async () => {
    const { library, lose } = open();
    const { clip } = await save(library, 1);
    await save(library, 2);
    const content = await library.getContent(idOf(1));
    await lose();
    expect(await library.recover()).toEqual({ database: 'emptied', restored: [idOf(1), idOf(2)] });
    expect(await library.get(idOf(1))).toEqual(clip);
    expect(await library.getContent(idOf(1))).toEqual(content);
    expect((await library.facets()).total).toBe(2);
    expect(await library.recover()).toEqual({ database: 'same', restored: [] });
  });

  test.each<[string, (library: Library) => Promise<unknown>, object]>([
    ['corrected', (library) => library.update(idOf(1), { note: '再读' }), { note: '再读' }],
    ['trashed', (library) => library.remove([idOf(1)]), { trashedAt: expect.any(String) }],
    ['restored', (library) => library.remove([idOf(1)]).then(() => library.restore([idOf(1)])), { starred: false }],
  ])('brings a clip back as it last was: %s', async (_state, change, expected) => {
    const { library, lose, clock } = open();
    await save(library, 1);
    clock.tick();
    await change(library);
    const last = await library.get(idOf(1));
    await lose();
    await library.recover();
    expect(await library.get(idOf(1))).toEqual(last);
    expect(last).toMatchObject(expected);
  });

  test('does not bring back what was erased', async () => {
    const { library, lose } = open();
    await save(library, 1);
    await library.erase([idOf(1)]);
    await lose();
    expect((await library.recover()).restored).toEqual([]);
    expect(await library.get(idOf(1))).toBeUndefined();
  });

  test('brings back what was imported', async () => {
    const from = open();
    await save(from.library, 1);
    const clip = await from.library.get(idOf(1));
    const content = await from.library.getContent(idOf(1));
    if (!clip || !content) throw new Error('not saved');
    const to = open();
    await to.library.write([{ clip, content, highlights: [] }]);
    await to.lose();
    await to.library.recover();
    expect(await to.library.get(idOf(1))).toEqual(clip);
  });
});

describe('the journal', () => {
  test('lets an entry go once entry and database are old and the clip is seen', async () => {
    const { library, entries, clock } = open();
    await save(library, 1);
    await library.recover();
    expect([...entries.keys()]).toEqual([idOf(1)]);
    clock.tick(3 * MINUTE);
    await library.recover();
    expect([...entries.keys()]).toEqual([]);
  });

  test('keeps the entry while the database that it was written to again is young', async () => {
    const { library, entries, clock, lose } = open();
    await save(library, 1);
    await lose();
    clock.tick(5 * MINUTE);
    await library.recover();
    clock.tick(MINUTE);
    await library.recover();
    expect([...entries.keys()]).toEqual([idOf(1)]);
    clock.tick(2 * MINUTE);
    await library.recover();
    expect([...entries.keys()]).toEqual([]);
  });

  test('is not written once the database is old', async () => {
    const { library, entries, clock } = open();
    await library.recover();
    clock.tick(11 * MINUTE);
    await save(library, 1);
    expect([...entries.keys()]).toEqual([]);
  });

  test('does not undo what an old database was told to erase', async () => {
    const { library, clock } = open();
    await save(library, 1);
    clock.tick(11 * MINUTE);
    await library.erase([idOf(1)]);
    expect((await library.recover()).restored).toEqual([]);
    expect(await library.get(idOf(1))).toBeUndefined();
  });

  test('does not undo a change that an old database took', async () => {
    const { library, clock } = open();
    await save(library, 1);
    clock.tick(11 * MINUTE);
    await library.update(idOf(1), { note: '新' });
    await library.recover();
    expect((await library.get(idOf(1)))?.note).toBe('新');
  });
});

test('a new profile is no emptied one', async () => {
  const { library } = open();
  expect(await library.recover()).toEqual({ database: 'new', restored: [] });
  expect(await library.recover()).toEqual({ database: 'same', restored: [] });
});

test('a database from an older backup is noticed', async () => {
  const { library, journal, clock } = open();
  await save(library, 1);
  const mark = await journal.readMark();
  if (!mark) throw new Error('no mark');
  clock.tick(11 * MINUTE);
  await journal.writeMark({ ...mark, lastNumber: 7 });
  expect((await library.recover()).database).toBe('older');
});

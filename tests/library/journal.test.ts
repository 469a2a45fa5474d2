import { afterEach, describe, expect, test, vi } from 'vitest';
import { connect } from '../../utils/library/connection';
import type { LibraryChange } from '../../utils/library/library';
import { makeClip } from '../../utils/library/make-clip';
import { idOf, makeNumbered } from './make-article';
import { openJournaled, saveNumbered } from './open-journaled';

const MINUTE = 60_000;
const NOW = '2026-03-01T08:00:00.000Z';

describe('the journal', () => {
  test('lets an entry go once entry and database are old and the clip is seen', async () => {
    const { library, entries, clock } = openJournaled();
    await saveNumbered(library, 1);
    await library.recover();
    expect([...entries.keys()]).toEqual([idOf(1)]);
    clock.tick(3 * MINUTE);
    await library.recover();
    expect([...entries.keys()]).toEqual([]);
  });

  test('keeps the entry while the database that it was written to again is young', async () => {
    const { library, entries, clock, lose } = openJournaled();
    await saveNumbered(library, 1);
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
    const { library, entries, clock } = openJournaled();
    await library.recover();
    clock.tick(11 * MINUTE);
    await saveNumbered(library, 1);
    expect([...entries.keys()]).toEqual([]);
  });

  test('does not undo what an old database was told to erase', async () => {
    const { library, clock } = openJournaled();
    await saveNumbered(library, 1);
    clock.tick(11 * MINUTE);
    await library.erase([idOf(1)]);
    expect((await library.recover()).restored).toEqual([]);
    expect(await library.get(idOf(1))).toBeUndefined();
  });

  test('does not undo a change that an old database took', async () => {
    const { library, clock } = openJournaled();
    await saveNumbered(library, 1);
    clock.tick(11 * MINUTE);
    await library.update(idOf(1), { note: '新' });
    await library.recover();
    expect((await library.get(idOf(1)))?.note).toBe('新');
  });

  test('has no entry from younger days of a clip that has changed since: it must not come back as it was', async () => {
    const { library, clock, entries } = openJournaled();
    await saveNumbered(library, 1);
    await saveNumbered(library, 2);
    clock.tick(11 * MINUTE);
    await library.update(idOf(1), { note: '新' });
    expect([...entries.keys()]).toEqual([idOf(2)]);
  });

  test('takes of an import what it can hold, and the clips of the rest are in the file', async () => {
    const { library, entries } = openJournaled();
    const contentHtml = `<p>${'长'.repeat(9_000_000)}</p>`;
    const wholes = [1, 2].map((number) =>
      makeClip({ id: idOf(number), article: makeNumbered(number, { contentHtml }) }, new Date(NOW)),
    );
    await library.write(await Promise.all(wholes));
    expect([...entries.keys()]).toEqual([idOf(1)]);
  });
});

describe('a change that is on disk', () => {
  test('is told to the other views where the second copy fails, and its caller hears that it does', async () => {
    const { journal, library, openAgain } = openJournaled();
    await saveNumbered(library, 1);
    const told: LibraryChange[] = [];
    const put = () => Promise.reject(new Error('full'));
    const onChange = (change: LibraryChange) => told.push(change);
    const full = openAgain({ journal: { ...journal, put }, onChange });
    const unsecured = { code: 'unsecured', cause: { message: 'full' } };
    await expect(full.update(idOf(1), { starred: true })).rejects.toMatchObject(unsecured);
    await expect(saveNumbered(full, 2)).rejects.toMatchObject(unsecured);
    expect(told).toEqual([
      { kind: 'updated', ids: [idOf(1)] },
      { kind: 'saved', ids: [idOf(2)] },
    ]);
    expect(await library.get(idOf(1))).toMatchObject({ starred: true });
  });

  test('is no failure because the clip’s text is damaged', async () => {
    const { library, name } = openJournaled();
    await saveNumbered(library, 1);
    await connect(name, () => undefined).write(['texts'], (tx) => tx.objectStore('texts').delete(idOf(1)));
    expect(await library.update(idOf(1), { starred: true })).toMatchObject({ starred: true });
  });
});

describe('an erasure that fails', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('leaves the clip and its second copy', async () => {
    const { library, entries, lose } = openJournaled();
    await saveNumbered(library, 1);
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementationOnce(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await expect(library.erase([idOf(1)])).rejects.toMatchObject({ code: 'diskFull' });
    expect([...entries.keys()]).toEqual([idOf(1)]);
    await lose();
    expect((await library.recover()).restored).toEqual([idOf(1)]);
  });
});

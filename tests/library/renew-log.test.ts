import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Journal } from '../../utils/library/journal';
import { idOf } from './make-article';
import { openJournaled, saveNumbered } from './open-journaled';

describe('the log', () => {
  const RENEWAL = 'log-renewal';
  afterEach(() => void vi.restoreAllMocks());

  /** A library in a browser that was just started, on a disk that can be full; `renewals` counts how often a new log was begun. */
  const start = (disk = { isFull: false }) => {
    const opened = openJournaled();
    const session = { isEntered: false };
    opened.journal.isInSession = async () => session.isEntered;
    opened.journal.enterSession = async () => {
      session.isEntered = true;
    };
    const openDatabase = indexedDB.open.bind(indexedDB);
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
      if (name === RENEWAL && disk.isFull) throw new DOMException('', 'QuotaExceededError');
      return openDatabase(name, version);
    });
    const renewals = () => opening.mock.calls.filter(([name]) => name === RENEWAL).length;
    return { ...opened, session, renewals };
  };

  test('is begun anew at the first start since the browser was started, and at no other', async () => {
    const { library, session, renewals } = start();
    await library.recover();
    expect(session.isEntered).toBe(true);
    await library.recover();
    expect(renewals()).toBe(1);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(RENEWAL);
  });

  test('is begun anew by the next worker where one did not come to the end of it', async () => {
    const disk = { isFull: true };
    const { library, session, renewals } = start(disk);
    await library.recover();
    expect(session.isEntered).toBe(false);
    disk.isFull = false;
    await library.recover();
    expect([session.isEntered, renewals()]).toEqual([true, 2]);
  });

  const fail = () => Promise.reject(new Error('no session'));

  test.each<[string, { isFull: boolean }, Partial<Journal>]>([
    ['the disk is full', { isFull: true }, {}],
    ['the session’s storage cannot be read', { isFull: false }, { isInSession: fail }],
    ['the session’s storage cannot be written', { isFull: false }, { enterSession: fail }],
  ])('hinders no recovery: %s', async (_why, disk, failing) => {
    const { library, lose, journal } = start(disk);
    await saveNumbered(library, 1);
    await lose();
    Object.assign(journal, failing);
    expect(await library.recover()).toEqual({ database: 'emptied', restored: [idOf(1)], copied: 0 });
  });
});

import { expect, test } from 'vitest';
import type { Journal } from '../../utils/library/journal';
import { makeClip } from '../../utils/library/make-clip';
import { withClips } from '../../utils/library/reading-list';
import { idOf, makeNumbered } from './make-article';
import { openJournaled, saveNumbered } from './open-journaled';

const NOW = '2026-03-01T08:00:00.000Z';

/** Clips of nine million characters each: two are more than the journal takes of one import. */
const makeLong = (number: number) =>
  makeClip(
    { id: idOf(number), article: makeNumbered(number, { contentHtml: `<p>${'长'.repeat(9_000_000)}</p>` }) },
    new Date('2026-01-01T08:00:00.000Z'),
  );

test('clips that were erased and imported again are there, those too of which the journal can hold no more', async () => {
  const { library, lose } = openJournaled();
  const wholes = [await makeLong(1), await makeLong(2)];
  await saveNumbered(library, 1);
  await saveNumbered(library, 2);
  await library.erase([idOf(1), idOf(2)]);
  await library.write(wholes);
  expect((await library.recover()).restored).toEqual([]);
  expect((await library.list({}, { limit: 9 })).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
  await lose();
  await library.recover();
  expect((await library.list({}, { limit: 9 })).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
});

test('an intent is laid down for clips with an entry alone, and taken away before the change is acknowledged', async () => {
  const { library, journal, openAgain, clock } = openJournaled();
  const written: string[][] = [];
  const putIntent: Journal['putIntent'] = async (intent) => {
    written.push(intent.ids);
    await journal.putIntent(intent);
  };
  const watched = openAgain({ journal: { ...journal, putIntent } });
  await saveNumbered(library, 1);
  await watched.erase([idOf(1), idOf(7)]);
  clock.tick(11 * 60_000);
  await saveNumbered(library, 2);
  await watched.erase([idOf(2)]);
  expect([written, await journal.listIntents()]).toEqual([[[idOf(1)]], []]);
});

test('an intent that a page may still be at work under outlasts a start, and goes with a later one', async () => {
  const { library, journal, openAgain, intents, clock } = openJournaled();
  await saveNumbered(library, 1);
  const put = () => Promise.reject(new Error('killed'));
  await expect(openAgain({ journal: { ...journal, put } }).erase([idOf(1)])).rejects.toMatchObject({
    code: 'unsecured',
  });
  await library.recover();
  expect(intents.size).toBe(1);
  clock.tick(3 * 60_000);
  expect((await library.recover()).restored).toEqual([]);
  expect(intents.size).toBe(0);
});

test('an older database decides nothing: what was being erased comes back from its entry', async () => {
  const { library, journal, openAgain, intents } = openJournaled();
  await saveNumbered(library, 1);
  const put = () => Promise.reject(new Error('killed'));
  await expect(openAgain({ journal: { ...journal, put } }).erase([idOf(1)])).rejects.toMatchObject({
    code: 'unsecured',
  });
  const mark = await journal.readMark();
  if (!mark) throw new Error('no mark');
  await journal.writeMark({ ...mark, lastNumber: 9 });
  expect(await library.recover()).toMatchObject({ database: 'older', restored: [idOf(1)] });
  expect(intents.size).toBe(0);
});

test('an older database has its lists as they last were', async () => {
  const { library, journal, openAgain } = openJournaled();
  await saveNumbered(library, 1);
  const list = { id: idOf(8), name: '申论', clips: [idOf(1)], savedAt: NOW };
  await library.lists.put({ ...list, clips: [] });
  const secured = await journal.readBeside();
  if (!secured) throw new Error('nothing beside');
  await journal.put([], { ...secured, lists: [list] });
  const mark = await journal.readMark();
  if (!mark) throw new Error('no mark');
  await journal.writeMark({ ...mark, lastNumber: 9 });
  const next = openAgain();
  expect(await next.recover()).toMatchObject({ database: 'older' });
  expect(await next.lists.list()).toEqual([list]);
});

test('of changes that are made at once the last of all is secured, however slow the journal is', async () => {
  const { library, journal, openAgain, lose } = openJournaled();
  await saveNumbered(library, 1);
  await library.lists.put({ id: idOf(8), name: '申论', clips: [], savedAt: NOW });
  let puts = 0;
  const put: Journal['put'] = async (...given) => {
    // The first is the slowest.
    for (let turns = puts++ === 0 ? 200 : 0; turns > 0; turns--) await new Promise((resolve) => setTimeout(resolve));
    await journal.put(...given);
  };
  const [one, other] = [openAgain({ journal: { ...journal, put } }), openAgain({ journal: { ...journal, put } })];
  await Promise.all([
    one.update(idOf(1), { starred: true }),
    other.update(idOf(1), { note: '再读' }),
    one.lists.change(idOf(8), (list) => withClips(list, [idOf(1)])),
    other.lists.change(idOf(8), (list) => withClips(list, [idOf(2)])),
  ]);
  await Promise.all([one.close(), other.close()]);
  await lose();
  await library.recover();
  expect(await library.get(idOf(1))).toMatchObject({ starred: true, note: '再读' });
  const [list] = await library.lists.list();
  expect(list?.clips.toSorted()).toEqual([idOf(1), idOf(2)]);
});

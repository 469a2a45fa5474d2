import { expect, test } from 'vitest';
import { openLibrary } from '../../utils/library/open-library';
import type { Reread } from '../../utils/library/rereading';
import { collect, freshName, idOf, makeClock, makeNumbered } from './make-article';

const NEW = { version: '2', wanted: 'all', again: false } as const;

async function openFilled(clips: number) {
  const clock = makeClock();
  const changes: string[][] = [];
  const library = openLibrary({ now: clock.now, name: freshName(), onChange: ({ ids }) => changes.push(ids) });
  for (let number = 1; number <= clips; number++) {
    clock.tick();
    await library.save({ id: idOf(number), article: makeNumbered(number), source: `<p>${number}</p>` });
  }
  changes.length = 0;
  clock.tick();
  return { library, clock, changes };
}

const read = (number: number, fields = {}) => makeNumbered(number, { extractorVersion: '2', ...fields });

test('a run tells of each clip what is otherwise, and keeps what it said before', async () => {
  const { library, changes } = await openFilled(4);
  await library.update(idOf(2), { article: { headline: '我改的标题' } });
  changes.length = 0;
  const { rereading } = library;
  const run = await rereading.begin(NEW);
  const outcomes: Reread[] = [];
  for (const article of [
    read(1),
    read(2, { headline: '读出的标题', contentSource: '示例晚报', articleBody: '换了一段话。' }),
    read(3, { contentHtml: '<p>另一种排版</p>' }),
  ]) {
    outcomes.push(await rereading.take(run, idOf(outcomes.length + 1), article));
  }
  outcomes.push(await rereading.take(run, idOf(4), undefined));
  expect(outcomes.map(({ outcome, changed }) => [outcome, changed])).toEqual([
    ['same', []],
    ['changed', ['contentSource', 'articleBody']],
    ['changed', ['other']],
    ['failed', []],
  ]);
  expect(await rereading.list(run)).toEqual(outcomes);
  expect((await library.get(idOf(2)))?.article).toMatchObject({ headline: '我改的标题', extractorVersion: '2' });
  expect((await library.get(idOf(1)))?.article.extractorVersion).toBe('1');
  expect(await library.revisions(idOf(2))).toHaveLength(1);
  expect(changes).toEqual([]);
  rereading.announce();
  rereading.announce();
  expect(changes).toEqual([[idOf(2), idOf(3)]]);
});

test('a whole run is undone to the letter', async () => {
  const { library, clock } = await openFilled(3);
  const before = await collect(library.read({}));
  const { rereading } = library;
  const run = await rereading.begin(NEW);
  for (const number of [1, 2, 3]) {
    await rereading.take(run, idOf(number), read(number, { articleBody: `新的第${number}篇。` }));
  }
  clock.tick();
  for (const reread of await rereading.list(run)) expect(await rereading.undo(reread)).toBe(true);
  await rereading.forget();
  const now = clock.now().toISOString();
  expect(await collect(library.read({}))).toEqual(
    before.map((whole) => ({ ...whole, clip: { ...whole.clip, updatedAt: now } })),
  );
  expect(await library.revisions(idOf(1))).toEqual([]);
  expect(await rereading.last()).toBeUndefined();
  expect(await library.verify()).toMatchObject({ damaged: [], unindexed: [], countsRight: true });
  expect(await rereading.isDue(run, { id: idOf(1), extractorVersion: '1' })).toBe(true);
});

test('what was changed after the run stays when the run is undone', async () => {
  const { library, clock } = await openFilled(2);
  const { rereading } = library;
  const run = await rereading.begin(NEW);
  for (const number of [1, 2]) await rereading.take(run, idOf(number), read(number, { articleBody: '换了一段话。' }));
  clock.tick();
  await library.update(idOf(1), { article: { headline: '后来改的' }, note: '再读' });
  await library.revise(idOf(2), read(2, { articleBody: '又换了一段话。' }));
  const [first, second] = await rereading.list(run);
  if (!first || !second) throw new Error('no outcomes');
  expect(await rereading.undo(first)).toBe(true);
  expect(await rereading.undo(second)).toBe(false);
  expect(await library.get(idOf(1))).toMatchObject({
    article: { headline: '后来改的', extractorVersion: '1' },
    note: '再读',
  });
  expect((await library.getContent(idOf(1)))?.articleBody).toBe(makeNumbered(1).articleBody);
  expect((await library.getContent(idOf(2)))?.articleBody).toBe('又换了一段话。');
  expect((await rereading.list(run)).map(({ outcome }) => outcome)).toEqual(['undone', 'changed']);
});

test('a run that was stopped goes on where it was, and no later one of the same version reads the same again', async () => {
  const { library, clock } = await openFilled(3);
  const { rereading } = library;
  const run = await rereading.begin(NEW);
  await rereading.take(run, idOf(1), read(1));
  expect(await rereading.last()).toEqual({ ...run, isFinished: false });
  const due = async (by: typeof run) => {
    const clips = await library.list({}, { limit: 9 });
    const is = await Promise.all(
      clips.map(({ id, article }) => rereading.isDue(by, { id, extractorVersion: article.extractorVersion })),
    );
    return clips.filter((_, at) => is[at]).map(({ id }) => id);
  };
  expect(await due(run)).toEqual([idOf(3), idOf(2)]);
  await rereading.take(run, idOf(2), read(2, { articleBody: '换了一段话。' }));
  await rereading.finish(run);
  expect(await rereading.last()).toMatchObject({ isFinished: true });

  clock.tick();
  const later = await rereading.begin(NEW);
  expect(await due(later)).toEqual([idOf(3)]);
  expect(await rereading.list(later)).toEqual([]);
  // What the first run changed is not offered for taking back any more; what it read need not be read again.
  expect((await rereading.list(run)).map(({ id, outcome }) => [id, outcome])).toEqual([[idOf(1), 'same']]);
  clock.tick();
  const again = await rereading.begin({ ...NEW, again: true });
  expect(await due(again)).toHaveLength(3);
  await rereading.take(again, idOf(1), read(1));
  expect(await due(again)).toEqual([idOf(3), idOf(2)]);
  clock.tick();
  expect(await due(await rereading.begin({ ...NEW, version: '3' }))).toHaveLength(3);
});

test('an outcome goes with its clip', async () => {
  const { library } = await openFilled(1);
  const run = await library.rereading.begin(NEW);
  await library.rereading.take(run, idOf(1), read(1));
  await library.erase([idOf(1)]);
  expect(await library.rereading.list(run)).toEqual([]);
  await expect(library.rereading.take(run, idOf(1), read(1))).rejects.toMatchObject({ code: 'notFound' });
});

import { deleteDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Journal } from '../../utils/library/journal';
import type { Library, WholeClip } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { withMoved } from '../../utils/library/reading-list';
import {
  collect,
  freshName,
  idOf,
  makeClock,
  makeCopyFiles,
  makeHighlighted,
  makeJournal,
  makeNumbered,
} from './make-article';

/**
 * A browser is killed before each step of each kind of change in turn: before a transaction that writes, before a writing of the
 * journal. What was acknowledged must be there at the next start, and of what was not all or nothing; with the database as it
 * was, and with the database gone.
 */

afterEach(() => void vi.restoreAllMocks());

const NOW = '2026-03-01T08:00:00.000Z';
const DAY = 86_400_000;
const LIST = idOf(80);
const BODY = makeNumbered(2, { articleBody: '第二稿，走村入户，先听真话。' }).articleBody;

/** The writings of the journal, each a step. */
const WRITINGS = ['put', 'remove', 'removeBeside', 'putIntent', 'removeIntent', 'writeMark'] as const;

/** Stores that only the user's changes write to. */
const CHANGED = ['clips', 'lists', 'rules'];

/** How far a change came before the browser was killed: whether its transaction was complete, and its entries in the journal. */
interface Reached {
  isWritten: boolean;
  isSecured: boolean;
}

/** Lets so many steps be made and no more: the browser is killed then. */
function killAfter(steps: number, journal: Journal): { journal: Journal; reached: Reached } {
  const reached = { isWritten: false, isSecured: false };
  let left = steps;
  const step = () => {
    if (left === 0) throw new Error('killed');
    left--;
  };
  const transaction = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
    const [stores, mode] = given;
    if (mode === 'readwrite') {
      step();
      if (CHANGED.some((store) => [...stores].includes(store))) reached.isWritten = true;
    }
    return transaction.apply(this, given);
  });
  const killed = { ...journal };
  for (const name of WRITINGS) {
    const write: (...given: never[]) => Promise<void> = journal[name];
    Object.assign(killed, {
      [name]: async (...given: never[]) => {
        step();
        await write(...given);
        if (name === 'put') reached.isSecured = true;
      },
    });
  }
  return { journal: killed, reached };
}

type Age = 'young' | 'young, with a second copy' | 'old, with a second copy';

const isOld = (age: Age) => age.startsWith('old');

/** Three clips: in a list, with pages, an older text, a highlight; the third in the trash. */
async function open(age: Age) {
  const clock = makeClock();
  const name = freshName();
  const { journal } = makeJournal();
  const { files } = makeCopyFiles();
  const openWith = (given: Journal) =>
    openLibrary({ now: clock.now, name, journal: given, copy: { files, isWanted: async () => age !== 'young' } });
  const library = openWith(journal);
  await library.recover();
  if (isOld(age)) clock.tick(DAY);
  for (let number = 1; number <= 3; number++) {
    clock.tick();
    await library.save({ id: idOf(number), article: makeNumbered(number), source: `<p>第${number}页</p>` });
  }
  clock.tick();
  await library.revise(idOf(2), makeNumbered(2, { articleBody: BODY }), '<p>新页</p>');
  clock.tick();
  await library.addHighlight(idOf(2), makeHighlighted(idOf(9), BODY, '走村入户'));
  await library.lists.put({ id: LIST, name: '申论', clips: [1, 2, 3].map(idOf), savedAt: NOW });
  await library.remove([idOf(3)]);
  if (age !== 'young') await library.keepCopy();
  await library.settled();
  clock.tick();
  const lose = () => deleteDB(name);
  return { library, journal, openWith, lose };
}

/** All that is seen of the library. */
async function everything(library: Library) {
  const wholes = [...(await collect(library.read({}))), ...(await collect(library.read({ trashed: true })))];
  const ids = wholes.map(({ clip }) => clip.id).toSorted();
  const lists = await library.lists.list();
  await library.settled();
  const { damaged, unindexed, countsRight } = await library.verify();
  return {
    wholes: wholes.toSorted((one, other) => (one.clip.id < other.clip.id ? -1 : 1)),
    revisions: await Promise.all(ids.map((id) => library.revisions(id))),
    sources: await Promise.all(ids.map((id) => library.packedSources(id))),
    // An id for which there is no clip is passed over wherever a list is shown.
    lists: lists.map((list) => ({ ...list, clips: list.clips.filter((id) => ids.includes(id)) })),
    rules: (await library.rules()).map(({ selector }) => selector),
    health: { damaged, unindexed, countsRight },
  };
}

/** The clip as another computer has it, which changed it earlier by its clock. */
async function fromElsewhere(library: Library, number: number): Promise<WholeClip> {
  const [whole] = await collect(library.read([idOf(number)]));
  if (!whole) throw new Error('no clip');
  return { ...whole, clip: { ...whole.clip, note: '别处的笔记', updatedAt: '2026-02-01T08:00:00.000Z' } };
}

type Change = (library: Library) => Promise<unknown>;

/** What a change is prepared with, before the browser is killed in it. */
type Prepare = (library: Library) => Promise<Change>;

const CHANGES: [string, Prepare][] = [
  ['a save', async () => (library) => library.save({ id: idOf(4), article: makeNumbered(4), source: '<p>四</p>' })],
  ['a correction', async () => (library) => library.update(idOf(1), { note: '再读', tags: ['文风'] })],
  [
    'tags for many',
    async () => (library) => library.updateMany([idOf(1), idOf(2)], ({ tags }) => ({ tags: [...tags, '批'] })),
  ],
  ['a move to the trash', async () => (library) => library.remove([idOf(1), idOf(2)])],
  ['a return from the trash', async () => (library) => library.restore([idOf(3)])],
  ['a highlight', async () => (library) => library.addHighlight(idOf(2), makeHighlighted(idOf(10), BODY, '先听真话'))],
  ['a highlight taken away', async () => (library) => library.removeHighlight(idOf(2), idOf(9))],
  [
    'another reading with its page',
    async () => (library) => library.revise(idOf(2), makeNumbered(2, { articleBody: '第三稿。' }), '<p>三页</p>'),
  ],
  [
    'a reading taken back',
    async (library) => {
      const [{ at } = { at: '' }] = await library.revisions(idOf(2));
      return (killed) => killed.takeBack(idOf(2), at);
    },
  ],
  [
    'a place in a list',
    async () => (library) => library.lists.change(LIST, (list) => withMoved(list, idOf(2), idOf(1))),
  ],
  ['a list taken away', async () => (library) => library.lists.remove(LIST)],
  ['a rule', async () => (library) => library.addRule({ host: 'b.cn', role: 'drop', selector: '.a' })],
  ['an erasure', async () => (library) => library.erase([idOf(2)])],
  [
    'an emptied trash',
    async (library) => library.remove([idOf(2)]).then(() => (killed) => killed.erase([2, 3].map(idOf))),
  ],
  [
    'an import over clips that are newer',
    async (library) => {
      const wholes = await Promise.all([1, 2].map((number) => fromElsewhere(library, number)));
      const lists = [{ id: idOf(81), name: '别处的清单', clips: [idOf(1)], savedAt: NOW }];
      const [past] = await library.revisions(idOf(2));
      const revisions = past ? [{ ...past, at: '2026-01-01T08:00:00.000Z' }] : [];
      return (killed) => killed.write(wholes, { lists, revisions });
    },
  ],
  [
    'an import of what was erased',
    async (library) => {
      const wholes = await Promise.all([1, 2].map((number) => fromElsewhere(library, number)));
      await library.erase([idOf(1)]);
      return (killed) => killed.write(wholes);
    },
  ],
];

type Fate = 'is as it was' | 'is gone';

interface Kill {
  age: Age;
  prepare: Prepare;
  /** The browser is killed behind so many steps of the change. */
  steps: number;
  fate: Fate;
  /** And again behind so many of the recovery. */
  ofRecovery?: number;
}

/**
 * What is there after a kill, how far the change came, and whether it was acknowledged; and whether the recovery came to its end.
 */
async function kill({ age, prepare, steps, fate, ofRecovery }: Kill) {
  const { library, journal, openWith, lose } = await open(age);
  const change = await prepare(library);
  if (age !== 'young') await library.keepCopy();
  const before = await everything(library);
  await library.close();

  const killOne = async (after: number, work: (killed: Library) => Promise<unknown>) => {
    const { journal: stopped, reached } = killAfter(after, journal);
    const killed = openWith(stopped);
    const isDone = await work(killed).then(
      () => true,
      () => false,
    );
    vi.restoreAllMocks();
    await killed.settled().catch(() => undefined);
    await killed.close();
    return { isDone, reached };
  };

  const { isDone: isAcknowledged, reached } = await killOne(steps, change);
  if (fate === 'is gone') await lose();
  const isRecovered = ofRecovery === undefined || (await killOne(ofRecovery, (killed) => killed.recover())).isDone;
  const next = openWith(journal);
  await next.recover();
  return { before, after: await everything(next), isAcknowledged, isRecovered, ...reached };
}

/** More steps than any change has. */
const EVERY_STEP = 100;

type Everything = Awaited<ReturnType<typeof everything>>;

/** Which of the two it is; of neither, in what it is another than the first. */
function stateOf(found: Everything, [before, changed]: [Everything, Everything]): string {
  const tell = (part: unknown) => JSON.stringify(part);
  if (tell(found) === tell(changed)) return 'changed';
  if (tell(found) === tell(before)) return 'as before';
  const isOther = ([name, part]: [string, unknown]) => tell(part) !== tell(new Map(Object.entries(before)).get(name));
  return `torn: ${tell(Object.entries(found).filter(isOther))}`;
}

const FATES: Fate[] = ['is as it was', 'is gone'];

describe.each<Age>(['young', 'young, with a second copy', 'old, with a second copy'])(
  'in a database that is %s',
  (age) => {
    test.each(CHANGES)('%s is there or is not, wherever the browser is killed', async (name, prepare) => {
      const { after: changed, before } = await kill({ age, prepare, steps: EVERY_STEP, fate: 'is as it was' });
      expect(stateOf(changed, [before, before])).toContain('torn');
      for (let steps = 0, isOver = false; !isOver; steps++) {
        for (const fate of FATES) {
          const { after, isAcknowledged, isWritten, isSecured } = await kill({ age, prepare, steps, fate });
          // Of the last seconds of an old database that is lost, what was erased alone is in a copy.
          const isInCopies = isSecured && (!isOld(age) || /erasure|emptied/.test(name));
          const isExpected = fate === 'is as it was' ? isWritten : isInCopies;
          expect(stateOf(after, [before, changed]), `step ${steps}, ${fate}`).toBe(
            isExpected ? 'changed' : 'as before',
          );
          isOver = isAcknowledged;
        }
      }
    });
  },
);

test.each(CHANGES.filter(([name]) => /^an (erasure|import over)/.test(name)))(
  '%s is there or is not, wherever the browser is killed again while it recovers',
  async (_name, prepare) => {
    const age = 'young';
    const { after: changed, before } = await kill({ age, prepare, steps: EVERY_STEP, fate: 'is as it was' });
    for (const fate of FATES) {
      for (const steps of [1, 2, 3]) {
        for (let ofRecovery = 0, isOver = false; !isOver; ofRecovery++) {
          const done = await kill({ age, prepare, steps, fate, ofRecovery });
          const isExpected = fate === 'is as it was' ? done.isWritten : done.isSecured;
          const where = `step ${steps}, then ${ofRecovery}, ${fate}`;
          expect(stateOf(done.after, [before, changed]), where).toBe(isExpected ? 'changed' : 'as before');
          isOver = done.isRecovered;
        }
      }
    }
  },
);

import { expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import { makeHighlight } from '../../utils/library/highlight';
import type { Excerpt, Filter } from '../../utils/library/library';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, idOf, makeClock, makeNumbered } from './make-article';

const WORDS = ['板凳坐热', '话要听全', '账要算清'] as const;

/** Clips 1 to 3, each with all of these words; of clip n the nth was highlighted in the nth minute, of the first the last too, in the ninth. */
async function openFilled() {
  const clock = makeClock();
  const name = freshName();
  const library = openLibrary({ now: clock.now, name });
  const highlight = (clip: number, id: number, words: string, minute: number, note = '') => {
    const { articleBody } = makeNumbered(clip);
    const start = articleBody.indexOf(words);
    const about = { id: idOf(id), color: 'yellow', now: new Date(Date.UTC(2026, 2, 1, 9, minute)) } as const;
    const made = makeHighlight(articleBody, { start, end: start + words.length }, about);
    if (!made) throw new Error(`no ${words}`);
    return library.addHighlight(idOf(clip), { ...made, note });
  };
  for (const [at, words] of WORDS.entries()) {
    const number = at + 1;
    clock.tick();
    await library.save({ id: idOf(number), article: makeNumbered(number), tags: at === 1 ? ['文风/短'] : [] });
    await highlight(number, 90 + number, words, number, at === 1 ? '可作開頭' : '');
  }
  await highlight(1, 99, '账要算清', 9);
  const list = { id: idOf(50), name: '申论', clips: [idOf(3), idOf(1)], savedAt: '2026-03-01T08:00:00.000Z' };
  await library.lists.put(list);
  await library.update(idOf(3), { article: { author: [{ name: '周野' }] } });
  const ask = async (query = '', filter: Filter = {}) =>
    idsOf(await collect(library.excerpts(query, filter, { limit: 9 })));
  return { library, name, clock, ask };
}

const idsOf = (excerpts: Excerpt[]) => excerpts.map(({ highlight }) => Number(highlight.id.slice(-2)));

test('the highlights of all clips come newest first, in pages that go on where the last one ended', async () => {
  const { library, ask } = await openFilled();
  expect(await ask()).toEqual([99, 93, 92, 91]);
  const first = await collect(library.excerpts('', {}, { limit: 2 }));
  expect(first.map(({ clip }) => clip.article.headline)).toEqual(['第1篇评论', '第3篇评论']);
  const [, last] = first;
  expect(idsOf(await collect(library.excerpts('', {}, { limit: 9, ...(last && { after: last }) })))).toEqual([92, 91]);
});

test.each<[string, Filter, number[], string]>([
  ['账要', {}, [99, 93], 'the words that were highlighted'],
  ['賬要', {}, [99, 93], 'and those in the other script'],
  ['可作开头', {}, [92], 'the note'],
  ['作者:周野', {}, [93], 'what is known of the article'],
  ['正文:第1篇', {}, [], 'its headline is not the words'],
  ['听全 OR 坐热', {}, [92, 91], 'either of two words'],
  ['-账要', {}, [92, 91], 'without a word'],
  ['清单:申论', {}, [99, 93, 91], 'a list by its name'],
  ['', { list: idOf(50) }, [99, 93, 91], 'a list by hand'],
  ['', { list: idOf(51) }, [], 'a list that is gone'],
  ['', { tag: '文风' }, [92], 'a tag with those below it'],
  ['作者:', {}, [], 'a query that says nothing yet'],
])('%s in %o finds %o (%s)', async (query, filter, expected) => {
  const { ask } = await openFilled();
  expect(await ask(query, filter)).toEqual(expected);
});

test('the rows follow every change of their clips', async () => {
  const { library, ask, clock } = await openFilled();
  await library.changeHighlight(idOf(2), idOf(92), { note: '改记' });
  expect(await ask('改记')).toEqual([92]);
  await library.removeHighlight(idOf(1), idOf(99));
  await library.remove([idOf(2)]);
  expect([await ask(), await ask('', { trashed: true })]).toEqual([[93, 91], [92]]);
  await library.restore([idOf(2)]);
  clock.tick();
  await library.revise(idOf(3), makeNumbered(3, { articleBody: '全文改写了。' }));
  const [lost] = await collect(library.excerpts('', {}, { limit: 1 }));
  expect(lost?.highlight).toMatchObject({ id: idOf(93), quote: { exact: '账要算清' } });
  expect(lost?.highlight.position).toBeUndefined();
  await library.erase([idOf(3)]);
  expect(await ask()).toEqual([92, 91]);
});

test.each([3, 300])(
  'highlights of %i imported clips are listed, and those that an import replaces are not',
  async (clips) => {
    const { library, ask } = await openFilled();
    const wholes = await collect(library.read({}));
    const [one] = wholes;
    if (!one) throw new Error('no clip');
    const others = Array.from({ length: clips - wholes.length }, (_, at) => {
      const id = idOf(1000 + at);
      return { ...one, clip: { ...one.clip, id }, content: { ...one.content, id }, highlights: [] };
    });
    const changed = wholes.map((whole) => ({ ...whole, highlights: whole.highlights.slice(0, 1) }));
    await library.write([...changed, ...others]);
    expect(await ask()).toEqual([93, 92, 91]);
  },
);

test('a search that is stopped finds no more', async () => {
  const { library } = await openFilled();
  const controller = new AbortController();
  controller.abort();
  expect(await collect(library.excerpts('', {}, { limit: 9 }, controller.signal))).toEqual([]);
});

test('rows that are not what the texts say are noticed, and made anew', async () => {
  const { library, name, ask } = await openFilled();
  // One of them is found again in another text.
  await library.revise(idOf(3), makeNumbered(3, { articleBody: `又一版。\n${makeNumbered(3).articleBody}` }));
  expect(await library.verify()).toMatchObject({ unindexed: [] });
  const connection = connect(name, () => undefined);
  await connection.write(['highlights'], async (tx) => {
    const rows = await tx.objectStore('highlights').getAll();
    const [first] = rows;
    if (!first) throw new Error('no row');
    await tx.objectStore('highlights').delete([idOf(1), idOf(99)]);
    await tx.objectStore('highlights').put({ clip: idOf(2), highlight: { ...first.highlight, id: idOf(98) } });
    await tx.objectStore('highlights').put({ clip: idOf(9), highlight: first.highlight });
  });
  await connection.close();
  expect((await library.verify()).unindexed).toEqual([idOf(1), idOf(2), idOf(9)]);
  await library.rebuildIndex();
  expect(await library.verify()).toMatchObject({ unindexed: [] });
  expect(await ask()).toEqual([99, 93, 92, 91]);
});

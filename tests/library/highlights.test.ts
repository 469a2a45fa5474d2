import { expect, test } from 'vitest';
import { Highlight } from '../../utils/library/highlight';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, idOf, makeArticle, makeClock, makeHighlighted, makeJournal } from './make-article';

const BODY = makeArticle().articleBody;
const BENCH = makeHighlighted(idOf(91), BODY, '板凳坐热', '这句可引');
const ACCOUNT = makeHighlighted(idOf(92), BODY, '账要算清');

/** A library with one clip in it. */
async function openFilled(name = freshName()) {
  const clock = makeClock();
  const { journal, entries } = makeJournal();
  const library = openLibrary({ now: clock.now, name, journal });
  await library.save({ id: idOf(1), article: makeArticle() });
  clock.tick();
  return { library, clock, entries, journal, name };
}
const placesOf = (highlights: Highlight[], text: string) =>
  highlights.map(({ position }) => position && text.slice(position.start, position.end));

test('highlights are kept in the order of the text, changed in place, and taken away', async () => {
  const { library } = await openFilled();
  await library.addHighlight(idOf(1), ACCOUNT);
  expect(await library.addHighlight(idOf(1), BENCH)).toEqual(BENCH);
  expect(await library.highlights(idOf(1))).toEqual([BENCH, ACCOUNT]);
  const green = { ...BENCH, color: 'green', note: '' } as const;
  expect(await library.changeHighlight(idOf(1), BENCH.id, { color: 'green', note: '' })).toEqual(green);
  expect(await library.changeHighlight(idOf(1), idOf(99), { note: '无' })).toBeUndefined();
  expect(await library.highlights(idOf(1))).toEqual([green, ACCOUNT]);
  await library.removeHighlight(idOf(1), BENCH.id);
  expect(await library.highlights(idOf(1))).toEqual([ACCOUNT]);
  expect(await library.highlights(idOf(7))).toEqual([]);
  expect(await library.addHighlight(idOf(1), BENCH)).toEqual(BENCH);
  await expect(library.addHighlight(idOf(7), BENCH)).rejects.toMatchObject({ code: 'notFound' });
});

test.each<[string, object]>([
  ['without words', { quote: { ...BENCH.quote, exact: '' } }],
  ['that ends before it begins', { position: { start: 9, end: 9 } }],
  ['of a colour that is none', { color: 'violet' }],
  ['with half a character', { note: '\ud800' }],
])('a highlight %s is refused', (_, wrong) => {
  expect(Highlight.safeParse({ ...BENCH, ...wrong }).success).toBe(false);
});

test('colour and note that two views change at once are both kept', async () => {
  const { library } = await openFilled();
  await library.addHighlight(idOf(1), BENCH);
  await Promise.all([
    library.changeHighlight(idOf(1), BENCH.id, { color: 'blue' }),
    library.changeHighlight(idOf(1), BENCH.id, { note: '改记' }),
  ]);
  expect(await library.highlights(idOf(1))).toEqual([{ ...BENCH, color: 'blue', note: '改记' }]);
  await expect(library.changeHighlight(idOf(1), BENCH.id, { note: '\ud800' })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('a highlight that was made on an older state of the text finds its place in that on disk', async () => {
  const { library } = await openFilled();
  const wrong = { ...BENCH, position: { start: 3, end: 7 } };
  expect(await library.addHighlight(idOf(1), wrong)).toEqual(BENCH);
});

test('a text that changes keeps its highlights: where they stand now, and those that lost their place', async () => {
  const { library, clock } = await openFilled();
  await library.addHighlight(idOf(1), BENCH);
  await library.addHighlight(idOf(1), ACCOUNT);
  const changed = '编者按。\n干部下乡，先要把小板凳坐热。\n完。';
  await library.revise(idOf(1), makeArticle({ articleBody: changed }));
  const after = await library.highlights(idOf(1));
  expect(placesOf(after, changed)).toEqual(['板凳坐热', undefined]);
  expect(after.map(({ quote, note }) => [quote.exact, note])).toEqual([
    ['板凳坐热', '这句可引'],
    ['账要算清', ''],
  ]);
  clock.tick();
  await library.revise(idOf(1), makeArticle());
  expect(await library.highlights(idOf(1))).toEqual([BENCH, ACCOUNT]);
});

test('search finds what was marked and what was noted to it, in a text that has it no more too', async () => {
  const { library } = await openFilled();
  const idsOf = async (query: string) =>
    (await collect(library.search(query, {}, { limit: 9 }))).map(({ clip }) => clip.id);
  expect(await idsOf('is:划线')).toEqual([]);
  await library.addHighlight(idOf(1), BENCH);
  const [hit] = await collect(library.search('可引', {}, { limit: 9 }));
  expect(hit?.snippet).toEqual({ field: 'other', text: '这句可引', marks: [[2, 4]] });
  expect(await idsOf('笔记:可引')).toEqual([idOf(1)]);
  expect(await idsOf('划线:板凳')).toEqual([idOf(1)]);
  expect(await idsOf('划线:下乡')).toEqual([]);
  expect(await idsOf('is:highlighted')).toEqual([idOf(1)]);
  await library.revise(idOf(1), makeArticle({ articleBody: '全文另写。' }));
  expect(await idsOf('板凳坐热')).toEqual([idOf(1)]);
  await library.removeHighlight(idOf(1), BENCH.id);
  expect(await idsOf('板凳坐热')).toEqual([]);
  expect(await idsOf('is:划线')).toEqual([]);
  expect(await library.verify()).toMatchObject({ clips: 1, damaged: [], unindexed: [], countsRight: true });
});

test('a change of the clip leaves its highlights findable', async () => {
  const { library } = await openFilled();
  await library.addHighlight(idOf(1), BENCH);
  await library.update(idOf(1), { note: '另记一笔', tags: ['文风'] });
  expect(await collect(library.search('笔记:可引 is:划线', {}, { limit: 9 }))).toHaveLength(1);
  await library.rebuildIndex();
  expect(await collect(library.search('笔记:可引 is:划线', {}, { limit: 9 }))).toHaveLength(1);
});

test('trash and restore keep them, erasing takes them along', async () => {
  const { library, entries } = await openFilled();
  await library.addHighlight(idOf(1), BENCH);
  await library.remove([idOf(1)]);
  await library.restore([idOf(1)]);
  expect(await library.highlights(idOf(1))).toEqual([BENCH]);
  await library.erase([idOf(1)]);
  expect(await library.highlights(idOf(1))).toEqual([]);
  expect(JSON.stringify([...entries.values()])).not.toContain('这句可引');
});

test('an acknowledged highlight is in the second copy, and comes back with it', async () => {
  const { library, name, journal, clock } = await openFilled();
  await library.addHighlight(idOf(1), BENCH);
  await library.close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve;
  });
  const again = openLibrary({ now: clock.now, name, journal });
  expect(await again.recover()).toMatchObject({ database: 'emptied', restored: [idOf(1)] });
  expect(await again.highlights(idOf(1))).toEqual([BENCH]);
});

test('highlights that two views make at once are all kept', async () => {
  const name = freshName();
  const { library } = await openFilled(name);
  const other = openLibrary({ now: makeClock().now, name });
  await Promise.all([library.addHighlight(idOf(1), BENCH), other.addHighlight(idOf(1), ACCOUNT)]);
  expect(await library.highlights(idOf(1))).toEqual([BENCH, ACCOUNT]);
});

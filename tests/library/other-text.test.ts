import { expect, test } from 'vitest';
import { switchText } from '../../utils/article/other-text';
import { connect } from '../../utils/library/connection';
import { openLibrary } from '../../utils/library/open-library';
import { collect, freshName, idOf, makeArticle, makeClock, makeNumbered } from './make-article';

/** What two damaged pages print, and what they said before: readings, a run shifted by a byte, a torn full stop. */
const PAGES = [
  ['水庫旁，當(dāng)?shù)馗刹咳罕娪H切。', '水庫旁，當地干部群眾親切。'],
  ['規(guī)矩不能丟?！边@一條寫在墻上。', '規矩不能丟。”這一條寫在墻上。'],
] as const;

/** The repaired pages, the first of them shown as printed, and a text of a stranger. */
async function openDamaged() {
  const clock = makeClock();
  const name = freshName();
  const library = openLibrary({ now: clock.now, name });
  for (const [at, [printedBody, articleBody]] of PAGES.entries()) {
    const article = makeNumbered(at + 1, { articleBody, printedBody, printedHtml: '<p></p>', inLanguage: 'zh-Hant' });
    clock.tick();
    await library.save({ id: idOf(at + 1), article: at === 0 ? switchText(article) : article });
  }
  clock.tick();
  await library.save({ id: idOf(3), article: makeNumbered(3, { articleBody: '罕见的边疆来信，刹那读完。' }) });
  return { library, name };
}

const CASES: [query: string, expected: number[], why: string][] = [
  ['當(dāng)?shù)馗刹咳罕娪H切', [1], 'as the page that is shown prints it'],
  ['馗刹咳罕娪', [1], 'a piece of a run that is shifted'],
  ['當地干部群眾', [1], 'as it was before, of a clip that shows what is printed'],
  ['当地干部群众', [1], 'the same in Simplified'],
  ['不能丟?！边@一條', [2], 'as the page printed it that is shown repaired'],
  ['規(guī)矩不能丟?！边@一條', [2], 'with a reading in it'],
  ['不能丟。”這一條', [2], 'as it is shown'],
  ['正文:丟?！边@一條', [2], 'in the text alone'],
  ['标题:丟?！边@一條', [], 'the headline says nothing of it'],
  ['罕', [3, 1], 'a character of what the clip shows'],
  ['刹咳', [1], 'a pair of what the clip shows'],
  ['边@', [3], 'not of what was only printed: nobody who seeks 边 means that'],
  ['干部群眾親', [1], 'the other text, from four characters on'],
  ['群眾', [], 'and not below'],
];

test.each(CASES)('「%s」 → %j (%s)', async (query, expected) => {
  const { library } = await openDamaged();
  const hits = await collect(library.search(query, {}, { limit: 10 }));
  expect(hits.map(({ clip }) => Number(clip.id.slice(-12)))).toEqual(expected);
  expect(hits.every(({ snippet }) => snippet.marks.length > 0)).toBe(true);
});

test('the other text of an older row is found when the index is made anew', async () => {
  const { library, name } = await openDamaged();
  const before = await library.getContent(idOf(2));
  await connect(name, () => undefined).write(['texts', 'contents', 'meta'], async (tx) => {
    const [text, content] = await Promise.all([
      tx.objectStore('texts').get(idOf(2)),
      tx.objectStore('contents').get(idOf(2)),
    ]);
    if (!content || text?.printedBody === undefined) throw new Error('nothing there');
    const { printedBody, ...older } = text;
    await tx.objectStore('texts').put(older);
    await tx.objectStore('contents').put({ ...content, printedBody });
    await tx.objectStore('meta').put('4:0', 'indexFormat');
  });
  const again = openLibrary({ now: makeClock().now, name });
  expect(await again.getContent(idOf(2))).toEqual(before);
  await again.recover();
  await again.settled();
  const hits = await collect(again.search('不能丟?！边@一條', {}, { limit: 10 }));
  expect(hits.map(({ clip }) => clip.id)).toEqual([idOf(2)]);
  expect(await again.getContent(idOf(2))).toEqual(before);
  expect((await again.verify()).unindexed).toEqual([]);
});

test('a clip of one text has no other', async () => {
  const library = openLibrary({ now: makeClock().now, name: freshName() });
  await library.save({ id: idOf(1), article: makeArticle() });
  expect(await library.getContent(idOf(1))).not.toHaveProperty('printedBody');
});

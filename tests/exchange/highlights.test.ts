// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { toBundleClip, writeBundle } from '../../utils/exchange/bundle';
import { findFormat } from '../../utils/exchange/format';
import { applyImport, planImport } from '../../utils/exchange/import';
import { openLibrary } from '../../utils/library/open-library';
import { freshName, idOf, makeArticle, makeClock, makeHighlighted } from '../library/make-article';
import { ABOUT, damage, each, makeWhole, setAt } from './make-bundle';

const open = () => openLibrary({ now: makeClock().now, name: freshName() });
const BODY = makeArticle().articleBody;
const BENCH = makeHighlighted(idOf(91), BODY, '板凳坐热', '这句可引');
const { position: _position, ...LOST } = makeHighlighted(idOf(92), BODY, '话要听全');

const write = async () =>
  (await writeBundle(each([{ ...(await makeWhole(1)), highlights: [BENCH, LOST] }]), ABOUT)).text();

test('highlights go with their clip and come back, those without a place too, a second time nothing is new', async () => {
  const library = open();
  const file = await write();
  await applyImport(await planImport(file, library, document), library);
  expect(await library.highlights(idOf(1))).toEqual([BENCH, LOST]);
  expect(await (await writeBundle(library.read({}), ABOUT)).text()).toBe(file);
  expect(await planImport(file, library, document)).toMatchObject({ new: [], identical: 1, changed: [] });
});

test('a clip that differs in a highlight alone is another state of it', async () => {
  const library = open();
  await applyImport(await planImport(await write(), library, document), library);
  await library.removeHighlight(idOf(1), LOST.id);
  const plan = await planImport(await write(), library, document);
  expect(plan).toMatchObject({ new: [], identical: 0, changed: [{ imported: { highlights: [BENCH, LOST] } }] });
  await applyImport(plan, library, 'replace');
  expect(await library.highlights(idOf(1))).toEqual([BENCH, LOST]);
});

test('a place beyond the text is sought by its quote', async () => {
  const library = open();
  const file = await damage(await write(), (bundle) =>
    setAt(bundle, 'clips[0].highlights[0].position', { start: 90, end: 99 }),
  );
  await applyImport(await planImport(file, library, document), library);
  expect(await library.highlights(idOf(1))).toEqual([BENCH, LOST]);
});

test.each([
  ['clips[0].highlights[0].quote.exact', '', 'tooShort'],
  ['clips[0].highlights[0].color', 'url(x)', 'value'],
  ['clips[0].highlights[1].id', idOf(91), 'value'],
  ['clips[0].highlights[0].extra', 1, 'unknownKey'],
])('a file whose %s is %j is refused', async (path, value, reason) => {
  const file = await damage(await write(), (bundle) => setAt(bundle, path, value));
  await expect(planImport(file, open(), document)).rejects.toMatchObject({ faults: [{ reason }] });
});

test('a clip without highlights says nothing of them', async () => {
  expect(toBundleClip(await makeWhole(1))).not.toHaveProperty('highlights');
});

test('excerpts are written of the clips with highlights', async () => {
  const format = findFormat('markdown-excerpts');
  const [bare, marked] = [await makeWhole(2), { ...(await makeWhole(1)), highlights: [BENCH, LOST] }];
  const clips = [bare, marked].map((whole) => ({ ...whole, revisions: [] }));
  expect(clips.map((clip) => format?.takes?.(clip))).toEqual([false, true]);
  const file = format && 'writeExcerpts' in format ? await format.writeExcerpts(each(clips.slice(1))) : undefined;
  expect(await file?.text()).toMatch(
    /^## 第1篇评论\n\n> 板凳坐热\n\n这句可引\n\n> 话要听全\n\n——林晓禾\. 第1篇评论\[N\/OL\]/,
  );
});

import { expect, test } from 'vitest';
import { toWord } from '../../utils/library/hits';
import { openLibrary } from '../../utils/library/open-library';
import { findMarks, findSnippet } from '../../utils/library/snippet';
import { collect, freshName, idOf, makeClock, makeNumbered } from './make-article';

const wordsOf = (typed: string[]) => typed.flatMap((word) => toWord(word) ?? []);
const fieldOf = (text: string) => ({ name: 'body' as const, text });

async function openFilled() {
  const clock = makeClock();
  const library = openLibrary({ now: clock.now, name: freshName() });
  const drafts = [
    { articleBody: '门要常开，话要直说。\n群众的事没有小事。' },
    { articleBody: '羣眾路線不是口號，裡外都要落實。', inLanguage: 'zh-Hant' as const },
    { articleBody: '夜校里的ＡＩ课，讲的是5G怎样下田。', author: [{ name: '欧阳拾', affiliation: '青禾县委党校' }] },
    { articleBody: '𠮷野家的账本，记着𡈽地的收成。', contentSource: '群众日报' },
  ];
  for (const [at, fields] of drafts.entries()) {
    clock.tick();
    await library.save({
      id: idOf(at + 1),
      article: makeNumbered(at + 1, fields),
      tags: at === 0 ? ['作风/下乡'] : [],
    });
  }
  await library.update(idOf(1), { note: '留着讲课用' });
  return library;
}

test.each([
  ['群众', [4, 2, 1], 'Simplified finds Traditional, and a field that is not the text'],
  ['羣眾', [4, 2, 1], 'Traditional finds Simplified'],
  ['群', [4, 2, 1], 'one character'],
  ['里外', [2], 'a written form of another region'],
  ['话要直说 群众', [1], 'words parted by a space are all wanted'],
  ['"直说 群众"', [1], 'a phrase; the stop and the new line between do not part it'],
  ['说。群众', [1], 'punctuation is nothing'],
  ['众路', [2], 'not across words that do not touch: 「群众 … 路」'],
  ['ai', [3], 'full-width letters and case'],
  ['5g', [3], 'digits'],
  ['G', [], 'not inside a word of letters and digits'],
  ['A', [3], 'the start of a word'],
  ['ＡＩ课', [3], 'a word with what follows it'],
  ['第1', [1], 'a number after Chinese'],
  ['群(qún)众(zhòng)', [4, 2, 1], 'as a mirror spells it'],
  ['-羣(qún)眾 篇', [3], 'excluded as a mirror spells it'],
  ['𠮷野', [4], 'a character beyond the BMP'],
  ['欧阳拾', [3], 'an author'],
  ['委党校', [3], 'an affiliation'],
  ['作风', [1], 'a tag'],
  ['讲课', [1], 'a note'],
  ['第2篇', [2], 'a headline'],
  ['口号 OR 日期:2000..', [4, 3, 2, 1], 'a word, or what no index knows'],
  ['没有的话', [], 'absent'],
  ['，。', [], 'nothing but punctuation'],
  ['', [], 'nothing'],
])('「%s」 → %j (%s)', async (query, expected) => {
  const library = await openFilled();
  const hits = await collect(library.search(query, {}, { limit: 10 }));
  expect(hits.map(({ clip }) => Number(clip.id.slice(-12)))).toEqual(expected);
});

test('a search is paged, filtered and stopped', async () => {
  const library = await openFilled();
  const [first] = await collect(library.search('群众', {}, { limit: 1 }));
  const rest = await collect(library.search('群众', {}, { limit: 9, after: first?.clip }));
  expect(rest.map(({ clip }) => clip.id)).toEqual([idOf(2), idOf(1)]);
  expect(await collect(library.search('群众', { tag: '作风' }, { limit: 9 }))).toHaveLength(1);
  await library.remove([idOf(1)]);
  expect(await collect(library.search('群众', {}, { limit: 9 }))).toHaveLength(2);
  expect(await collect(library.search('群众', { trashed: true }, { limit: 9 }))).toHaveLength(1);
  const stop = new AbortController();
  const seen = [];
  for await (const hit of library.search('群众', {}, { limit: 9 }, stop.signal)) {
    seen.push(hit);
    stop.abort();
  }
  expect(seen).toHaveLength(1);
});

test.each([
  ['群眾，路線', ['群众路线'], ['群眾，路線'], 'marks stand in the original'],
  ['里里里', ['里里'], ['里里'], 'no hit overlaps another of its term'],
  ['路线教育', ['路线教', '教育'], ['路线教育'], 'hits of two terms that overlap are one mark'],
  ['在𡈽地上', ['𡈽'], ['𡈽'], 'a pair stays whole'],
])('in %s %j marks %j (%s)', (text, terms, expected) => {
  const marks = findMarks(fieldOf(text), wordsOf(terms));
  expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(expected);
});

test('a snippet is a short stretch of the original around the hit', () => {
  const text = `${'前'.repeat(300)}\n羣眾${'后'.repeat(300)}`;
  const snippet = findSnippet([fieldOf(text)], wordsOf(['群众']));
  expect(snippet.text.length).toBeLessThanOrEqual(130);
  expect(snippet.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['羣眾']);
  expect(snippet.text).not.toContain('\n');
});

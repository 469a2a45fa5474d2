import { expect, test } from 'vitest';
import type { Article } from '../../utils/article/article';
import { makeClip } from '../../utils/library/make-clip';
import { openLibrary } from '../../utils/library/open-library';
import { parseQuery } from '../../utils/library/query';
import { mostRelevantFirst, relevanceOf } from '../../utils/library/relevance';
import { searchableFields } from '../../utils/library/snippet';
import { collect, freshName, idOf, makeArticle, makeClock, makeNumbered } from './make-article';

async function relevance(query: string, fields: Partial<Article>): Promise<number> {
  const article = makeArticle({ headline: '无关的题', articleBody: '别的话。', ...fields });
  const { clip } = await makeClip({ id: idOf(1), article }, new Date(0));
  return relevanceOf(
    searchableFields({ clip, articleBody: article.articleBody, highlights: [] }),
    parseQuery(query).words,
  );
}

const often = (word: string, times: number) => Array.from({ length: times }, () => `${word}，`).join('又说一句');

test.each<[string, Partial<Article>, Partial<Article>, string]>([
  ['群众', { headline: '群众的事' }, { articleBody: often('群众', 50) }, 'once in the headline before any text'],
  ['群众', { kicker: '群众' }, { contentSource: '群众日报' }, 'the kicker before another field'],
  ['群众', { author: [{ name: '群众' }] }, { articleBody: often('群众', 50) }, 'an author before any text'],
  ['群众', { headline: '群众', articleBody: '群众' }, { headline: '群众' }, 'of two headlines that with the text'],
  ['群众', { articleBody: often('群众', 3) }, { articleBody: '群众' }, 'often before once'],
  ['群众 路线', { articleBody: '群众路线' }, { articleBody: `群众${'隔'.repeat(40)}路线` }, 'close before far'],
  ['群众 路线', { articleBody: '群众的路线' }, { articleBody: '群众还有别的路线' }, 'closer before close'],
  [
    '群众 路线',
    { headline: '群众路线' },
    { headline: '群众', articleBody: often('路线', 9) },
    'all words in the headline',
  ],
  ['羣眾', { articleBody: '羣眾' }, { articleBody: '群众' }, 'the script that was typed'],
  ['AI', { articleBody: 'AI' }, { articleBody: 'ａｉ' }, 'the case and width that were typed'],
  [
    '作者:林晓禾 板凳',
    { articleBody: '板凳' },
    { headline: '林晓禾', author: [], articleBody: '板凳' },
    'a word of a field only there',
  ],
])('for 「%s」 %o comes before %o: %s', async (query, better, worse) => {
  expect(await relevance(query, better)).toBeGreaterThan(await relevance(query, worse));
});

test.each<[string, Partial<Article>, number, string]>([
  ['群众', { headline: '群众' }, 13, 'a headline hit as typed'],
  ['羣眾', { headline: '群众' }, 12, 'a headline hit in the other script'],
  ['群众', { articleBody: often('群众', 7) }, 4, 'the most that a text can give for one word'],
  ['群众 路线', { articleBody: '群众路线' }, 8, 'two words, each once and as typed, side by side'],
  ['-群众', {}, 0, 'nothing is wanted'],
])('「%s」 in %o is worth %d: %s', async (query, fields, value) => {
  expect(await relevance(query, fields)).toBeCloseTo(value);
});

test('hits of a library come newest first and tell what they are worth; equals stay newest first', async () => {
  const clock = makeClock();
  const library = openLibrary({ now: clock.now, name: freshName() });
  for (const [at, fields] of [
    { headline: '门要常开' },
    { articleBody: '门要常开。' },
    { articleBody: '门要常开。' },
    { headline: '门' },
  ].entries()) {
    clock.tick();
    await library.save({ id: idOf(at + 1), article: makeNumbered(at + 1, fields) });
  }
  const numbers = (hits: { clip: { id: string } }[]) => hits.map(({ clip }) => Number(clip.id.slice(-12)));
  const hits = await collect(library.search('门要', {}, { limit: 9, order: 'relevance' }));
  expect(numbers(hits)).toEqual([3, 2, 1]);
  expect(numbers(mostRelevantFirst(hits))).toEqual([1, 3, 2]);
  const byDate = await collect(library.search('门要', {}, { limit: 9 }));
  expect(byDate.map(({ relevance }) => relevance)).toEqual([0, 0, 0]);
});

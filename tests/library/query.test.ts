import { expect, test } from 'vitest';
import { makeClip } from '../../utils/library/make-clip';
import { matchesQuery, parseQuery, type QueryNode } from '../../utils/library/query';
import { searchableFields } from '../../utils/library/snippet';
import { foldForSearch } from '../../utils/text/fold';
import { idOf, makeArticle } from './make-article';

/** The query as a formula, in the words of the query. */
function show(node: QueryNode | undefined): string {
  if (!node) return '';
  switch (node.kind) {
    case 'word':
      return node.name === undefined ? node.folded : `${node.name}=${node.folded}`;
    case 'date':
      return `date ${node.from}–${node.to}`;
    case 'is':
      return node.flag;
    case 'list':
      return `list=${node.folded}`;
    case 'not':
      return `not ${show(node.part)}`;
    default:
      return `(${node.parts.map(show).join(` ${node.kind} `)})`;
  }
}

test.each([
  ['', '', 'nothing'],
  ['板凳', '板凳', 'a word'],
  ['板凳 下乡', '(板凳 and 下乡)', 'words are all wanted'],
  ['板凳　下乡', '(板凳 and 下乡)', 'the wide space parts as well'],
  ['"坐热 板凳"', '坐热板凳', 'a phrase'],
  ['“坐热 板凳” 下乡', '(坐热板凳 and 下乡)', 'Chinese quotation marks'],
  ['板凳 OR 下乡', '(板凳 or 下乡)', 'either'],
  ['板凳|下乡 坐热', '((板凳 or 下乡) and 坐热)', 'either, and another'],
  ['坐热 -下乡', '(坐热 and not 下乡)', 'excluded'],
  ['坐热 -"下乡 板凳"', '(坐热 and not 下乡板凳)', 'a phrase excluded'],
  ['AI-板凳', 'ai板凳', 'a hyphen inside a word'],
  ['作者:林晓禾', 'author=林晓禾', 'a field'],
  ['作者：林晓禾', 'author=林晓禾', 'a field with the wide colon'],
  ['Author:"林 晓禾"', 'author=林晓禾', 'a field in English, with a phrase'],
  ['-来源:日报', 'not source=日报', 'a field excluded'],
  ['日期:2019..2020', 'date 2019–2020', 'a range of years'],
  ['日期:2019-03', 'date 2019-03–2019-03', 'a month'],
  ['date:..2020', 'date –2020', 'up to a year'],
  ['date:2020..', 'date 2020–9999', 'from a year'],
  ['is:starred is:转载', '(starred and reprint)', 'flags'],
  ['is:unread -is:未读', '(unread and not unread)', 'the unread'],
  ['date:2019/3..2019年12月', 'date 2019-03–2019-12', 'dates as people write them'],
  ['日期:２０１９～2020-1-5', 'date 2019–2020-01-05', 'full-width digits, a wave, days without noughts'],
  ['日期:2019-03..2019', 'date 2019-03–2019', 'from a month to the end of its year'],
  ['領(lǐng)導(dǎo)干部', '(領lǐng導dǎo干部 or 領導干部)', 'as a mirror spells it, and without the readings'],
  ['證(scope)據', '證scope據', 'a bracket without a tone is no reading'],
  ['清单:申论 list:"基层 治理"', '(list=申论 and list=基层治理)', 'lists by hand'],
  ['时间:9点', '时间9点', 'no field of ours is a word'],
  ['，。！', '', 'nothing but punctuation'],
])('%s → %s (%s)', (query, expected) => {
  const { node, faults } = parseQuery(query);
  const folded = expected.replace(/[^\s()=–-]+/gu, (word) => (/^[a-z]+$/.test(word) ? word : foldForSearch(word)));
  expect(show(node)).toBe(folded);
  expect(faults).toEqual([]);
});

test.each([
  ['"没有收尾', [{ reason: 'openQuote', start: 0, end: 5 }], '没有收尾'],
  ['下乡 作者:', [{ reason: 'emptyField', start: 3, end: 6 }], '下乡'],
  ['is:blue 下乡', [{ reason: 'unknownFlag', start: 0, end: 7 }], '下乡'],
  ['is:constructor 下乡', [{ reason: 'unknownFlag', start: 0, end: 14 }], '下乡'],
  ['日期:昨天 下乡', [{ reason: 'badDate', start: 0, end: 5 }], '下乡'],
  ['日期:2020..2019 下乡', [{ reason: 'badDate', start: 0, end: 13 }], '下乡'],
  ['日期:2019-13 下乡', [{ reason: 'badDate', start: 0, end: 10 }], '下乡'],
  ['日期:.. 下乡', [{ reason: 'badDate', start: 0, end: 5 }], '下乡'],
  ['下乡 OR', [{ reason: 'danglingOr', start: 3, end: 5 }], '下乡'],
  ['| 下乡', [{ reason: 'danglingOr', start: 0, end: 1 }], '下乡'],
])('%s has a fault, and the rest is searched', (query, faults, rest) => {
  const parsed = parseQuery(query);
  expect(parsed.faults).toEqual(faults);
  expect(show(parsed.node)).toBe(foldForSearch(rest));
});

test.each([
  ['板凳 林晓禾', true, 'words in different fields'],
  ['作者:板凳', false, 'the word in another field'],
  ['作者:林', true, 'the field'],
  ['编辑:何沐 来源:日报 栏目:评论 站点:example', true, 'many fields'],
  ['日期:2020', true, 'the year'],
  ['日期:2019..2020-03', false, 'the month before'],
  ['日期:2020-04-03..', true, 'the day'],
  ['日期:..2020-04-02', false, 'the day before'],
  ['is:starred', false, 'not starred'],
  ['is:unread', true, 'just made'],
  ['is:reprint', true, 'source and publisher differ'],
  ['板凳 -下乡', false, 'excluded'],
  ['火车 OR 板凳', true, 'one of two'],
])('%s matches: %s (%s)', async (query, expected) => {
  const article = makeArticle({ publisher: '示例网' });
  const { clip } = await makeClip({ id: idOf(1), article }, new Date(0));
  const fields = searchableFields({ clip, articleBody: article.articleBody, highlights: [] });
  const { node } = parseQuery(query);
  if (!node) throw new Error('no query');
  expect(matchesQuery(node, { clip, fields })).toBe(expected);
});

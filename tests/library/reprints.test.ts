import { describe, expect, test } from 'vitest';
import { connect } from '../../utils/library/connection';
import { openLibrary } from '../../utils/library/open-library';
import { candidatesAmong, isSameText, printsOf, sentencesOf } from '../../utils/library/prints';
import { makeBenchArticle, toTraditional } from '../bench/library/make-articles';
import { freshName, idOf, makeClock, makeNumbered } from './make-article';

const open = () => openLibrary({ now: makeClock().now, name: freshName() });
const BODY = makeBenchArticle(1).articleBody;

/** What becomes of a text on its way from site to site. */
const CHANGES: [name: string, change: (body: string) => string][] = [
  ['taken as it is', (body) => body],
  ['its first paragraph dropped', (body) => body.slice(body.indexOf('\n') + 1)],
  ['an editor’s line added', (body) => `${body}\n（责任编辑：何沐，本文转自示例日报网站）`],
  ['converted to Traditional', toTraditional],
  [
    'a tenth of its sentences cut',
    (body) =>
      body
        .split('。')
        .filter((_, at) => at % 10 !== 3)
        .join('。'),
  ],
  ['laid out in other paragraphs', (body) => body.replaceAll('\n', '')],
  [
    'all of that',
    (body) =>
      toTraditional(
        `${body
          .slice(body.indexOf('\n') + 1)
          .split('。')
          .filter((_, at) => at % 10 !== 3)
          .join('。')}\n编辑：何沐`,
      ),
  ],
];

test.each(CHANGES)('a text is known again: %s', async (_name, change) => {
  const library = open();
  await library.save({ id: idOf(1), article: makeNumbered(1, { articleBody: BODY }) });
  await library.save({ id: idOf(2), article: makeNumbered(2, { articleBody: makeBenchArticle(2).articleBody }) });
  const saved = await library.save({ id: idOf(3), article: makeNumbered(3, { articleBody: change(BODY) }) });
  expect(saved.outcome).toBe('new');
  expect(saved.reprints.map(({ id }) => id)).toEqual([idOf(1)]);
});

describe('reprints', () => {
  test('are found among many, the earliest published first', async () => {
    const library = open();
    for (let number = 1; number <= 130; number++) {
      const articleBody = number % 40 === 0 ? BODY : makeBenchArticle(number + 1).articleBody.slice(0, 800);
      await library.save({
        id: idOf(number),
        article: makeNumbered(number, { articleBody, datePublished: `20${20 - (number % 9)}-01-01` }),
      });
    }
    await library.settled();
    await library.save({
      id: idOf(500),
      article: makeNumbered(500, { articleBody: BODY, datePublished: '2001-01-01' }),
    });
    await library.remove([idOf(80)]);
    const found = await library.findReprints({ id: idOf(40), articleBody: BODY });
    expect(found.map(({ id }) => id)).toEqual([idOf(500), idOf(120)]);
  });

  test('are found beside a clip that cannot be read', async () => {
    const name = freshName();
    const library = openLibrary({ now: makeClock().now, name });
    for (const number of [1, 2, 3]) {
      await library.save({ id: idOf(number), article: makeNumbered(number, { articleBody: BODY }) });
    }
    await connect(name, () => undefined).write(['clips', 'texts'], async (tx) => {
      const row = await tx.objectStore('clips').get(idOf(1));
      if (row) await tx.objectStore('clips').put({ ...row, clip: JSON.parse('{"site":7}') });
      await tx.objectStore('texts').put({ ...JSON.parse('{"articleBody":7}'), id: idOf(2) });
    });
    const found = await library.findReprints({ id: idOf(4), articleBody: BODY });
    expect(found.map(({ id }) => id)).toEqual([idOf(3)]);
  });

  test('are not what shares a sentence or is too short to tell', async () => {
    const library = open();
    const slogan = '我们要把群众的小事当作自己的大事来办';
    await library.save({ id: idOf(1), article: makeNumbered(1, { articleBody: `${slogan}。${BODY}` }) });
    const other = `${slogan}。${makeBenchArticle(2).articleBody}`;
    expect((await library.save({ id: idOf(2), article: makeNumbered(2, { articleBody: other }) })).reprints).toEqual(
      [],
    );
    expect((await library.save({ id: idOf(3), article: makeNumbered(3, { articleBody: '短。' }) })).reprints).toEqual(
      [],
    );
    expect((await library.save({ id: idOf(4), article: makeNumbered(4, { articleBody: '' }) })).reprints).toEqual([]);
  });
});

test('of fifty texts each change is known and none is taken for another', () => {
  const bodies = Array.from({ length: 50 }, (_, at) => makeBenchArticle(at + 1).articleBody);
  const shared = (one: number[], other: number[]) => one.filter((print) => other.includes(print)).length;
  const isReprint = (one: string, other: string) =>
    shared(printsOf(one), printsOf(other)) >= 1 && isSameText(sentencesOf(one), sentencesOf(other));
  for (const [, change] of CHANGES) {
    expect(bodies.filter((body) => !isReprint(body, change(body)))).toEqual([]);
  }
  const prints = bodies.map(printsOf);
  const pairs = prints.flatMap((one, at) => prints.slice(at + 1).filter((other) => shared(one, other) >= 2));
  expect(pairs).toEqual([]);
});

/** A text of sentences of one length, each of its own number. */
const say = (...numbers: number[]) => numbers.map((number) => `第${number}个村子修好了自己的路。`).join('');

test.each<[one: number[], other: number[], isSame: boolean, why: string]>([
  [[1, 2, 3, 4, 5], [1, 2, 3, 6, 7], true, 'three of five'],
  [[1, 2, 3, 4, 5], [1, 2, 6, 7, 8], false, 'two of five: a quotation'],
  [[1], [1, 2, 3, 4, 5], true, 'all of the shorter one'],
  [[1, 6], [1, 2, 3, 4, 5], false, 'half of the shorter one'],
  [[1], [], false, 'a text of nothing'],
])('the sentences %j and %j are one text: %o (%s)', (one, other, isSame) => {
  expect(isSameText(sentencesOf(say(...one)), sentencesOf(say(...other)))).toBe(isSame);
});

test.each<[string, string[][], string[]]>([
  ['two prints that many share', [[...'甲乙丙丁戊'], [...'甲己庚辛壬'], [], []], ['甲']],
  ['one print that few share', [[...'甲乙'], [...'丙丁戊己庚'], [], []], ['甲', '乙']],
  ['the one print of a short text', [[...'甲乙丙丁戊']], [...'甲乙丙丁戊']],
  ['none', [[], []], []],
  ['a text without sentences', [], []],
])('looked at are texts that share %s', (_name, sharing, expected) =>
  expect(candidatesAmong(sharing)).toEqual(expected),
);

import { describe, expect, test } from 'vitest';
import { articleOf, TEXT } from './article-of';

type Row = [label: string, name: string];
const MADE: Row[] = [
  ['文字', '程远舟'],
  ['攝影', '方若谷'],
  ['設計', '杜思齊'],
  ['責任編輯', '何沐'],
];

const SHAPES: Record<string, (row: Row) => string> = {
  'two elements': ([label, name]) => `<div><span>${label}</span><span><a href="/a">${name}</a></span></div>`,
  'a stroke with gaps': ([label, name]) => `<div><span>${label} / </span><span><a href="/a">${name}</a></span></div>`,
  'a stroke': ([label, name]) => `<div>${label}／${name}</div>`,
  'one span each, in one line': ([label, name]) => `<span>${label}／${name}</span> `,
  'a gap': ([label, name]) => `<div>${label} ${name}</div>`,
  'a bar': ([label, name]) => `<p>${label}｜${name}</p>`,
  'a list of definitions': ([label, name]) => `<dl><dt>${label}</dt><dd>${name}</dd></dl>`,
  'cells of a table': ([label, name]) => `<table><tr><td>${label}</td><td>${name}</td></tr></table>`,
  'a block each': ([label, name]) => `<div><div>${label}</div><div>${name}</div></div>`,
};

describe.each(Object.entries(SHAPES))('who made a text, told by %s', (_shape, toRow) => {
  const read = (rows: Row[]) => {
    const { author, editor } = articleOf({ info: `<div>${rows.map(toRow).join('')}</div><div>2019-09-09</div>` });
    return [author.map(({ name }) => name), editor];
  };

  test('whoever wrote is the author, whoever edited the editor', () =>
    expect(read(MADE)).toEqual([['程远舟'], ['何沐']]));

  test('without a writer there is no author', () => expect(read(MADE.slice(2))).toEqual([[], ['何沐']]));

  test('who asked the questions wrote', () => expect(read([['採訪', '程远舟']])).toEqual([['程远舟'], []]));
});

test('a name below a label belongs to it at the foot as well', () => {
  const foot = '<dl><dt>撰文</dt><dd>程远舟</dd><dt>视觉</dt><dd>方若谷</dd><dt>编辑</dt><dd>何沐</dd></dl>';
  const { author, byline, editor, articleBody } = articleOf({ foot });
  expect([author.map(({ name }) => name), byline, editor]).toEqual([['程远舟'], '撰文 程远舟', ['何沐']]);
  expect(articleBody).toBe(TEXT.join('\n'));
});

test('paragraphs that only say who made a text are none of it', () => {
  const last = '<p>視覺／杜思齊</p><p>文字／程远舟</p><p>後期／方若谷</p>';
  const { author, articleBody } = articleOf({ last });
  expect([author.map(({ name }) => name), articleBody]).toEqual([['程远舟'], TEXT.join('\n')]);
});

test.each([
  ['<ul><li><strong>日期</strong> 14.03.2017</li><li><strong>作者</strong> 程远舟</li></ul>', 'a gap'],
  ['<dl><dt>日期</dt><dd>14.03.2017</dd><dt>作者</dt><dd>程远舟</dd></dl>', 'a list of definitions'],
  [
    '<ul><li><span>日期</span><span>14.03.2017</span></li><li><span>作者</span><span>程远舟</span></li></ul>',
    'two elements',
  ],
])('day and author in a list of details at the foot: %s (%s)', (foot) => {
  const { author, datePublished } = articleOf({ info: '<i></i>', foot });
  expect([author, datePublished]).toEqual([[{ name: '程远舟' }], '2017-03-14']);
});

test('the time of something to come is no day of publishing', () => {
  const foot = '<dl><dt>活动时间</dt><dd>2019-10-01</dd><dt>地点</dt><dd>桥西文化站</dd></dl>';
  expect(articleOf({ foot }).datePublished).toBe('2019-09-09T08:00+08:00');
});

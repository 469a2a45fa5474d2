// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sanitizeToFragment } from '../../utils/article/sanitize';
import type { ClipWithPast } from '../../utils/exchange/bundle';
import { citationText } from '../../utils/exchange/citation';
import { findFormat } from '../../utils/exchange/format';
import { keepArticle } from '../components/make-clip';
import { makeHighlighted } from '../library/make-article';
import { ABOUT, each } from './make-bundle';

const tools = { parse: (html: string) => sanitizeToFragment(html, document) };

async function write(id: string, clips: ClipWithPast[]): Promise<string> {
  const format = findFormat(id);
  if (!format) throw new Error(`no format ${id}`);
  if ('writeOne' in format) return clips.map((clip) => format.writeOne(clip, tools)).join('');
  const file = 'write' in format ? format.write(each(clips), ABOUT) : format.writeExcerpts(each(clips));
  // Not by text(), which takes the byte order mark away.
  const bytes = await (await file).arrayBuffer();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Reads CSV as RFC 4180 says. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (rows.at(-1)?.length === 0 && quoted === undefined && bare === '' && end === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter(({ length }) => length > 0);
}

test('a table has a line a clip, every field of which comes back, and no cell is a formula', async () => {
  const about = { headline: '=1+1，他说："算"', editor: ['＋周远'], articleSection: '@评论', author: [] };
  const { clip, ...rest } = await keepArticle(1, about);
  const text = await write('csv', [{ clip: { ...clip, note: '-先看\r\n再写', tags: ['甲', '乙'] }, ...rest }]);
  expect(text.startsWith('\ufeffheadline,author,')).toBe(true);
  const [names = [], values = [], ...others] = parseCsv(text.slice(1));
  expect(others).toEqual([]);
  expect(Object.fromEntries(names.map((name, at) => [name, values[at]]))).toMatchObject({
    headline: `'=1+1，他说："算"`,
    author: '',
    editor: "'＋周远",
    articleSection: "'@评论",
    datePublished: '2019-12-10 20:57:50',
    clippedAt: '2026-11-22 07:00:00',
    note: "'-先看\r\n再写",
    tags: '甲; 乙',
    articleBody: rest.content.articleBody,
    bodySha256: clip.bodySha256,
  });
});

test('a text too long for a cell of a spreadsheet goes on in further columns, cut between characters', async () => {
  const articleBody = `${'田'.repeat(32_765)}𠮷${'水'.repeat(40_000)}`;
  const [long, short] = [await keepArticle(1, { articleBody }), await keepArticle(2)];
  const [names = [], ...rows] = parseCsv((await write('csv', [short, long])).slice(1));
  const columns = names.flatMap((name, at) => (name.startsWith('articleBody') ? [at] : []));
  expect(columns.map((at) => names[at])).toEqual(['articleBody', 'articleBody2', 'articleBody3']);
  const [shortParts = [], parts = []] = rows.map((row) => columns.map((at) => row[at] ?? ''));
  expect(shortParts).toEqual([short.content.articleBody, '', '']);
  expect(parts.map(({ length }) => length)).toEqual([32_765, 32_766, 7236]);
  expect(parts.join('')).toBe(articleBody);
  expect(new Set([names, ...rows].map(({ length }) => length))).toEqual(new Set([names.length]));
});

test('highlights are a table of a line each, and a text, each with its article', async () => {
  const { clip, content } = await keepArticle(0);
  const of = (id: string, words: string, note = '') => makeHighlighted(id, content.articleBody, words, note);
  const highlights = [of('00000000-0000-4000-8000-000000000091', '心坎上', '=可引'), of(clip.id, '急难处')];
  const [names = [], one = [], two = []] = parseCsv(
    (await write('csv-excerpts', [{ clip, content, highlights }])).slice(1),
  );
  expect(Object.fromEntries(names.map((name, at) => [name, one[at]]))).toMatchObject({
    quote: '心坎上',
    note: "'=可引",
    highlightedAt: '2026-03-01 17:00:00',
    headline: '把话说到心坎上',
    citation: citationText(clip),
  });
  expect(two[0]).toBe('急难处');
  expect(await write('plain-text-excerpts', [{ clip, content, highlights }])).toBe(
    `“心坎上”\n批注：=可引\n“急难处”\n——${citationText(clip)}\n`,
  );
});

test('a reference is a newspaper article with who, where and when, each in a line', async () => {
  const { clip, ...rest } = await keepArticle(0, { keywords: ['群众'] });
  const text = await write('ris', [{ clip: { ...clip, note: '两行\n笔记' }, ...rest }]);
  expect(text.split('\r\n')).toEqual([
    'TY  - NEWS',
    'TI  - 把话说到心坎上',
    'AU  - 林知秋',
    'T2  - 晨星网',
    'PB  - 中工网',
    'ED  - 周远',
    'SE  - 中工评论',
    'PY  - 2019',
    'DA  - 2019/12/10/',
    'UR  - http://www.workercn.cn/1/a.shtml',
    'Y2  - 2026/11/22/',
    'LA  - zh-Hans',
    'KW  - 群众',
    'N1  - 两行 笔记',
    'ER  - ',
    '',
    '',
  ]);
  const bare = await write('ris', [await keepArticle(0, { author: [], datePublished: undefined })]);
  expect(bare).not.toMatch(/^(AU|PY|DA|N1) {2}-/m);
});

test('Markdown has the fields as front matter, the text, highlights, note and citation', async () => {
  const { clip, content } = await keepArticle(0, { alternativeHeadline: '——三本账', editor: [] });
  const tags = ['文风/短: "实"', '2019', '——'];
  const highlights = [makeHighlighted(clip.id, content.articleBody, '心坎上', '可引')];
  const text = await write('markdown', [{ clip: { ...clip, tags, note: '开头好' }, content, highlights }]);
  const [, front = '', body] = text.split(/^---\n/m);
  expect(front.split('\n')).toEqual([
    'title: "把话说到心坎上"',
    'aliases:',
    '  - "把话说到心坎上"',
    'author:',
    '  - "林知秋"',
    'source: "晨星网"',
    'publisher: "中工网"',
    'section: "中工评论"',
    'published: 2019-12-10',
    'publishedTime: "20:57:50"',
    'url: "http://www.workercn.cn/1/a.shtml"',
    'clipped: 2026-11-22T08:00:00',
    'tags:',
    '  - "文风/短-实"',
    '  - "_2019"',
    'characters: 1035',
    `sha256: "${clip.bodySha256}"`,
    '',
  ]);
  expect(body).toContain('# 把话说到心坎上\n\n——三本账\n\n话要说到==心坎上==。\n\n事要办到急难处。\n');
  expect(text).toContain('## 划线\n\n> 心坎上\n\n可引\n\n## 笔记\n\n开头好\n\n---\n\n林知秋. 把话说到心坎上');
  const bare = await write('markdown', [await keepArticle(0, { datePublished: '2019-12-10' })]);
  expect(bare).toContain('published: 2019-12-10\nurl: ');
  expect(bare).not.toMatch(/^(tags:|## )/m);
});

test('plain text is the article with its citation', async () => {
  expect(await write('plain-text', [await keepArticle(0)])).toMatch(
    /^把话说到心坎上\n林知秋\n\n话要说到心坎上。\n事要办到急难处。\n\n——林知秋\. /,
  );
});

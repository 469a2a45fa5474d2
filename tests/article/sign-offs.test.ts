import { describe, expect, test } from 'vitest';
import { articleOf, TEXT } from './article-of';

const TIME = '<span>2019-09-09 08:00</span>';
const names = (parts: Parameters<typeof articleOf>[0]) => articleOf(parts).author.map(({ name }) => name);

describe('who took the pictures signs no text, and takes none of it away', () => {
  test.each([
    ['（记者程远舟　摄影何沐）', ['程远舟']],
    ['（文/程远舟　图/何沐）', ['程远舟']],
    ['（程远舟/文　何沐/图）', ['程远舟']],
    ['（记者程远舟 摄影报道）', ['程远舟']],
    ['(记者 程远舟 文/摄)', ['程远舟']],
    ['（本报记者 程远舟 文/图）', ['程远舟']],
    ['（文图/程远舟）', ['程远舟']],
    ['（记者程远舟　何沐）', ['程远舟', '何沐']],
    ['（记者程远舟报道）', ['程远舟']],
    ['（作者为示例大学教授 程远舟）', ['程远舟']],
    ['（程远舟摄）', []],
    ['（摄影：何沐）', []],
  ])('%s', (closing, author) => {
    const { captions, articleBody } = articleOf({ closing });
    expect(names({ closing })).toEqual(author);
    expect([captions, articleBody]).toEqual([[], `${TEXT.join('\n')}${closing}`]);
  });

  test.each([
    ['2019-09-09 08:00　来源：示例网　作者：程远舟　摄影：何沐　参与互动(7)', '示例网', ['程远舟']],
    ['2019-09-09 08:00　来源：示例网　记者 程远舟 文/摄', '示例网', ['程远舟']],
    ['2019-09-09 08:00　示例日報 程远舟、何沐／台北報導 杜思齊／攝影', '示例日報', ['程远舟', '何沐']],
  ])('beside time and source: %s', (line, source, author) => {
    const { captions, contentSource, datePublished } = articleOf({ info: `<span>${line}</span>` });
    expect(names({ info: `<span>${line}</span>` })).toEqual(author);
    expect([captions, contentSource, datePublished]).toEqual([[], source, '2019-09-09T08:00+08:00']);
  });

  test('the words beside a picture are its caption, whatever its box is called and whenever it was taken', () => {
    const caption = '程远舟（前）坐在板凳上。示例社記者何沐攝　108年9月9日';
    const first = `<div class="news_img"><div class="pic"><img src="/1.jpg"></div><div class="word">${caption}</div></div>`;
    expect(articleOf({ first })).toMatchObject({ captions: [caption], articleBody: TEXT.join('\n') });
  });
});

test.each([
  ['（责编 何沐）', ['何沐']],
  ['【编辑 何沐】', ['何沐']],
])('an editor behind a gap is none of the authors: %s', (closing, editor) =>
  expect(articleOf({ closing })).toMatchObject({ author: [], editor }),
);

test.each([
  ['<p>文˙程远舟</p><p>編輯˙何沐</p>', 'the raised point of Hong Kong'],
  ['<p>文·程远舟</p><p>編輯·何沐</p>', 'the middle point'],
  ['<p>文﹕程远舟</p><p>編輯﹕何沐</p>', 'the small colon'],
  ['<p>文 | 程远舟　　编辑 | 何沐</p>', 'bars, two roles in a line'],
])('%s (%s)', (last) => {
  const article = articleOf({ last });
  expect([article.author, article.editor, article.articleBody]).toEqual([
    [{ name: '程远舟' }],
    ['何沐'],
    TEXT.join('\n'),
  ]);
});

test.each(['（责编： 何沐）', '(责编: 何沐)', '(责任编辑:何沐)'])('at the right edge, %s is no signature', (line) =>
  expect(articleOf({ last: `<p style="text-align:right">${line}</p>` })).toMatchObject({
    author: [],
    editor: ['何沐'],
  }),
);

test('pen names edit, too, before the next role', () =>
  expect(articleOf({ last: '<p>编辑 | 小满　　排版 | 阿北</p>' }).editor).toEqual(['小满']));

describe('beside the headline', () => {
  test.each([
    ['【示例報╱記者程远舟／信義報導】', '示例報'],
    ['【示例報／記者程远舟／信義報導】', '示例報'],
  ])('%s', (line, source) => {
    const tools = ['轉寄', '列印', '推薦', '存新聞'].map((tool) => `[<a href="/t">${tool}</a>]`).join(' ');
    const { author, contentSource } = articleOf({ info: `${TIME}<div>${line}</div><div>${tools}</div>` });
    expect([author.map(({ name }) => name), contentSource]).toEqual([['程远舟'], source]);
  });

  test('a paper whose name opens with a surname is no person', () => {
    const line = '<a href="/r/1">連合報</a>／ 記者<a href="/r/2">程远舟</a>／花蓮即時報導';
    expect(names({ info: `${TIME}<span>${line}</span>` })).toEqual(['程远舟']);
  });

  test.each([['23 則留言'], ['尚無留言'], ['發表留言']])('the comments, %s, are not the author’s', (comments) => {
    const by = '<span class="byline">作者 <span class="author vcard"><a href="/a">程远舟</a></span></span>';
    const info = `<div>${by}<span class="comments-link"><a href="#respond">${comments}</a></span></div>${TIME}`;
    expect(articleOf({ info })).toMatchObject({ author: [{ name: '程远舟' }], byline: '作者 程远舟' });
  });

  test('who corresponds from a place is told behind the name', () => {
    const info = `<div><span class="author">作者 <a href="/a">程远舟</a> 柔佛特派员</span><br><span>来源：示例报</span><br>${TIME}</div>`;
    expect(names({ info })).toEqual(['程远舟']);
  });

  test('the account of a column', () => {
    const info = `<div class="AuthorInfo"><span class="AuthorInfo-name"><a href="/people/x">桥下听雨</a></span></div>${TIME}`;
    expect(names({ info })).toEqual(['桥下听雨']);
  });

  test('all authors of a list, where the page tells machines of them', () => {
    const author = ['程远舟', '何沐'].map((name) => ({ '@type': 'Person', name }));
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', author })}</script>`;
    const item = (name: string) => `<div class="item"><a href="/p">${name}</a><div>研究员</div></div>`;
    expect(names({ head, info: `${item('程远舟')}${item('何沐')}${TIME}` })).toEqual(['程远舟', '何沐']);
  });
});

test.each([['【程远舟╱基隆報導】'], ['（記者程远舟／基隆報導）']])(
  'an introduction closes with who reports: %s',
  (by) => {
    const first = `<p>鄰居說他把每一條板凳都坐過，也都記得是誰家的。${by}</p>`;
    expect(names({ first })).toEqual(['程远舟']);
  },
);

test('what leads back to a front page, of whatever name, is no end of a text', () => {
  const closing = '<a href="/"><img src="/b.gif">返回示例网首页&gt;&gt;</a>';
  const last = '<div><span>转播到示例微博</span></div>';
  expect(articleOf({ closing, last }).articleBody).toBe(TEXT.join('\n'));
});

describe('a document is signed by the bodies above its day', () => {
  test.each([
    ['<p>青崖县人民政府办公室</p><p>2023年8月14日</p><p>（此件公开发布）</p>', ['青崖县人民政府办公室']],
    ['<p>青崖县教育局（盖章）</p><p>青崖县财政局</p><p>二〇二三年八月十四日</p>', ['青崖县教育局', '青崖县财政局']],
    ['<p>此致</p><p>2023年8月14日</p>', []],
    ['<p>2023年8月14日</p>', []],
  ])('%s', (last, bodies) => {
    expect(names({ last })).toEqual(bodies);
    expect(articleOf({ last }).articleBody).toContain(last.replaceAll('</p><p>', '\n').replace(/<\/?p>/gu, ''));
  });

  test('a person who signs the text comes first', () =>
    expect(names({ closing: '（程远舟）', last: '' })).toEqual(['程远舟']));
});

test.each([
  ['<p>示例新闻记者 程远舟</p><p>通讯员 何沐 陆行</p>', ['程远舟', '何沐', '陆行']],
  ['<p>本报记者 程远舟</p><p>实习生 何沐</p>', ['程远舟', '何沐']],
])('those who helped sign below the reporter: %s', (lines, all) => {
  expect(names({ info: `${lines}<p>2019-09-09 08:00</p>` })).toEqual(all);
  expect(names({ first: lines })).toEqual(all);
});

test.each([['（示例县纪委监委 程远舟 || 责任编辑 何沐）'], ['（示例县纪委监委 程远舟 责任编辑：何沐）']])(
  'the editor behind the author in the brackets at the end: %s',
  (by) => {
    for (const parts of [{ closing: by }, { last: `<p>${by}</p>` }])
      expect(articleOf(parts)).toMatchObject({
        author: [{ name: '程远舟', affiliation: '示例县纪委监委' }],
        editor: ['何沐'],
      });
  },
);

import { describe, expect, test } from 'vitest';
import { articleOf, TEXT } from './article-of';

/** A person as 「name/unit/post」. */
const people = (parts: Parameters<typeof articleOf>[0]) =>
  articleOf(parts)
    .author.map(({ name, affiliation, jobTitle }) => [name, affiliation, jobTitle].filter(Boolean).join('/'))
    .join(' ');

const TIME = '<span>2019-09-09 08:00</span>';

describe('who signs without a label', () => {
  test.each([
    ['本报评论员 程远舟', '程远舟'],
    ['示例网特约评论员 程远舟', '程远舟/示例网'],
    ['专栏作者：程远舟', '程远舟'],
    ['时评人 程远舟', '程远舟'],
    ['示例周刊主笔 程远舟', '程远舟/示例周刊/主笔'],
    ['本报记者 程远舟 实习生 何沐', '程远舟 何沐'],
    ['程　远　舟', '程远舟'],
    ['何　沐', '何沐'],
    ['■程远舟（示例大学教师）', '程远舟/示例大学/教师'],
    ['程远舟，示例大学教授', '程远舟/示例大学/教授'],
    ['程远舟/文', '程远舟'],
  ])('above the time: %s → %s', (line, author) =>
    expect(people({ info: `<p>${line}</p><p>${TIME}</p>` })).toBe(author),
  );

  test.each([
    ['专栏作家 程远舟', '程远舟//专栏作家'],
    ['本报记者 程远舟', '程远舟'],
    ['记者 程远舟 通讯员 何沐', '程远舟 何沐'],
    ['首席评论员 程远舟', '程远舟'],
    ['本刊记者/程远舟 实习生/何沐 发于岚州', '程远舟 何沐'],
    ['主笔：程远舟', '程远舟'],
    ['署名：程远舟', '程远舟'],
    ['特约评论员：程远舟', '程远舟'],
    ['作者：[美]约翰·史密斯', '约翰·史密斯'],
    ['作者：程远舟 (示例大学)', '程远舟/示例大学'],
    ['作者：程远舟（微信公号：示例）', '程远舟'],
    ['作者：示例大学教授、博士生导师 程远舟', '程远舟/示例大学/教授'],
    ['作者：不详', ''],
    ['发布单位：示例局', ''],
  ])('beside the time: %s → %s', (line, author) => {
    const article = articleOf({ info: `${TIME} <span>来源：示例网</span> <span>${line}</span>` });
    expect(article.contentSource).toBe('示例网');
    expect(article.author.map(({ name }) => name)).toEqual(
      author.split(' ').flatMap((each) => each.split('/')[0] || []),
    );
  });

  test.each([
    ['（作者程远舟）', '程远舟'],
    ['（执笔人：程远舟）', '程远舟'],
    ['（署名：程远舟）', '程远舟'],
    ['（主笔：程远舟）', '程远舟'],
    ['（供稿：程远舟）', '程远舟'],
    ['（原创作者：程远舟）', '程远舟'],
    ['（示例网特约评论员：程远舟）', '程远舟/示例网'],
    ['（作者程远舟，系示例大学教授）', '程远舟/示例大学/教授'],
    ['（程远舟，作者系示例大学教授）', '程远舟/示例大学/教授'],
    ['（作者为示例大学教师程远舟）', '程远舟/示例大学/教师'],
    ['（作者：程远舟，转载请注明出处）', '程远舟'],
    ['（作者：程远舟 来源：示例日报）', '程远舟'],
  ])('in the brackets at the end: %s → %s', (closing, author) => expect(people({ closing })).toBe(author));

  test.each([
    ['署名：程远舟'],
    ['主笔：程远舟'],
    ['专栏作者：程远舟'],
    ['原创作者：程远舟'],
    ['时评人 程远舟'],
    ['作者简介：程远舟，示例大学教授。'],
  ])('in a closing line: %s', (line) => {
    const article = articleOf({ last: `<p>${line}</p>` });
    expect(article.author.map(({ name }) => name)).toEqual(['程远舟']);
    expect(article.articleBody).toBe(TEXT.join('\n'));
  });

  test.each([
    ['●<strong>程远舟／国中教师、基层教育工作者</strong>', '程远舟//国中教师'],
    ['程远舟、何沐／国中教师', '程远舟//国中教师 何沐//国中教师'],
    ['文／程远舟，国中教师', '程远舟//国中教师'],
    ['作者／程远舟，国中教师、作家', '程远舟//国中教师'],
    ['读者投书／程远舟', '程远舟'],
  ])('first in the text: %s → %s', (line, author) => {
    const first = `<p>${line}</p>`;
    expect(people({ first })).toBe(author.replaceAll('//', '/'));
    expect(articleOf({ first }).articleBody).toBe(TEXT.join('\n'));
  });

  test.each([['程远舟／台北报导片段'], ['文／武，一张一弛'], ['程远舟，国中教师，四十二岁，教了一辈子算术']])(
    'no byline, and text: %s',
    (line) => expect(articleOf({ first: `<p>${line}</p>` }).articleBody).toContain(line),
  );

  test.each([
    ['新华社北京9月9日电（特约评论员程远舟）', '程远舟'],
    ['【示例网】（专栏作家 程远舟）', '程远舟'],
    ['示例新闻网讯 记者程远舟报道：', '程远舟'],
    ['本报讯 记者程远舟 通讯员何沐报道 ', '程远舟 何沐'],
    ['中新网北京9月9日电 (程远舟 何沐)', '程远舟 何沐'],
    ['示例网9月9日讯（记者 程远舟）', '程远舟'],
  ])('in the dateline: %s → %s', (opening, author) => expect(people({ opening })).toBe(author));

  test('whoever asks in an interview signs nothing', () => {
    const asked = '<p>记者：为什么到山里去</p><p>程远舟：因为山里有路，路边有人。</p>';
    const { articleBody } = articleOf({ first: `<p>开场的话说完，两个人就坐下来谈。</p>${asked}` });
    expect(articleBody).toContain('记者：为什么到山里去');
  });
});

test.each([
  ['来源单位：示例局', '示例局'],
  ['媒体：示例日报', '示例日报'],
  ['来源：--', undefined],
  ['来源：综合', undefined],
  ['来源：示例日报微信公众号', '示例日报微信公众号'],
  ['来源：示例日报，转载请注明出处', '示例日报'],
  ['来源：示例日报，转载请注明出处 | 作者：程远舟', '示例日报'],
  ['来源：示例日报（转载请注明……）', '示例日报'],
  ['来源：《示例》2010年第9期，转载请注明出处', '《示例》2010年第9期'],
  ['来源：作者授权示例网发布，转载请注明出处(http://www.example.cn)。', undefined],
  ['来源：作者惠寄', undefined],
  ['来源：作者之家', '作者之家'],
  ['来源：<a href="/">示例网</a>—《示例日报》', '示例网—《示例日报》'],
])('the source in %s is %s', (line, source) =>
  expect(articleOf({ info: `${TIME}　${line}` }).contentSource).toBe(source),
);

test.each([
  ['（原载《示例日报》2010年9月9日第3版）', '《示例日报》'],
  ['（摘自《示例》2010年第9期）', '《示例》2010年第9期'],
])('whence a text came is told below it: %s → %s', (line, source) => {
  const article = articleOf({ last: `<p>${line}</p>` });
  expect([article.contentSource, article.articleBody]).toEqual([source, TEXT.join('\n')]);
});

test.each([
  ['责任编辑：何沐（EN012）', ['何沐']],
  ['责任编辑：hn666', ['hn666']],
  ['本版编辑：何沐', ['何沐']],
  ['网编：何沐', ['何沐']],
  ['责任编辑：何沐 | 版面编辑：陆行(ZN031)', ['何沐']],
  ['版面编辑：陆行(ZN031)、校对：卫知', ['陆行']],
  ['一审：陆行 二审：何沐 三审：卫知', []],
  ['三审三校：卫知', []],
])('the editors in %s are %j', (line, editors) => {
  const article = articleOf({ last: `<p>${line}</p>` });
  expect([article.editor, article.articleBody]).toEqual([editors, TEXT.join('\n')]);
});

test.each([
  ['所属栏目：示例评论', '示例评论'],
  ['类别：示例评论', '示例评论'],
  ['频道：示例评论', '示例评论'],
  ['栏目：学术 &gt; 社会学 &gt; 社会学时评', '社会学时评'],
])('the section in %s is %s', (line, section) =>
  expect(articleOf({ info: `${line}　2019-09-09　作者：程远舟` }).articleSection).toBe(section),
);

test.each([
  ['<a href="/">网站首页</a> 》 <a href="/p/">评论</a> 》 正文'],
  ['<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/p/">评论</a>&nbsp;&gt;&nbsp;文章内容'],
  ['<b>当前栏目：</b><a href="/p/">评论</a>'],
  ['<a href="/">首页</a>&gt;<a href="/p/">评论</a>&gt;<span>正文</span><span>2019年9月9日 星期一</span>'],
])('the section of the trail %s', (trail) =>
  expect(articleOf({ above: `<div>${trail}</div>` }).articleSection).toBe('评论'),
);

test.each<[content: string, keywords: string[], why: string]>([
  ['示例网,板凳,下乡', ['板凳', '下乡'], 'the site beside the article’s own'],
  ['示例网,账本,纪检,反腐', [], 'those of the site on each of its pages'],
])('the keywords %s are %j (%s)', (content, keywords) =>
  expect(articleOf({ head: `<meta name="keywords" content="${content}">` }).keywords).toEqual(keywords),
);

test.each<[parts: Parameters<typeof articleOf>[0], why: string]>([
  [{ above: '<h3 class="sectionHead">评论</h3>' }, 'a heading of its own, without a link'],
  [
    { info: `<p><span class="channel"><a href="/p">评论</a></span>${TIME}<span>记者：<em>程远舟</em></span></p>` },
    'a link beside the labels of time and author',
  ],
  [
    { foot: '<h3>相关文章</h3><p><a href="/1">走一条没走过的路</a></p><p class="cat-links"><a href="/c">评论</a></p>' },
    'below what a plugin of WordPress adds',
  ],
])('the section of %j (%s)', (parts) => expect(articleOf(parts).articleSection).toBe('评论'));

test.each([
  ['更新时间：2019-9-9 6:52', '2019-09-09T06:52+08:00'],
  ['2019-09-09', '2019-09-09'],
])('the day of reading in the head of a site is not the article’s, but %s', (info, day) => {
  const above = '<div>2019年10月15日 星期二</div><div>首页 新闻 评论</div>';
  expect(articleOf({ above, info: `<span>${info}</span>` }).datePublished).toBe(day);
});

test('the title of a dated link is no tag', () => {
  const item = '<li><b><a href="/1">一条走了三年的路</a></b> <span>2019/09/01</span></li>';
  expect(
    articleOf({ foot: `<div class="keyword-news"><div class="tags"><ul>${item}</ul></div></div>` }).keywords,
  ).toEqual([]);
});

describe('in the dirt of pages of real size', () => {
  test('the editor behind the reporter signs nothing', () => {
    const { author, editor, articleBody } = articleOf({ first: '<p><b>示经记者 程远舟　　示经编辑 何沐</b></p>' });
    expect([author.map(({ name }) => name), editor]).toEqual([['程远舟'], ['何沐']]);
    expect(articleBody).toBe(TEXT.join('\n'));
  });

  test('a paper’s name of two characters is that of a paper', () =>
    expect(people({ info: `<p>晨报记者 程远舟</p>${TIME}` })).toBe('程远舟/晨报'));

  test.each([
    ['<p>◎账本上的数从六十二涨到一百一十八。</p>', 'a summary in points'],
    ['<blockquote><p>账本上的数从六十二涨到一百一十八，村里说要等。</p></blockquote>', 'a summary in quotation'],
  ])('reporter and editor sign behind %s (%s)', (summary) => {
    for (const line of ['示经记者 程远舟 实习生 何沐　　示经编辑 陆行', '示经记者|程远舟 何沐　示经编辑|陆行']) {
      const { author, byline, editor } = articleOf({ first: `${summary}<p><b>${line}</b></p>` });
      expect(author).toEqual([{ name: '程远舟' }, { name: '何沐' }]);
      expect([byline?.includes('编辑'), editor]).toEqual([false, ['陆行']]);
    }
  });

  test.each([
    ['（編輯：何沐）1080909', ['何沐']],
    ['（編輯：何沐/陸行）1080909', ['何沐', '陸行']],
  ])('an agency closes its text with editor and day: %s', (closing, editors) => {
    const { editor, articleBody } = articleOf({ closing });
    expect([editor, articleBody]).toEqual([editors, TEXT.join('\n') + closing]);
  });

  test('each row of a table of makers has its label in an element of its own', () => {
    const rows = [
      ['文字', '程远舟'],
      ['攝影', '方若谷'],
      ['設計', '杜思齊'],
      ['責任編輯', '何沐'],
    ].map(([label, name]) => `<div><span>${label}</span><span><a href="/a">${name}</a></span></div>`);
    const { author, editor } = articleOf({ info: `${rows.join('')}<div>2019-09-09</div>` });
    expect([author.map(({ name }) => name), editor]).toEqual([['程远舟'], ['何沐']]);
  });

  test.each([
    ['<address class="byline">ELLEN MARSH</address>', 'ELLEN MARSH'],
    ['<p class="byline">By Christopher Buckley</p>', 'Christopher Buckley'],
    ['<p>由<span class="author vcard"><a href="/author/lg">老顾</a></span></p>', '老顾'],
  ])('%s is signed by %s', (line, name) => expect(people({ info: `${line}<div>2019-09-09</div>` })).toBe(name));

  test('an account that stands before the author is no part of the byline', () => {
    const info = '<span><a href="/x">示例晚报</a></span><span>[微博]</span><span>程远舟</span>';
    expect(articleOf({ info: `${info}${TIME}` })).toMatchObject({ contentSource: '示例晚报', byline: '程远舟' });
  });

  test('the author above the headline, where the site calls the name so', () => {
    const above =
      '<div>发布于<time>2019-09-09</time> 由<span class="author"><a href="/author/lg">老顾</a></span></div>';
    expect(people({ above, info: ' ' })).toBe('老顾');
  });

  test('a court is one body, and its people sign', () => {
    const last = '<p style="text-align:right">（白鹭县人民检察院　罗静　史文博）</p>';
    expect(people({ last })).toBe('罗静/白鹭县人民检察院 史文博/白鹭县人民检察院');
  });

  test.each([
    ['〔記者許庭瑋／苗栗報導〕', '許庭瑋'],
    ['〔記者許庭瑋苗栗報導〕', '許庭瑋'],
  ])('the dateline %s names %s', (opening, name) => expect(people({ opening })).toBe(name));

  test.each([
    ['网站编辑 - 何沐', '何沐'],
    ['编辑 - 何沐', '何沐'],
  ])('%s', (line, name) => expect(articleOf({ last: `<div>${line}</div>` }).editor).toEqual([name]));

  test('the only day of a page is the one when it was changed last', () => {
    const { datePublished } = articleOf({ info: ' ', last: '<div>编辑于 2019-05-03 10:21</div>' });
    expect(datePublished).toBe('2019-05-03T10:21+08:00');
  });

  test.each([
    ['把板凳坐热的人_新闻频道_示例网(www.example.cn)', ''],
    ['把板凳坐热的人—示例网 - 好新闻，无止境', ''],
    ['把板凳坐热的人—示例网', ''],
    ['把板凳坐热的人', 'Copyright © 2019 示例网版权所有'],
  ])('the publisher in the title %s (%s)', (title, foot) =>
    expect(articleOf({ title, foot }).publisher).toBe('示例网'),
  );

  test('the section behind the site in the title is not the publisher', () => {
    const above =
      '<div class="breadcrumb"><a href="/lists/1.html">商业</a><i> / </i><a href="/lists/2.html">消费</a></div>';
    expect(articleOf({ title: '把板凳坐热的人|示例网 · 商业', above })).toMatchObject({
      publisher: '示例网',
      articleSection: '消费',
    });
  });
});

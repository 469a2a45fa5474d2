import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../utils/article/article';
import { readCited } from '../../utils/article/read-cited';
import { readInfoLine } from '../../utils/article/read-info-line';
import { readKinds } from '../../utils/article/read-kinds';
import { readPage } from '../../utils/article/read-page';
import { HEADLINE, articleOf as read, TEXT } from './article-of';

const people = ({ author }: Article) => author.map(({ name }) => name);

test.each([
  [
    '<span>来源：示例网 作者：程远舟 编辑：何沐 2019-09-09 08:00:01</span><span>内容提要：坐得住，才听得到。</span>',
    '内容提要',
  ],
  ['<span>2019-09-09 08:00:01 来源：示例网 作者：程远舟 编辑：何沐</span><b>摘要：</b>坐得住，才听得到。', '摘要'],
])('a summary beside time and source takes none of them away: %s', (info, label) => {
  const article = read({ info });
  expect(people(article)).toEqual(['程远舟']);
  expect(article).toMatchObject({ contentSource: '示例网', editor: ['何沐'], datePrinted: '2019-09-09 08:00:01' });
  expect(article.articleBody).toBe(TEXT.join('\n'));
  expect(article.articleBody).not.toContain(label);
});

test('a paragraph that speaks of a summary is one line', () => {
  const { document } = new JSDOM('<p>他在2019-09-09写道<i>摘要：</i>短些才好。</p><p>甲<i>摘要：</i>乙</p>').window;
  expect(readPage(document).lines.map(({ text }) => text)).toEqual([
    '他在2019-09-09写道',
    '摘要：短些才好。',
    '甲摘要：乙',
  ]);
});

describe('what a reprint says of itself is no text, and tells whence it came and who made it', () => {
  const account = '<a href="/member/1.html">档口观察</a><span>2019-09-09 08:00</span>';
  test.each<[credit: string, source: string, author: string[], editor: string[]]>([
    [
      '本文来自微信公众号：<a>档口观察（ID：dangkou）</a>，作者：巫小北，编辑：聂行，原文标题：《凌晨三点，去不去？》，头图来自：视觉匠',
      '档口观察',
      ['巫小北'],
      ['聂行'],
    ],
    ['本文来自微信公众号“档口观察”（ID：dangkou），作者：巫小北，题图来自：视觉匠', '档口观察', ['巫小北'], []],
    [
      '本文来自微信公众号<a href="/s">“档口观察”（ID：dangkou）</a>，作者：巫小北，编辑：聂行，示例网经授权发布。',
      '档口观察',
      ['巫小北'],
      ['聂行'],
    ],
    ['文章转自公众号：档口观察，撰文：巫小北', '档口观察', ['巫小北'], []],
    ['本文转载自：档口周刊，作者：巫小北 聂行', '档口周刊', ['巫小北', '聂行'], []],
    ['来源：档口观察（ID：dangkou） 作者：巫小北 编辑：聂行', '档口观察', ['巫小北'], ['聂行']],
  ])('%s', (credit, source, author, editor) => {
    for (const parts of [{ first: `<p>${credit}</p>` }, { last: `<p>${credit}</p>` }]) {
      const article = read({ ...parts, info: account });
      expect(article.articleBody).toBe(TEXT.join('\n'));
      expect(people(article)).toEqual(author);
      expect(article).toMatchObject({ contentSource: source, editor });
    }
  });

  test('a sentence about an article is text', () => {
    const sentence = '本文来自一次下乡，作者走了三天。编辑看过以后，说不用改。';
    expect(read({ first: `<p>${sentence}</p>` }).articleBody).toContain(sentence);
  });
});

test.each<[last: string, source: string | undefined, why: string]>([
  ['<p>稿源：示例网</p><p>作者：程远舟</p>', '示例网', 'a closing line'],
  ['<p>来源：示例日报</p>', '示例日报', 'a closing line'],
  ['<p>来源：网络</p>', undefined, 'the web is no source'],
  ['<p>来源：网络综合</p>', undefined, 'the web is no source'],
])('%s → %s (%s)', (last, source) => {
  const article = read({ last });
  expect(article.contentSource).toBe(source);
  expect(article.articleBody).toBe(TEXT.join('\n'));
});

describe('what a page tells machines', () => {
  const graph = (entry: object) =>
    `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'WebSite' }, entry] })}</script>`;
  const entry = { '@type': 'NewsArticle', articleSection: '评论', datePublished: '2019-09-08T08:00:00+08:00' };

  test.each<[author: unknown, names: string[]]>([
    [[{ '@type': 'Person', name: '程远舟' }], ['程远舟']],
    [{ '@type': 'Person', name: '灯下的人' }, ['灯下的人']],
    ['程远舟', ['程远舟']],
    [{ '@type': 'Organization', name: '示例网' }, []],
    [{ '@type': 'Person', name: '示例网' }, []],
    [{ '@type': 'Person', name: 'admin@example.cn' }, []],
  ])('the author %j is %j', (author, names) => {
    expect(people(read({ head: graph({ ...entry, author }) }))).toEqual(names);
  });

  test('a section counts where it is printed above the headline, and not among those of the menu', () => {
    const head = graph(entry);
    expect(read({ head, above: '<div><a>评论</a><span>劳动</span></div>' }).articleSection).toBe('评论');
    expect(read({ head, above: '<div><a>要闻</a><a>评论</a><a>财经</a></div>' }).articleSection).toBeUndefined();
  });
});

test('journals tell authors and day to catalogues', () => {
  const metas = new Map([
    ['citation_author', '黎守拙\n费清'],
    ['citation_publication_date', '2018/07/25'],
  ]);
  const { author, published } = readCited(metas);
  expect([author?.value, published?.value]).toEqual([[{ name: '黎守拙' }, { name: '费清' }], '2018-07-25']);
  const head = '<meta name="citation_author" content="黎守拙"><meta name="citation_author" content="费清">';
  expect(people(read({ head }))).toEqual(['黎守拙', '费清']);
});

test('the day when a manuscript was received is not that of publication', () => {
  const { lines } = readPage(new JSDOM('<p>收稿日期: 2017-11-02　　出版日期: 2018-07-25</p>').window.document);
  expect(lines.flatMap((line) => readInfoLine(line).dates.map(({ iso }) => iso))).toEqual(['2018-07-25']);
});

test.each<[title: string, foot: string, publisher: string | undefined, why: string]>([
  [`${HEADLINE}_示例网评-示例网`, '', '示例网', 'a hyphen behind a bar'],
  [`${HEADLINE} - 青山信息港 - 青山第一门户`, '', '青山信息港', 'a slogan behind the name'],
  [`${HEADLINE} - 青山信息港 - 山里人的家`, '青山信息港 版权所有', '青山信息港', 'the foot tells the owner'],
  [`青山网—${HEADLINE} - 灯下人的博文`, '', '青山网', 'a name before the headline, and a blog behind it'],
  [`${HEADLINE} - 灯下人的博文`, '', undefined, 'a blog is no site'],
  [`${HEADLINE}－示例报-好新闻，无止境 -示例报官网`, '', '示例报', 'a slogan before the official site'],
  [`${HEADLINE}—新闻—示例网`, '', '示例网', 'dashes'],
  [`${HEADLINE} - 示例网 － 山里的消息`, '示例网 版权所有', '示例网', 'a hyphen in full width before a slogan'],
  [`${HEADLINE} - 灯下 - 示例论坛 - Powered by Discuz!`, '', '示例论坛', 'the software behind the name'],
])('the publisher in the title %s is %s (%s)', (title, foot, publisher) =>
  expect(read({ title, foot }).publisher).toBe(publisher),
);

test('what a journal’s or a portal’s head calls the site besides is not its name', () => {
  const head = '<meta property="og:site_name" content="示例新聞網 - 每日示例">';
  const title = `${HEADLINE} - 20190909 - 觀點 - 每日示例 - 示例新聞網`;
  expect(read({ title, head, above: '<p><a>觀點</a></p>' })).toMatchObject({
    publisher: '示例新聞網',
    articleSection: '觀點',
  });
  const keywords = '<meta name="keywords" content="板凳,下乡,走路">';
  const portal = { title: `${HEADLINE}_下乡`, head: keywords, above: '<ul><li><a href="/">示例首页</a></li></ul>' };
  expect(read(portal).publisher).toBe('示例');
});

test.each<[above: string, breadcrumb: string[], why: string]>([
  [
    '<div>本页位置： <a href="/">首页</a> → <a href="/s/">社会新闻</a></div>',
    ['首页', '社会新闻'],
    'a label of its own',
  ],
  [
    `<div><a href="./">示例论坛</a><em>»</em><a href="f.php">论坛</a> <em>›</em> <a href="f-1.html">闲话</a> <em>›</em> <a href="t.html">${HEADLINE}</a></div>${'<p>返回列表</p>'.repeat(5)}`,
    ['示例论坛', '论坛', '闲话'],
    'it ends in the headline',
  ],
  [
    '<div data-testid="trail"><a class="breadcrumb-item" href="/c/">地方</a><span>›</span><a class="breadcrumb-item" href="/c/s/">街坊专题</a></div>',
    ['地方', '街坊专题'],
    'its crumbs are called so',
  ],
  [
    '<ol class="breadcrumb"><li><a href="/">示例</a><i></i></li> / <li><a href="/l/">生活</a></li> / <li><a href="/l/s/">街坊专题</a></li></ol>',
    ['示例', '生活', '街坊专题'],
    'strokes between the items of a list',
  ],
  [
    '<nav aria-label="Breadcrumb"><a href="/c/">地方</a> &gt; <a href="/c/s/">街坊专题</a></nav>',
    ['地方', '街坊专题'],
    'so called for those who hear it',
  ],
  [
    '<table><tr><td class="dqwz">您现在的位置：<table><tr><td><a href="/">首页</a></td><td>&nbsp;&gt;&nbsp;<a href="/c/">政务公开</a></td><td>&nbsp;&gt;&nbsp;<a href="/c/s/">街坊专题</a></td></tr></table></td></tr></table>',
    ['首页', '政务公开', '街坊专题'],
    'each crumb in a cell, the label before the table',
  ],
  [
    '<table><tr><td><a href="/">首页</a></td><td>&gt;</td><td><a href="/c/">政务公开</a></td><td>&gt;</td><td>正文</td></tr></table>',
    ['首页', '政务公开'],
    'crumbs and signs in cells of their own',
  ],
  ['<div>您的位置：请打开定位，才能看到附近的店。</div>', [], 'a sentence behind the label is no trail'],
  [
    '<div>您的位置：<a href="/">首页</a> &gt; <a href="/c/">地方</a></div><div>您的位置：请打开定位。</div>',
    ['首页', '地方'],
    'nor does it take the place of one above it',
  ],
])('the trail %s is %j (%s)', (above, breadcrumb) => expect(read({ above }).breadcrumb).toEqual(breadcrumb));

test('tags that stand in boxes of their own are keywords', () => {
  const tag = (word: string) => `<div class="item"><a href="/t/${word}">${word}</a></div>`;
  const tags = `<div class="field field-tags"><div class="label">标签</div><div class="items">${['板凳', '下乡', '账本'].map(tag).join('')}</div></div>`;
  expect(read({ last: tags }).keywords).toEqual(['板凳', '下乡', '账本']);
});

test.each<[info: string, author: string[], editor: string[], byline: string | undefined, why: string]>([
  [
    '<span>2019-09-09 08:00</span> <span>作者：程远舟</span>　<span>责任编辑：何沐</span>　<a href="/say">我来说两句</a>',
    ['程远舟'],
    ['何沐'],
    undefined,
    'a button behind the editor',
  ],
  [
    '<span>示例报 <a href="/c/">特约评论员</a> 程远舟　编辑 何沐</span><span>2019-09-09 08:00</span>',
    ['程远舟'],
    ['何沐'],
    '特约评论员 程远舟',
    'a gap does for the colon',
  ],
  [
    '<span>2019-09-09 08:00</span><p><span>作者：程远舟　</span><span>责编：何沐</span></p>',
    ['程远舟'],
    ['何沐'],
    '作者：程远舟',
    'the byline is what signs',
  ],
  [
    '<span>2019-09-09 08:00</span><span class="dot">·</span><span><a href="/c/user/token/1/">表盘后面的人</a></span>',
    ['表盘后面的人'],
    [],
    '表盘后面的人',
    'an account behind a dot',
  ],
  [
    '<table><tr><td><div class="authi"><a href="space-uid-7.html">表盘后面的人</a></div></td><td><div class="authi"><em>发表于 2019-9-9 08:00:00</em><span>|</span><a href="#">只看该作者</a></div></td></tr></table>',
    ['表盘后面的人'],
    [],
    '表盘后面的人',
    'whoever opened a thread',
  ],
  [
    '<span>2019-09-09 08:00</span> <span>来源： 示例网</span> <span>示例评论员 程远舟</span> <span>字号：<a>T</a></span>',
    ['程远舟'],
    [],
    '示例评论员 程远舟',
    'a commentator behind the source',
  ],
  ['<p>——从三位农民说起</p><p>程远舟</p>', ['程远舟'], [], '程远舟', 'below the second line of the headline'],
])('%s is signed by %j, edited by %j (%#)', (info, author, editor, byline) => {
  const article = read({ info });
  expect([people(article), article.editor, article.byline]).toEqual([author, editor, byline]);
});

test('an author told to machines counts where the page shows the name by itself', () => {
  const head = '<meta name="author" content="程远舟">';
  const box = '<span>2019-09-09 08:00</span><dl><dd>程远舟<br>示例大学财税研究中心主任</dd></dl>';
  expect(people(read({ head, info: box }))).toEqual(['程远舟']);
  expect(people(read({ head }))).toEqual([]);
});

test('a counter and a mark beside the date are nobody', () => {
  const article = read({ info: '<p><span>精选</span> 已有 8233 次阅读 <span>2013-11-21 09:05</span></p>' });
  expect(article.author).toEqual([]);
});

test('a line that tells of summary and time is no running text', () => {
  const { document } = new JSDOM('<p><b>2019-09-09 08:00 来源：示例网</b><i>内容提要：坐得住，才听得到。</i></p>')
    .window;
  expect(readKinds(readPage(document))[0]?.prose).toBe(0);
});

test('the last part of a headline that is a person signs it', () => {
  const article = read({ headline: '井邊集/留一條走路的巷/程遠舟' });
  expect([article.headline, people(article)]).toEqual(['井邊集/留一條走路的巷', ['程遠舟']]);
  expect(read({ headline: '井邊集/留一條走路的巷/下篇' }).headline).toBe('井邊集/留一條走路的巷/下篇');
});

test('keywords that are the headline cut into pieces are none, and scraps with a colon', () => {
  const words = (content: string, headline = HEADLINE) =>
    read({ headline, head: `<meta name="keywords" content="${content}">` }).keywords;
  expect(words('井邊集,墟市,也要,給街坊,留一條', '井邊集/墟市再旺，也要給街坊留一條巷')).toEqual([]);
  expect(words('板凳,下乡,走路')).toEqual(['板凳', '下乡', '走路']);
  expect(words('板凳：')).toEqual([]);
  expect(words('把板凳坐热,坐热的人', '把板凳坐热 坐热的人')).toEqual([]);
});

const DECK = '<p class="intro">坐得住的人，才听得到话，也才看得见账本里的难处。</p>';

test.each<[first: string, isHeld: boolean, why: string]>([
  [`<div>${DECK}<div>2019-09-09 08:00</div></div>`, false, 'above the line of time'],
  [`<div>${DECK}<figure><img src="/a.jpg"></figure></div>`, false, 'above a picture'],
  ['<div>摘要：坐得住的人，才听得到话，也才看得见账本里的难处。</div>', false, 'labelled, beside the paragraphs'],
  ['<p>摘要：坐得住的人，才听得到话，也才看得见账本里的难处。</p>', true, 'labelled, one of the paragraphs'],
  [DECK, true, 'set large, right above the second paragraph'],
])('a deck %s is text: %s (%s)', (first, isHeld) =>
  expect(read({ first }).articleBody.includes('坐得住的人')).toBe(isHeld),
);

test.each<[html: string, why: string]>([
  [`<p>【导读】以下是小编为大家整理的${HEADLINE}，希望对大家有所帮助！</p>`, 'a program opens a reprint'],
  [`<p>以上就是${HEADLINE}的全部内容了，更多精彩请关注示例网！</p>`, 'a program closes it'],
  ['<p>您可能还喜欢：<a>另一篇</a></p>', 'a pointer in the text'],
  ['<p>点击收听本条评论</p>', 'a player'],
  ['<div>喜欢这封信？欢迎订阅<input placeholder="邮箱"></div>', 'a form that asks for an address'],
  ['<p>基金项目：示例省社科规划项目</p>', 'what journals print'],
])('%s is no text (%s)', (html) => {
  for (const parts of [{ first: html }, { last: html }]) expect(read(parts).articleBody).toBe(TEXT.join('\n'));
});

describe('what readers wrote below a text, in the same box and without a name', () => {
  const long = Array.from({ length: 4 }, (_, at) => `<p>${TEXT.join('')}这是第${at + 1}回。</p>`).join('');
  const said = [
    '说到点子上了，我们那里也是这样，盼着早点办好。',
    '写得实在，就是落实起来难。',
    '转给我爸看看。',
    '支持！',
  ];

  test.each([
    ['2019-09-10 08:12', false],
    ['3小时前', false],
    ['昨天 10:11', false],
    ['3小時前', false],
    ['板凳', true],
  ])('%s is its moment; it is text: %s', (moment, isText) => {
    const messages = said.map((each, at) => `<div><div>看客${at}</div><div>${moment}</div><div>${each}</div></div>`);
    const { articleBody } = read({ first: long, last: `<div>${messages.join('')}</div>` });
    expect(articleBody.includes('写得实在')).toBe(isText);
    expect(articleBody).toContain(TEXT[2]);
  });
});

test('a speech that ends in the same words is text', () => {
  const closing = '以上就是我今天报告的主要内容，请大家批评指正。';
  expect(read({ last: `<p>${closing}</p>` }).articleBody).toContain(closing);
});

test('a name that stands above the text and closes it tells its bearer’s post', () => {
  const info = '<p>撰文：程远舟</p><span>2019-09-09 08:00</span>';
  const article = read({ info, last: '<p>程远舟<br>山南大学经济学系高级讲师</p>' });
  expect(article.articleBody).toBe(TEXT.join('\n'));
  expect(article.author[0]).toMatchObject({ name: '程远舟', affiliation: expect.stringContaining('山南大学') });
});

test('a note on the author opens the text in brackets', () => {
  const article = read({ info: '作者：程远舟 2019-09-09 08:00', first: '<p>（程远舟，自由撰稿人，山南人）</p>' });
  expect(article.articleBody).toBe(TEXT.join('\n'));
});

test.each<[last: string, author: string[], editor: string[]]>([
  ['<p>供稿丨程远舟</p><p>编辑丨万象</p>', ['程远舟'], ['万象']],
  ['<p>供稿：宣传部</p><p>编辑丨审核</p>', [], []],
  ['<p>编辑丨灯下之人</p>', [], ['灯下之人']],
  ['<p>编辑丨夜航船上的人</p>', [], []],
])('%s → %j, %j', (last, author, editor) => {
  const article = read({ last });
  expect([people(article), article.editor]).toEqual([author, editor]);
});

test('an account that is the source of a feed is no author', () => {
  const article = read({ info: '2019-09-09 08:00 来源: <a href="/dy/media/T15.html">表盘后面的人</a>' });
  expect(article).toMatchObject({ contentSource: '表盘后面的人', author: [] });
});

test('the box of a columnist names who wrote', () => {
  const box =
    '<div class="columnist"><dl><dd><a href="/cyz/">程远舟</a></dd><dd>山南大学副教授，著有《渠尾》。</dd></dl></div>';
  expect(people(read({ info: `<div>2019-09-09 08:00 来源：示例网</div>${box}` }))).toEqual(['程远舟']);
});

describe('a channel beside the time is neither source nor author', () => {
  const channel = (name: string, href = 'http://www.example.cn/world_index.shtml') => `<a href="${href}">${name}</a>`;
  test.each<[why: string, info: string, source: string | undefined, author: string[]]>([
    [
      'a channel, the medium and who wrote',
      `${channel('国际新闻')} <a href="/">云麓日报</a> <span>卫知秋</span>`,
      '云麓日报',
      ['卫知秋'],
    ],
    [
      'a channel that may be a name',
      `${channel('国内')} <span>云麓日报</span> <span>卫知秋</span>`,
      '云麓日报',
      ['卫知秋'],
    ],
    ['a channel without a link', '<span>要闻</span> <span>云麓日报</span>', '云麓日报', []],
    ['a channel that is called like a weekly', `${channel('乡村周刊')} <span>云麓日报</span>`, '云麓日报', []],
    ['a medium that leads to its texts here, alone', channel('东山新闻网', '/dongshan/'), '东山新闻网', []],
    ['a weekly that has a host of its own', channel('乡村周刊', 'http://zhoukan.example.com/'), '乡村周刊', []],
    ['a channel alone', channel('社会'), undefined, []],
    ['an account with a page there', '<a href="/u/574/">闻人小棠</a>', undefined, ['闻人小棠']],
  ])('%s', (_why, info, source, author) => {
    const article = read({ info: `${info} <span>2019-09-09 08:00</span>` });
    expect(article.contentSource).toBe(source);
    expect(people(article)).toEqual(author);
  });
});

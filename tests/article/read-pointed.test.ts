// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractArticle } from '../../utils/article/extract-article';
import { POINTED, readPointed } from '../../utils/article/read-pointed';
import type { RuleRole, UserRule } from '../../utils/article/user-rule';

/** The element of this markup, pointed at. */
function point(html: string): Element {
  const element = new DOMParser().parseFromString(`<!doctype html><body>${html}</body>`, 'text/html').body.children[0];
  if (!element) throw new Error('no element');
  return element;
}

test.each<[html: string, role: RuleRole, value: unknown, why: string]>([
  ['<p>作者：程远舟 陆青禾</p>', 'author', [{ name: '程远舟' }, { name: '陆青禾' }], 'names behind a label'],
  ['<p>山南县委党校 程远舟</p>', 'author', [{ name: '程远舟', affiliation: '山南县委党校' }], 'a unit before the name'],
  ['<p>晓评</p>', 'author', [{ name: '晓评' }], 'a pen name: somebody has looked'],
  ['<p placed>内地</p>', 'author', undefined, 'any word may stand at a place'],
  ['<p placed>本报记者 程远舟</p>', 'author', [{ name: '程远舟' }], 'a name at a place'],
  ['<p placed>往年回顾</p>', 'editor', undefined, 'a word at a place that is no name'],
  ['<p placed>往年回顾</p>', 'contentSource', undefined, 'a word at a place that is no source'],
  ['<p placed>示例日报</p>', 'contentSource', '示例日报', 'a source at a place'],
  ['<p>干部下乡，先要把板凳坐热。话要听全，账要算清。</p>', 'author', undefined, 'a paragraph of another page'],
  [
    '<p>2020-04-03 09:03 来源：示例日报 编辑：何沐</p>',
    'contentSource',
    '示例日报',
    'the source in a line of several fields',
  ],
  ['<span>示例日报</span>', 'contentSource', '示例日报', 'a source without a label'],
  ['<span>腾讯</span>', 'contentSource', '腾讯', 'a source that reads like a tool'],
  ['<p>编辑：何沐</p>', 'contentSource', undefined, 'another field'],
  ['<p>【责任编辑：何沐】</p>', 'editor', ['何沐'], 'an editor in brackets'],
  ['<b>何沐</b>', 'editor', ['何沐'], 'an editor without a label'],
  ['<i>发布时间：2020年04月03日09:03</i>', 'datePublished', '2020-04-03T09:03+08:00', 'a date'],
  ['<i>昨天</i>', 'datePublished', undefined, 'no date'],
  ['<h2>走村入户，<br>听见真话</h2>', 'headline', '走村入户， 听见真话', 'a headline on two lines'],
])('%s as %s is %j (%s)', (html, role, value) => {
  const element = point(html);
  const fields = readPointed(element, role, { ...POINTED, isPlaced: element.hasAttribute('placed') });
  const found = role === 'drop' || role === 'body' ? undefined : fields[role];
  expect(found?.value).toEqual(value);
});

const PAGE = `<!doctype html><html><head><title>走村入户，听见真话-评论-示例网</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/pl/">评论</a></div>
<div class="box"><h1>走村入户，听见真话</h1>
<div class="info">2020-04-03 09:03 <span>来源：示例网</span></div>
<div class="zhengwen"><p>干部下乡，先要把板凳坐热。坐得住，才听得到灶台边的话，也才看得见账本里的难处，事情就好办了一半。</p>
<p>话要听全，账要算清。谁家缺劳力，谁家缺本钱，不能只看表格，要看院子里晒的是什么、仓里存的是什么，心里才有底。</p>
<p class="tip">小编提示：这里是一段每篇都有的话，同正文排在一起，看上去也像正文，其实与文章并不相干，读者也不会去读它。</p>
<p>路走得多了，情况就摸得准了。把群众的话记在本子上，把该办的事排在日程里，办成一件，再办下一件，人心就近了。</p>
<p>山南县委党校 程远舟</p></div>
<div class="laiyuan">示例日报</div></div></body></html>`;
const URL_OF_PAGE = new URL('http://pl.example.com/2020/0403/1.html');

function read(rules: [role: RuleRole, selector: string, opening?: string][], html = PAGE) {
  const addedAt = '2024-01-01T00:00:00.000Z';
  const made = rules.map(
    ([role, selector, opening]): UserRule => ({
      host: 'example.com',
      role,
      selector,
      addedAt,
      ...(opening !== undefined && { opening }),
    }),
  );
  const document = new DOMParser().parseFromString(html, 'text/html');
  // A parsed document has no window, and the sanitiser asks for one.
  globalThis.document.replaceChild(
    globalThis.document.importNode(document.documentElement, true),
    globalThis.document.documentElement,
  );
  const before = globalThis.document.documentElement.outerHTML;
  const article = extractArticle(globalThis.document, URL_OF_PAGE, { rules: made });
  expect(globalThis.document.documentElement.outerHTML).toBe(before);
  return article;
}

test('a block that is not the article is dropped, and the drop told', () => {
  expect(read([]).articleBody).toContain('小编提示');
  const article = read([['drop', '.tip']]);
  expect(article.articleBody).not.toContain('小编提示');
  expect(article.articleBody).toContain('路走得多了');
  expect(article.contentHtml).not.toContain('小编提示');
  expect(article.dropped[0]).toMatchObject({ reason: 'user-rule', text: expect.stringMatching(/^小编提示：/) });
});

test('a block without a name is dropped by its first words only', () => {
  expect(read([['drop', '.zhengwen > p', '小编提示：']]).articleBody).toMatch(
    /^干部下乡[\s\S]*心里才有底。\n路走得多了/,
  );
  expect(read([['drop', '.zhengwen > p', '版权声明：']]).dropped).toEqual(read([]).dropped);
});

test('a field that was pointed at wins, and is no text of the article', () => {
  const article = read([
    ['author', '.zhengwen > p:last-of-type'],
    ['contentSource', '.laiyuan'],
  ]);
  expect(article.author).toEqual([{ name: '程远舟', affiliation: '山南县委党校' }]);
  expect(article.contentSource).toBe('示例日报');
  expect(article.evidence.author).toEqual({ rule: 'user-rule', raw: '山南县委党校 程远舟', confidence: 1 });
  expect(article.evidence.contentSource).toMatchObject({ rule: 'user-rule', raw: '示例日报' });
  expect(article.articleBody).toMatch(/人心就近了。$/);
});

test('a rule that finds nothing on the page leaves the field as it was found', () => {
  expect(read([['contentSource', '.nowhere']]).contentSource).toBe('示例网');
  expect(read([['contentSource', '.tip']]).contentSource).toBe('示例网');
});

test('of two rules for a field the first wins, the second where the first finds nothing', () => {
  const both = (one: string, two: string) =>
    read([
      ['contentSource', one],
      ['contentSource', two],
    ]).contentSource;
  expect(both('.laiyuan', '.info span')).toBe('示例日报');
  expect(both('.nowhere', '.laiyuan')).toBe('示例日报');
});

test('headline and body are where the user pointed', () => {
  const article = read([
    ['headline', '.laiyuan'],
    ['body', '.tip'],
  ]);
  expect(article.headline).toBe('示例日报');
  expect(article.evidence.headline?.rule).toBe('user-rule');
  expect(article.articleBody).toMatch(/^小编提示：.*读它。$/);
  expect(article.evidence.articleBody).toMatchObject({ rule: 'user-rule', confidence: 1 });
});

test('a page where no text is found is read where the user pointed', () => {
  const poem = `<!doctype html><title>春耕谣</title><body><div class="top"><a href="/">首页</a></div>
    <div class="shi"><p>春来早下田</p><p>秋到满仓圆</p></div><div class="foot"><a href="/about">关于</a></div></body>`;
  expect(() => read([], poem)).toThrow();
  const article = read([['body', '.shi']], poem);
  expect(article.articleBody).toBe('春来早下田\n秋到满仓圆');
});

test('a page that loses all its text by a rule is no article', () => {
  expect(() => read([['drop', '.box']])).toThrow();
});

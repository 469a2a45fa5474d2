// @vitest-environment jsdom
import { expect, test } from 'vitest';
import {
  findRuled,
  isPlace,
  pointAlike,
  pointRule,
  type RuleRole,
  RuleSelector,
  ruleHost,
  ruleKey,
  rulesFor,
  selectorOf,
  UserRule,
} from '../../utils/article/user-rule';

function page(body: string): Document {
  return new DOMParser().parseFromString(`<!doctype html><body>${body}</body>`, 'text/html');
}

/** The element marked 「here」; the mark itself is taken off, so that no selector can use it. */
function marked(document: Document): Element {
  const element = document.querySelector('[here]');
  if (!element) throw new Error('nothing is marked');
  element.removeAttribute('here');
  return element;
}

test.each([
  ['<p id="zuozhe" here>汤佳</p>', '#zuozhe', 'an id that is a word'],
  ['<div><span class="author" here>汤佳</span></div>', '.author', 'a class that is a word'],
  ['<div class="正文" here>文</div>', '.正文', 'a Chinese class'],
  ['<h1 here>题</h1><p>文</p>', 'h1', 'a tag that a page has once'],
  ['<div class="fl source-name" here>网</div>', '.source-name', 'the longer class tells more'],
  ['<div id="info"><span class="fl" here>网</span></div><p class="fl">', '#info .fl', 'a short class needs a holder'],
  ['<div class="info"><span here>网</span></div>', '.info span', 'a tag in a holder'],
  [
    '<div class="a-top"><i class="name" here>甲</i></div><i class="name">乙</i>',
    '.a-top .name',
    'a class of several blocks',
  ],
  ['<p class="box on" here>甲</p><p class="box">乙</p>', 'body > p:nth-of-type(1)', 'a state is no name'],
  [
    '<div id="content_20200403" class="zw" here>文</div>',
    'body > div',
    'a number is no name, a short class is none alone',
  ],
  ['<div class="css-1q2w3e sc-bdVaJa" here>文</div>', 'body > div', 'hashes are no names'],
  ['<div class="md:flex article" here>文</div>', '.article', 'a class that a selector would have to escape'],
  [
    '<div class="article"><p>一</p><p>二</p><p here>三</p></div>',
    '.article > p:last-of-type',
    'the last is last everywhere',
  ],
  [
    '<div class="article"><p>一</p><p here>二</p><p>三</p></div>',
    '.article > p:nth-of-type(2)',
    'a place where nothing else is',
  ],
  [
    '<div class="article"><div><p>一</p><p here>二</p></div><p>三</p></div>',
    '.article div > p:last-of-type',
    'way down',
  ],
  [
    '<div class="article"><o:p>一</o:p><o:p here>二</o:p></div>',
    '.article > *:nth-child(2)',
    'a tag that no selector says',
  ],
])('%s is %s (%s)', (html, expected) => {
  const document = page(html);
  const element = marked(document);
  const selector = selectorOf(element);
  expect(selector).toBe(expected);
  expect([...document.querySelectorAll(selector)]).toEqual([element]);
  expect(RuleSelector.safeParse(selector).success).toBe(true);
});

test.each<[html: string, role: RuleRole, expected: object, why: string]>([
  ['<div class="share-box" here>分享</div>', 'drop', { selector: '.share-box' }, 'a name'],
  [
    '<div class="article"><p>文。</p><p here>版权声明：凡本网注明来源的作品</p></div>',
    'drop',
    { selector: '.article > p', opening: '版权声明：' },
    'without a name: known by its label, wherever it stands',
  ],
  [
    '<div class="article"><p here>更多精彩内容请下载我们的手机客户端查看</p><p>文。</p></div>',
    'drop',
    { selector: '.article > p', opening: '更多精彩内容请下载我们的手机客户' },
    'without a label: by its first words',
  ],
  [
    '<div class="article"><p><img alt=""></p><p here><img alt=""></p></div>',
    'drop',
    { selector: '.article > p:last-of-type' },
    'without a text: by its place',
  ],
  [
    '<div class="article"><p>文。</p><p here>甘肃 邓尤福</p></div>',
    'author',
    { selector: '.article > p:last-of-type' },
    'a field has other words on each page',
  ],
])('%s as %s', (html, role, expected) => {
  const document = page(html);
  const element = marked(document);
  const rule = pointRule(element, role);
  expect(rule).toEqual({ role, ...expected });
  expect(findRuled(document, rule)).toEqual([element]);
});

test('a block that is to go takes its likes along if the user wants', () => {
  const document = page('<div class="ad-box" here>甲</div><p>文</p><div class="ad-box">乙</div>');
  const rule = pointAlike(marked(document));
  expect(rule).toEqual({ role: 'drop', selector: '.ad-box' });
  expect(rule && findRuled(document, rule).length).toBe(2);
  expect(pointAlike(marked(page('<p class="ad-box" here>甲</p>')))).toBeUndefined();
});

test('a block inside a block that is meant goes with it', () => {
  const document = page('<div class="ad-box">甲<div class="ad-box">乙</div></div>');
  expect(findRuled(document, { selector: '.ad-box' }).length).toBe(1);
});

test('the text of scripts is no opening', () => {
  const document = page('<div class="article"><p>文</p><p here><script>var a;</script>扫码关注：本网</p></div>');
  expect(pointRule(marked(document), 'drop').opening).toBe('扫码关注：');
});

test.each([
  ['.article > p:last-of-type', true, true],
  ['#info .author', true, false],
  ['', false, false],
  ['.a >', false, false],
  ['p:has(a)', false, false],
  ['a[href]', false, false],
  ['.a, .b', false, false],
  ['*', true, false],
  ['.-1', false, false],
])('%s may be a rule: %s; goes by place: %s', (selector, expected, place) => {
  expect(RuleSelector.safeParse(selector).success).toBe(expected);
  expect(isPlace(selector)).toBe(place);
});

const rule = (host: string, at: string) =>
  UserRule.parse({ host, role: 'author', selector: '.author', addedAt: `2024-01-01T00:00:${at}.000Z` });

test('rules hold for a host and its sub-domains, the youngest first', () => {
  const rules = [rule('workercn.cn', '01'), rule('news.workercn.cn', '02'), rule('a.cn', '03'), rule('rcn.cn', '04')];
  const hosts = (url: string) => rulesFor(rules, new URL(url)).map(({ host }) => host);
  expect(hosts('http://www.workercn.cn/a')).toEqual(['workercn.cn']);
  expect(hosts('http://news.workercn.cn/a')).toEqual(['news.workercn.cn', 'workercn.cn']);
  expect(hosts('http://b.cn/')).toEqual([]);
});

test.each([
  ['http://www.workercn.cn/232/a.shtml', 'workercn.cn'],
  ['http://gansu.gscn.com.cn/system/', 'gansu.gscn.com.cn'],
  ['http://127.0.0.1:8080/', '127.0.0.1'],
])('the rule of %s is for %s', (url, host) => {
  expect(ruleHost(new URL(url))).toBe(host);
  expect(UserRule.safeParse(rule(host, '01')).success).toBe(true);
});

test('two rules are one whenever they were made', () => {
  expect(ruleKey(rule('a.cn', '01'))).toEqual(ruleKey(rule('a.cn', '02')));
});

test.each<[change: object, why: string]>([
  [{ host: 'A.cn' }, 'an upper-case host'],
  [{ host: 'a.cn/b' }, 'a path'],
  [{ role: 'kicker' }, 'an unknown role'],
  [{ addedAt: '2024' }, 'no instant'],
  [{ more: 1 }, 'an unknown key'],
])('%o is refused: %s', (change) => {
  expect(UserRule.safeParse({ ...rule('a.cn', '01'), ...change }).success).toBe(false);
});

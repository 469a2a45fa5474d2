import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../utils/article/extract-article';
import { readSiteBreadcrumb, readSiteFields } from '../../utils/article/read-site';
import type { Site } from '../../utils/article/site';

const parse = (html: string) => new JSDOM(html).window.document;
const site = (rule: Partial<Site>): Site => ({ host: 'rules.test', publisher: '规则网', ...rule });

describe('fields where a rule places them', () => {
  test.each<[string, Partial<Site>, string, object]>([
    [
      '<div class="msg">2021-03-04 05:06 来源：长风报 责编：丁一</div>',
      { infoLine: ['.msg'] },
      'one line tells all that is labelled in it',
      { contentSource: '长风报', editor: ['丁一'], datePublished: '2021-03-04T05:06+08:00' },
    ],
    [
      '<div style="display:none"><span id="author_baidu">作者：公冶白</span></div>',
      { author: ['#author_baidu'] },
      'a hidden element counts',
      { author: [{ name: '公冶白' }] },
    ],
    [
      '<a id="js_name"> 田埂书房 </a>',
      { contentSource: ['.none', '#js_name'] },
      'the second selector where the first means nothing, and no label is needed',
      { contentSource: '田埂书房' },
    ],
    [
      '<div class="msg">来源：转载报</div><b class="from">原载报</b>',
      { infoLine: ['.msg'], contentSource: ['.from'] },
      'an element of its own wins over the line',
      { contentSource: '原载报' },
    ],
    ['<div class="msg">2021-03-04</div>', { editor: ['.editor'] }, 'nothing where nothing stands', {}],
  ])('%s by %o: %s', (html, rule, _why, expected) => {
    const { byline: _byline, ...fields } = readSiteFields(parse(html), site(rule));
    const values = Object.entries(fields).map(([field, { value }]) => [field, value]);
    expect(Object.fromEntries(values)).toEqual(expected);
    expect(Object.values(fields).filter(({ rule }) => rule !== 'site:rules.test')).toEqual([]);
  });
});

test.each<[string, string[] | undefined, string]>([
  ['<p class="path"><a href="/">环球网</a><a href="/pl">评论</a></p>', ['环球网', '评论'], 'links side by side'],
  ['<span class="path"><a href="/">人民网</a>&gt;&gt;<a href="/gd">观点</a></span>', ['人民网', '观点'], 'inline'],
  [
    '<div class="path"><h1>新闻中心</h1><div><a href="/c">国内</a>&gt;<span>正文</span></div></div>',
    ['新闻中心', '国内'],
    'over several blocks',
  ],
  ['<p class="other">首页 &gt; 评论</p>', undefined, 'elsewhere'],
])('the trail of %s is %o (%s)', (html, expected) => {
  expect(readSiteBreadcrumb(parse(html), site({ breadcrumb: ['.path'] }), '标题')?.value).toEqual(expected);
});

test('what a rule tells wins over what the page looks like, and the rest is found without it', () => {
  const document = parse(`<title>河边的灯_央视网</title><div id="title_area"><h1>河边的灯</h1>
    <div class="info1">来源：央视网 | 2022年07月15日 16:24:08</div><p>来源：别处</p></div>
    <div id="content_area"><p>${'灯在河边亮着，守夜的人听见水声。'.repeat(8)}</p></div><p>编辑：向晚晴</p>`);
  const article = extractArticle(document, new URL('https://opinion.cctv.com/2022/07/15/ARTIx.shtml'));
  expect(article).toMatchObject({ headline: '河边的灯', contentSource: '央视网', editor: ['向晚晴'] });
  expect(article.evidence.contentSource?.rule).toBe('site:cctv.com');
  expect(article.evidence.editor?.rule).toBe('info-line');
});

test.each([
  ['一个标题_程远舟_新浪博客', '', '新浪博客', 'by the title'],
  ['一个标题', '新浪博客', '新浪博客', 'by what machines are told'],
  ['一个标题_新浪财经_新浪网', '', '新浪网', 'a channel is the site’s'],
  ['一个标题_程远舟_老周博客', '', '新浪网', 'the blog of somebody'],
])('the page of a site is that of its service: %s, %s → %s (%s)', (title, name, publisher) => {
  const head = `<title>${title}</title><meta property="og:site_name" content="${name}">`;
  const text = '<p>干部下乡，先要把板凳坐热。坐得住，才听得到灶台边的话，也才看得见账本里的难处。</p>'.repeat(4);
  const url = 'http://blog.sina.com.cn/s/blog_0.html';
  const { document } = new JSDOM(`<head>${head}</head><h1>一个标题</h1><div>${text}</div>`, { url }).window;
  expect(extractArticle(document, new URL(url)).publisher).toBe(publisher);
});

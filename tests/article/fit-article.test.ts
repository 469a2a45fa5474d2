import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Article } from '../../utils/article/article';
import { extractArticle } from '../../utils/article/extract-article';
import { extractPart } from '../../utils/article/extract-part';
import { fitArticle } from '../../utils/article/fit-article';
import { makeArticle } from '../library/make-article';

const PAGE = new URL('https://www.example.cn/a/2020/04/03/12345.html');
const PARAGRAPHS = ['一', '二', '三', '四', '五'].map(
  (at) => `<p>第${at}条${'渠水先到田头，话才好说到心头，这是老支书常挂在嘴边的道理。'.repeat(6)}</p>`,
);
const parse = (html: string) => new JSDOM(html, { url: PAGE.href }).window.document;

/** What a page has around its text, each in turn such that some field would not fit. */
const HOSTILE: [name: string, before: string, after?: string][] = [
  ['a title of two thousand characters', `<title>${'长题'.repeat(1000)}</title>`],
  ['a headline of two thousand characters', `<h1>${'长题'.repeat(1000)}</h1><p>2020-04-03 09:03</p>`],
  ['half a character in the text', `<h1>渠水到田头</h1><p>2020-04-03 来源：田头\ud800网</p><p>\ud83d</p>`],
  ['half a character in the keywords', '<meta name="keywords" content="渠水,\ud83d"><h1>渠水到田头</h1>'],
  ['a kicker of two thousand characters', `<p class="kicker">${'肩题'.repeat(1000)}</p><h1>渠水到田头</h1>`],
  [
    'a comment of the system with long fields',
    `<!--enpproperty <introtitle>${'肩'.repeat(1500)}</introtitle><nodename>${'栏'.repeat(400)}</nodename>/enpproperty-->`,
  ],
  ['an address of nine thousand characters', `<link rel="canonical" href="https://a.cn/${'x'.repeat(9000)}">`],
  ['a caption of three thousand characters', '<h1>渠水到田头</h1>', `<div class="caption">${'图'.repeat(3000)}</div>`],
  ['a hundred signers', `<h1>渠水到田头</h1><p>作者：${'张三丰、李四平、'.repeat(50)}</p>`],
  ['three thousand dropped lines', '<h1>渠水到田头</h1>', '<p>责任编辑：</p>'.repeat(2500)],
];

test.each(HOSTILE)('a page with %s can be kept', (_name, before, after = '') => {
  const html = `${before}<div>${PARAGRAPHS.join('')}${after}${PARAGRAPHS.join('')}</div>`;
  for (const article of [extractArticle(parse(html), PAGE), extractPart(parse(html), PAGE, undefined)]) {
    expect(Article.safeParse(article).error?.issues ?? []).toEqual([]);
    expect(article.articleBody.split('\n').length).toBeGreaterThanOrEqual(10);
  }
});

test.each<[string, Partial<Article>, Partial<Article>]>([
  ['an article that fits', {}, {}],
  ['half a character', { articleBody: '渠\ud83d水' }, { articleBody: '渠\ufffd水' }],
  ['a headline', { headline: '长'.repeat(1001) }, { headline: '长'.repeat(1000) }],
  ['a headline, in no character', { headline: `${'长'.repeat(999)}😀题` }, { headline: `${'长'.repeat(999)}😀` }],
  ['a section', { articleSection: '栏'.repeat(301) }, { articleSection: undefined }],
  ['one keyword of three', { keywords: ['渠', '水'.repeat(201), '田'] }, { keywords: ['渠', '田'] }],
  [
    'too many keywords, one of them too long',
    { keywords: ['水'.repeat(201), ...Array<string>(120).fill('渠')] },
    { keywords: Array<string>(99).fill('渠') },
  ],
  ['an author', { author: [{ name: '张'.repeat(101) }, { name: '李四平' }] }, { author: [{ name: '李四平' }] }],
])('what does not fit is cut or left out: %s', (_name, read, fitted) => {
  expect(fitArticle(makeArticle(read))).toEqual(makeArticle(fitted));
});

test('a text that is too long for a clip is refused', () => {
  const tooLong = makeArticle({ articleBody: '长'.repeat(5_000_001) });
  expect(() => fitArticle(tooLong)).toThrow(expect.objectContaining({ code: 'tooLarge' }));
});

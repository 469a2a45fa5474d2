// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Article } from '../../utils/article/article';
import { extractArticle } from '../../utils/article/extract-article';
import { joinArticles } from '../../utils/article/join-articles';
import { findOtherText, isSwitched, keepChoice, switchText } from '../../utils/article/other-text';
import { makeArticle } from '../library/make-article';

const URL_OF_PAGE = new URL('http://mirror.example.tw/2022/1.html');
const GLOSSED =
  '領(lǐng)導(dǎo)干部要帶頭學(xué)習(xí)，把學(xué)習(xí)的成效用到發(fā)展上來，領(lǐng)導(dǎo)帶了頭，大家才肯跟著走。';
const REPAIRED = '領導干部要帶頭學習，把學習的成效用到發展上來，領導帶了頭，大家才肯跟著走。';

function damagedArticle(): Article {
  const linked = `<p>再談<a href="/b">學(xué)習(xí)</a>，這個問題說來話長，只好一件一件地去辦，一件一件地說。</p>`;
  const rest = '<p><img src="/a.jpg"></p><p>村里的路，是大家一鋤一鋤修出來的，這條路很長。</p>';
  const html = `<title>帶頭_某網</title><h1>帶頭</h1><div>${`<p>${GLOSSED}</p>`.repeat(3)}${linked}${rest}</div>`;
  return extractArticle(new JSDOM(html, { url: URL_OF_PAGE.href }).window.document, URL_OF_PAGE);
}

test('a damaged page gives both texts, each as text and as HTML of the same shape', () => {
  const article = damagedArticle();
  expect(article.articleBody.split('\n')[0]).toBe(REPAIRED);
  expect(article.printedBody?.split('\n')[0]).toBe(GLOSSED);
  const shapeOf = (html = '') => html.replace(/>[^<]+/g, '>');
  expect(shapeOf(article.printedHtml)).toBe(shapeOf(article.contentHtml));
  expect(article.printedHtml).toContain('<a href="http://mirror.example.tw/b">學(xué)習(xí)</a>');
  expect(article.contentHtml).not.toContain('lǐng');
});

test('the texts change places, and back', () => {
  const article = damagedArticle();
  const printed = switchText(article);
  expect(Article.parse(printed)).toEqual(printed);
  expect(printed).toMatchObject({
    articleBody: article.printedBody,
    contentHtml: article.printedHtml,
    repairedBody: article.articleBody,
    repairedHtml: article.contentHtml,
  });
  expect(printed).not.toHaveProperty('printedBody');
  expect(printed.characterCount).toBe(printed.articleBody.replace(/\s/g, '').length);
  expect(switchText(printed)).toEqual(article);
  expect(isSwitched(article, printed)).toBe(true);
  expect(isSwitched(printed, article)).toBe(true);
  expect(isSwitched(article, article)).toBe(false);
  expect([article, printed, makeArticle()].map((each) => findOtherText(each)?.kind)).toEqual([
    'printed',
    'repaired',
    undefined,
  ]);
});

test('an article of one text stays as it is', () => {
  const article = makeArticle();
  expect(switchText(article)).toBe(article);
  expect(isSwitched(article, article)).toBe(false);
});

test('a printed text that was kept without its HTML is shown as plain paragraphs', () => {
  const article = makeArticle({ printedBody: '甲 < 乙\n<b>丙</b> & 丁' });
  expect(switchText(article).contentHtml).toBe('<p>甲 &lt; 乙</p><p>&lt;b&gt;丙&lt;/b&gt; &amp; 丁</p>');
});

test.each([
  ['shows the printed text', true, true, true],
  ['shows the repaired text', false, true, false],
  ['reads no damage any more', true, false, false],
])('a new reading of a clip that %s', (_name, wantsPrinted, isDamaged, isPrinted) => {
  const read = isDamaged ? damagedArticle() : makeArticle();
  const kept = wantsPrinted ? switchText(damagedArticle()) : damagedArticle();
  expect(keepChoice(read, kept)).toEqual(isPrinted ? switchText(read) : read);
});

test('pages that are joined join their printed HTML too', () => {
  const damaged = damagedArticle();
  const { printedBody, printedHtml } = joinArticles([damaged, makeArticle()], []);
  expect(printedBody).toBe(`${damaged.printedBody}\n${makeArticle().articleBody}`);
  expect(printedHtml).toBe(`${damaged.printedHtml}\n${makeArticle().contentHtml}`);
});

test('a place that cannot be put right stays as it is printed, is named and makes the repair less sure', () => {
  const html = readFileSync('tests/fixtures/mirror-hant.test/doubtful/source.html', 'utf8');
  const article = extractArticle(new JSDOM(html, { url: URL_OF_PAGE.href }).window.document, URL_OF_PAGE);
  expect(article.articleBody).toContain('懇談?wù)骷庖?、重大');
  expect(article.articleBody).not.toContain('lǐng');
  expect(article.evidence.printedBody?.raw).toContain('?wù)骷庖?、重大');
  expect(article.evidence.printedBody?.confidence).toBeLessThan(damagedArticle().evidence.printedBody?.confidence ?? 0);
});

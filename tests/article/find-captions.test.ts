import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { extractArticle } from '../../utils/article/extract-article';

const HEADLINE = '铜锁与三份遗嘱';
const LINE = '三兄妹与那把铜锁';
const TEXT =
  '<p style="font-size:15px">这一段只为测试而写，它有足够的长度，也有标点，读得出是正文，不会被当成别的什么。</p>';
const PICTURE = '<section style="text-align:center"><img src="/1.jpg"></section>';
const centred = (size: string) =>
  `<section style="text-align:center"><p><span style="font-size:${size}">${LINE}</span></p></section>`;

test.each<[why: string, above: string, inside: string, isCaption: boolean]>([
  ['a line centred below a picture, in smaller type', '', `${TEXT}${PICTURE}${centred('12px')}${TEXT}`, true],
  ['in the text’s own type: a subhead', '', `${TEXT}${PICTURE}${centred('15px')}${TEXT}`, false],
  ['in smaller type without a picture above', '', `${TEXT}${centred('12px')}${TEXT}`, false],
  [
    'a class that says what it is',
    '',
    `${TEXT}<p><img src="/1.jpg"></p><p class="picIntro">${LINE}。</p>${TEXT}`,
    true,
  ],
  ['a class of another kind', '', `${TEXT}<p><img src="/1.jpg"></p><p class="graf">${LINE}。</p>${TEXT}`, false],
  [
    'a centred line below the buttons of a bar',
    '<div class="bar"><img src="/a.gif"><img src="/b.gif"></div>',
    `<p style="text-align:center">${LINE}</p>${TEXT}`,
    false,
  ],
])('%s', (_why, above, inside, isCaption) => {
  const html = `<title>${HEADLINE}</title><h1>${HEADLINE}</h1><div>2019-09-09 08:00</div>${above}<div>${inside}${TEXT.replace('测试', '试验')}</div>`;
  const url = 'http://www.example.cn/a/1234567.html';
  const { captions } = extractArticle(new JSDOM(html, { url }).window.document, new URL(url));
  expect(captions.some((caption) => caption.startsWith(LINE))).toBe(isCaption);
});

import { expect, test } from 'vitest';
import { articleOf, TEXT } from './article-of';

const PICTURE = '<p><img src="/pic/20190909/1.jpg"></p>';
const CAPTION = '院门口的老槐树。韩屿 摄';
const floated = (below: string) =>
  `<table align="right"><tr><td><a href="/1.jpg"><img src="/1.jpg"></a></td></tr>${below}</table>`;

/** The addresses of the pictures in what is written of a page that has this before its text. */
function readSources(first: string): string[] {
  const { contentHtml } = articleOf({ first });
  return [...contentHtml.matchAll(/<img src="(?<src>[^"]*)"/gu)].map(({ groups }) => groups?.src ?? '');
}

const OWN = 'http://www.example.cn/pic/20190909/1.jpg';

test.each<[why: string, beside: string]>([
  ['in the box of an advertisement', '<div class="ad"><a href="/c?id=3"><img src="/files/2.gif"></a></div>'],
  ['from a host of advertisements', '<p><img src="http://ads.example.com/2.gif"></p>'],
  [
    'that leads to a counter of clicks',
    '<p><a href="http://ads.example.com/click?id=3"><img src="/files/2.gif"></a></p>',
  ],
  ['to click on for a mood', '<p><a href="home.php?ac=click"><img src="static/image/click/0.gif"></a></p>'],
  ['of a button', '<p><a href="/"><img src="/img/back.gif"></a></p>'],
])('leaves out a picture %s', (_why, beside) => {
  expect(readSources(beside + PICTURE)).toEqual([OWN]);
});

test.each<[why: string, own: string]>([
  ['whose address only sounds like one', '<p><a href="/shads/clicks.htm"><img src="/files/badge.jpg"></a></p>'],
  ['of a yard', '<p><img src="/files/backyard.gif"></p>'],
  [
    'in a box of the text that is called so',
    `<div id="sina_keyword_ad_area2"><p><img src="/files/1.jpg"></p>${TEXT.map((each) => `<p>${each}</p>`).join('')}</div>`,
  ],
])('keeps a picture %s', (_why, own) => {
  expect(readSources(own)).toHaveLength(1);
});

test.each<[why: string, first: string]>([
  ['with its caption below it', floated(`<tr><td class="photo_cap">${CAPTION}</td></tr>`)],
  [
    'with the link to the larger picture below it',
    floated(
      `<tr><td align="center"><a href="/1.jpg"><img src="/i/zoom.gif"> 放大圖片</a></td></tr><tr><td>${CAPTION}</td></tr>`,
    ),
  ],
])('keeps the picture of a floated table %s, and its caption', (_why, first) => {
  expect(readSources(first)).toEqual(['http://www.example.cn/1.jpg']);
  expect(articleOf({ first }).contentHtml).toContain(`<figcaption>${CAPTION}</figcaption>`);
});

test('takes no icon in the line of time and source for the picture of the caption below', () => {
  const { contentHtml } = articleOf({
    info: '<span>2019-09-09 08:00</span> 示例网<img src="/files/w.gif">',
    first: `<p><img src="/files/1.jpg"></p><p class="photo_cap">${CAPTION}</p>`,
  });
  expect(contentHtml).not.toContain('w.gif');
  expect(contentHtml).toContain('/files/1.jpg');
});

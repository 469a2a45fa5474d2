import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { extractArticle } from '../../utils/article/extract-article';

const HEADLINE = '铜锁与三份遗嘱';
const LINE = '三兄妹与那把铜锁';
const TEXT =
  '<p style="font-size:15px">这一段只为测试而写，它有足够的长度，也有标点，读得出是正文，不会被当成别的什么。</p>';
const PICTURE = '<section style="text-align:center"><img src="/1.jpg"></section>';
const IMAGE = '<p><img src="/1.jpg"></p>';
const SENTENCE = `${LINE}后来去了哪里，没有人知道。`;
/** One sentence, short enough to say what a picture shows. */
const SHORT = `${LINE}，摄于老屋门前。`;
const INDENTED = TEXT.replace('>这一段', '>　　这一段').repeat(2);
/** A text whose paragraphs only `<br>` parts. */
const BREAKS = `这一段只为测试而写，它有足够的长度，也有标点，读得出是正文。<br><br>`;
const dressed = (text: string) => `<p style="text-align:left"><span style="color:navy">${text}</span></p>`;
const KNOWN = dressed('老屋的院门。周凯 摄');
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
  ['where the picture was kept, in brackets', '', `${TEXT}${IMAGE}<p>${LINE}（航拍，资料照片）。</p>${TEXT}`, true],
  ['the agency that gave it out', '', `${TEXT}${IMAGE}<p>${LINE}（拼版照片）。江城社发</p>${TEXT}`, true],
  ['who gave it, below the picture', '', `${TEXT}${IMAGE}<p>${LINE}。（读者提供）</p>${TEXT}`, true],
  ['who gave it, away from any picture', '', `${TEXT}<p>${LINE}的钥匙（由族人提供）</p>${TEXT}`, false],
  ['a sentence set as a known caption is', '', `${TEXT}${IMAGE}${KNOWN}${IMAGE}${dressed(SENTENCE)}${TEXT}`, true],
  ['a sentence set as the text is', '', `${TEXT}${IMAGE}${KNOWN}${IMAGE}<p>${SENTENCE}</p>${TEXT}`, false],
  [
    'the words of the picture above the text',
    `<div><img src="/1.jpg" alt="${LINE}"><div>${LINE}</div></div>`,
    TEXT,
    true,
  ],
  ['a triangle that opens a subhead', '', `${TEXT}<h3>${LINE}</h3>${TEXT}<p>►${LINE}</p>${TEXT}`, false],
  ['a heading with a triangle below a picture', '', `${TEXT}${IMAGE}<h3>►${LINE}</h3>${TEXT}`, false],
  ['a sentence in the paragraph of a picture', '', `${TEXT}<p><img src="/1.jpg"><br>${SHORT}</p>${TEXT}`, true],
  ['a sentence in its box', '', `${TEXT}<div><p><img src="/1.jpg"></p><p>${SHORT}</p></div>${TEXT}`, true],
  ['a sentence in a paragraph below it', '', `${TEXT}${IMAGE}<p>${SHORT}</p>${TEXT}`, false],
  ['two sentences in its paragraph', '', `${TEXT}<p><img src="/1.jpg"><br>${SHORT}${SENTENCE}</p>${TEXT}`, false],
  ['one that is set in as the text is', '', `${INDENTED}<p><img src="/1.jpg"><br>　　${SHORT}</p>${INDENTED}`, false],
  ['one that is not, where the text is', '', `${INDENTED}${IMAGE}<p>${SHORT}</p>${INDENTED}`, true],
  [
    'a text with a picture at the head of its paragraphs',
    '',
    `<p><img src="/1.jpg">${SHORT}</p><p><img src="/2.jpg">${SENTENCE}</p><p><img src="/3.jpg">${SENTENCE}</p>${TEXT}`,
    false,
  ],
  [
    'a sentence in the middle like its picture, by a class',
    '',
    `${TEXT}<p class="f_center"><img src="/1.jpg"></p><p class="f_center">${SENTENCE}</p>${TEXT}`,
    true,
  ],
  ['a sentence in the middle alone', '', `${TEXT}${IMAGE}<p class="f_center">${SENTENCE}</p>${TEXT}`, false],
  ['who took it, and a gap before the word', '', `${TEXT}${IMAGE}<p>${SENTENCE} 江湾报记者 楚云 图</p>${TEXT}`, true],
  ['a sentence that ends in the word', '', `${TEXT}${IMAGE}<p>${LINE}，是他看过的最旧的一幅地图</p>${TEXT}`, false],
  ['a line between breaks', '', `${BREAKS}<img src="/1.jpg"><br>${LINE}<br><br>${BREAKS}${BREAKS}`, true],
  ['a sentence between breaks', '', `${BREAKS}<img src="/1.jpg"><br>${SHORT}<br><br>${BREAKS}${BREAKS}`, true],
  [
    'one that breaks part from the picture',
    '',
    `${BREAKS}<img src="/1.jpg"><br><br>${SHORT}<br><br>${BREAKS}${BREAKS}`,
    false,
  ],
  ['the first line of a paragraph', '', `${BREAKS}<img src="/1.jpg"><br>${SHORT}<br>${BREAKS}${BREAKS}`, false],
  [
    'a line in grey, whatever follows',
    '',
    `${BREAKS}<img src="/1.jpg"><br><span style="color:#888">${SENTENCE}</span><br>${BREAKS}${BREAKS}`,
    true,
  ],
  ['a paragraph in grey', '', `${TEXT}${IMAGE}<p style="color:gray">${SENTENCE}</p>${TEXT}`, true],
  ['one in black', '', `${TEXT}${IMAGE}<p style="color:#333">${SENTENCE}</p>${TEXT}`, false],
  [
    'a subhead in bold type between breaks',
    '',
    `${BREAKS}<img src="/1.jpg"><br><b>${LINE}</b><br><br>${BREAKS}${BREAKS}`,
    false,
  ],
  ['a triangle that points at the picture', '', `${TEXT}${IMAGE}<p>►${LINE}</p>${TEXT}`, true],
])('%s', (_why, above, inside, isCaption) => {
  const html = `<title>${HEADLINE}</title><h1>${HEADLINE}</h1><div>2019-09-09 08:00</div>${above}<div>${inside}${TEXT.replace('测试', '试验')}</div>`;
  const url = 'http://www.example.cn/a/1234567.html';
  const { captions } = extractArticle(new JSDOM(html, { url }).window.document, new URL(url));
  expect(captions.some((caption) => caption.replace('►', '').startsWith(LINE))).toBe(isCaption);
});

test.each<[why: string, above: string, inside: string]>([
  [
    'the mark on an advertisement',
    '',
    `${TEXT}<div class="unit"><a><img src="/a.jpg"></a><a class="mark">广告</a></div>${TEXT}`,
  ],
  [
    'the form to log in beside the site’s mark',
    '<table><tr><td><img src="/logo.gif"></td><td><form>用户名：<input> 密码：<input type="password"></form></td></tr></table>',
    TEXT,
  ],
  [
    'who took the pictures, among those who made the text',
    '',
    `<div><span>文字</span><a>卫知秋</a></div><div><span>摄影</span><a>楚云</a></div>${TEXT}`,
  ],
])('%s is no caption', (_why, above, inside) => {
  const html = `<title>${HEADLINE}</title>${above}<h1>${HEADLINE}</h1><div>2019-09-09 08:00</div><div>${inside}${TEXT.replace('测试', '试验')}</div>`;
  const url = 'http://www.example.cn/a/1234567.html';
  expect(extractArticle(new JSDOM(html, { url }).window.document, new URL(url)).captions).toEqual([]);
});

const floated = (below: string) =>
  `<table align="right"><tr><td><a href="/1.jpg"><img src="/1.jpg"></a></td></tr>${below}</table>`;

test.each<[why: string, inside: string, captions: string[]]>([
  [
    'who took it, on a line below',
    floated(`<tr><td class="photo_cap">${LINE}<br>记者韩屿／摄影</td></tr>`),
    [`${LINE} 记者韩屿／摄影`],
  ],
  [
    'two pictures’ words, each with who took it',
    `${IMAGE}<p class="picIntro">${LINE}。关河 摄<br>村口的老树。韩屿 摄</p>`,
    [`${LINE}。关河 摄`, '村口的老树。韩屿 摄'],
  ],
  [
    'the link to the larger picture',
    floated(`<tr><td align="center"><a href="/1.jpg">放大圖片</a></td></tr><tr><td>${LINE}。韩屿 摄</td></tr>`),
    [`${LINE}。韩屿 摄`],
  ],
  [
    'words for those who hear the picture',
    `<figure>${IMAGE}<figcaption><span>图像加注文字，</span><p>${LINE}</p></figcaption></figure>`,
    [LINE],
  ],
  ['an offer to enlarge without a link', `${IMAGE}<p style="text-align:center">（点击图片放大）</p>`, []],
])('one caption a picture: %s', (_why, inside, captions) => {
  const html = `<title>${HEADLINE}</title><h1>${HEADLINE}</h1><div>2019-09-09 08:00</div><div>${inside}${TEXT}${TEXT.replace('测试', '试验')}</div>`;
  const url = 'http://www.example.cn/a/1234567.html';
  expect(extractArticle(new JSDOM(html, { url }).window.document, new URL(url)).captions).toEqual(captions);
});

import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { detectArticle } from '../../utils/article/detect-article';
import { extractArticle } from '../../utils/article/extract-article';
import { TEXT } from './article-of';

const HEADLINE = '坝上人家修好了老水车';
const KICKER = '石门坝村众人出工两个月';
const SUBTITLE = '磨坊重开，乡亲排队碾新米';
const DAY = '<div>返回目录：澜江晚报 <span>2012年05月23日 星期三</span></div>';
const LINKS = '<ul><li><a href="/s1">转发</a></li><li><a href="/s2">邮寄给友人</a></li></ul>';
const cell = (hooks: string, style: string, text: string) =>
  `<tr><td class="${hooks}" style="${style}"><p>${text}</p></td></tr>`;
const BOX = `<table class="bt">${cell('bt2', 'FONT-SIZE:16px', KICKER)}${cell('bt1', 'FONT-WEIGHT:bold;FONT-SIZE:23px', HEADLINE)}${cell('bt2', 'FONT-SIZE:14px', SUBTITLE)}</table>`;
const FONTS = `<table><tr><td><font size="3"><b>${KICKER}</b></font><br><font size="5"><b>${HEADLINE}</b></font></td></tr></table>`;

/** A page of a paper whose title says the paper's name alone. */
function toDocument(above: string, title = '澜江晚报·多媒体数字报'): [Document, URL] {
  const text = [...TEXT, ...TEXT.map((each) => each.replace('坐', '站'))].map((each) => `<p>${each}</p>`).join('');
  const url = 'http://epaper.example.cn/html/content_33411.htm';
  const { document } = new JSDOM(`<title>${title}</title><body>${above}<div>${text}</div></body>`, { url }).window;
  return [document, new URL(url)];
}

test.each<[why: string, above: string, kicker: string | undefined, alternativeHeadline: string | undefined]>([
  ['a paper’s table of kicker, headline and subtitle, the day above', DAY + BOX, KICKER, SUBTITLE],
  ['the same with the day below', BOX + DAY, KICKER, SUBTITLE],
  ['a large line below a bold one', FONTS + DAY, KICKER, undefined],
  ['a heading below the day', `<div id="date">2011-9-26</div><span><h1>${HEADLINE}</h1></span>`, undefined, undefined],
  ['a heading, and below it a bar, then the day', `<h1>${HEADLINE}</h1>${LINKS.repeat(3)}${DAY}`, undefined, undefined],
])('finds the headline that the title does not tell: %s', (_why, above, kicker, alternativeHeadline) => {
  const page = toDocument(above);
  expect(detectArticle(...page).isArticle).toBe(true);
  const article = extractArticle(...page);
  expect([article.headline, article.kicker, article.alternativeHeadline]).toEqual([
    HEADLINE,
    kicker,
    alternativeHeadline,
  ]);
});

test.each([
  ['the column above it', FONTS.replace(KICKER, '国际新闻')],
  ['a line with a link', FONTS.replace(KICKER, `<a href="/c">${KICKER}</a>`)],
  ['who wrote', FONTS.replace(KICKER, '作者：程远舟 韩屿')],
  ['a line in plain type', FONTS.replace(`<b>${KICKER}</b>`, KICKER)],
])('takes no kicker that is %s', (_why, box) => {
  expect(extractArticle(...toDocument(box + DAY)).kicker).toBeUndefined();
});

test('takes the bar of an app above the headline for no headline', () => {
  const bar = '<div><p>江畔新闻</p><p>看见江畔</p></div>';
  const above = `${bar}<div><div class="article-detail__title">${HEADLINE}</div><div>2019-09-09 08:00</div></div>`;
  expect(extractArticle(...toDocument(above, '江畔新闻')).headline).toBe(HEADLINE);
});

test.each([
  ['is text where its box is called a first paragraph', 'article-brief', true],
  ['is none where its box is called a summary', 'article-summary', false],
])('a paragraph above the text %s', (_why, hooks, isText) => {
  const lead = '清早的磨坊里，老人先把闸板提起半尺，等水声匀了，才往斗里倒第一瓢谷子。';
  const bar = '<p>甲乙丙</p>'.repeat(20);
  const above = `<h1>${HEADLINE}</h1><div>2019-09-09 08:00</div>${bar}<section class="${hooks}"><div>${lead}</div></section>`;
  expect(extractArticle(...toDocument(above, HEADLINE)).articleBody.includes(lead)).toBe(isText);
});

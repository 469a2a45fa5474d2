import { JSDOM } from 'jsdom';
import type { Article } from '../../utils/article/article';
import { extractArticle } from '../../utils/article/extract-article';

/** The headline of the page that tests vary. */
export const HEADLINE = '把板凳坐热的人';
/** Its paragraphs. */
export const TEXT = [
  '干部下乡，先要把板凳坐热。坐得住，才听得到灶台边的话，也才看得见账本里的难处。',
  '话要听全，账要算清。谁家缺劳力，谁家缺本钱，不能只看表格，要看院子里晒的是什么。',
  '路走得多了，情况就摸得准了。把该办的事排在日程里，办成一件，再办下一件，人心就近了。',
];

/** What a test puts on the page: its head, the lines above the headline, below it, before and behind the text, the foot. */
export interface Parts {
  headline?: string;
  title?: string;
  head?: string;
  above?: string;
  info?: string;
  first?: string;
  /** Glued to the first paragraph, and to the last. */
  opening?: string;
  closing?: string;
  last?: string;
  foot?: string;
}

/** The article of a page that has these parts and is the same otherwise. */
export function articleOf({
  headline = HEADLINE,
  title,
  head,
  above,
  info,
  first,
  opening,
  closing,
  last,
  foot,
}: Parts): Article {
  const paragraphs = `${opening ?? ''}${TEXT.join('\n')}${closing ?? ''}`.split('\n');
  const text = paragraphs.map((each) => `<p>${each}</p>`).join('');
  const html = `<html><head><title>${title ?? `${headline}-示例网`}</title>${head ?? ''}</head><body>${above ?? ''}
    <div><h1>${headline}</h1><div>${info ?? '<span>2019-09-09 08:00</span>'}</div></div>
    <div class="text">${first ?? ''}${text}${last ?? ''}</div><div>${foot ?? ''}</div></body></html>`;
  const url = 'http://www.example.cn/a/20190909/1234567.html';
  const { document } = new JSDOM(html, { url }).window;
  return extractArticle(document, new URL(url));
}

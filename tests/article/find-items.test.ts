import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { findItems, findOpenings, findSummaries } from '../../utils/article/find-items';
import { readKinds } from '../../utils/article/read-kinds';
import { readPage } from '../../utils/article/read-page';

const TEXT = '<p>这一段文字只为测试而写，它有足够的长度，也有标点，因此读得出是正文。</p>';
const card = (inner: string) => `<div class="card">${inner}</div>`;

/** How many blocks open like articles, and how many are items. */
function count(html: string): [openings: number, items: number] {
  const page = readPage(new JSDOM(html).window.document);
  const kinds = readKinds(page);
  return [findOpenings(page, kinds, 0).length, findItems(page, kinds, 0).length];
}

test.each<[html: string, counted: [number, number], why: string]>([
  [`<div><h2>另一篇</h2><div>2022/11/05 07:40</div>${TEXT}</div>`, [1, 1], 'the day below the heading'],
  [card(`<h3>一篇</h3><p>晨报 6小时前</p>${TEXT}`).repeat(3), [3, 3], 'the day as hours since'],
  [
    card(`<h3>一篇</h3>${TEXT}<div>2019-09-09 21:38:04</div>`).repeat(3),
    [3, 3],
    'the day at the end of each of several',
  ],
  [card(`<h3>一节</h3>${TEXT}<div>2019-09-09 21:38:04</div>`), [0, 0], 'a section that ends with a day'],
  [card(`<h3>一节</h3>${TEXT}`).repeat(3), [0, 0], 'sections of one article'],
  [card(`<span>21:47:30</span>${TEXT}`).repeat(3), [0, 3], 'a ticker, each with its time'],
  [card(`<span>21:47:30</span>${TEXT}`), [0, 0], 'one time alone'],
  [`<div><h2>另一篇</h2><div>2022/11/05 07:40</div></div>`, [0, 0], 'no text below the day'],
])('%s has %j openings and items (%s)', (html, counted) => expect(count(html)).toEqual(counted));

const told = (shape: string, inner: string) => `<li class="${shape}">${inner}</li>`;
const LINK = '<a href="/902.html">旧桥边的修表铺</a>';

test.each<[html: string, counted: number, why: string]>([
  [told('post-1', `${LINK}${TEXT}<span>2023-02-14</span>`).repeat(3), 3, 'title, summary and day'],
  [
    [1, 2, 3].map((id) => told(`post-${id}`, `${LINK}${TEXT}<p>6条评论</p>`)).join(''),
    3,
    'numbers in a shape are alike',
  ],
  [told('release', `<h2>第二版说明书</h2>${TEXT}<p>阅读 1204</p>`).repeat(3), 3, 'a heading with a count'],
  [told('part', `<h2>第二节的标题</h2>${TEXT}`).repeat(3), 0, 'sections of one article'],
  [told('part', `${LINK}${TEXT}`).repeat(3), 0, 'links alone: books that an article speaks of'],
  [told('day', `<h2>2018-10-01 晴</h2>${TEXT}`).repeat(3), 0, 'the days of a diary'],
  [told('floor', `<span>楼主</span>${TEXT}<span>2023-02-14</span>`).repeat(3), 0, 'floors of a thread'],
])('%s has %i summaries (%s)', (html, counted) => {
  const page = readPage(new JSDOM(html).window.document);
  expect(findSummaries(page, readKinds(page), 0)).toHaveLength(counted);
});

import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { findOtherFloors } from '../../utils/article/find-floors';
import { readKinds } from '../../utils/article/read-kinds';
import { readPage } from '../../utils/article/read-page';

const TEXT = '<p>这一段文字只为测试而写，它有足够的长度，也有标点，因此读得出是正文。</p>';
const floor = (id: number, head: string) => `<div id="f${id}" class="item"><div>${head}</div>${TEXT}</div>`;
const OPENER = '<b>老蔡</b> <i>楼主</i> 2012-11-03 22:58';
const GUEST = '<b>夜车</b> 2012-11-03 23:02';

test.each<[html: string, counted: number, why: string]>([
  [floor(1, OPENER) + floor(2, GUEST) + floor(3, OPENER), 1, 'a guest between the floors of the opener'],
  [floor(1, OPENER) + floor(2, GUEST) + floor(3, GUEST), 2, 'guests below'],
  [floor(1, GUEST) + floor(2, GUEST), 0, 'nobody is marked'],
  [floor(1, OPENER) + floor(2, OPENER), 0, 'all are the opener'],
  [`${floor(1, OPENER)}<div class="item">${TEXT}</div>`, 0, 'what says no time is no floor'],
  [floor(1, '<b>夜车</b> 楼主不要停 2012-11-03 23:02') + floor(2, GUEST), 0, 'the word in a sentence marks nobody'],
])('%s has %i floors of others (%s)', (html, counted) => {
  const page = readPage(new JSDOM(html).window.document);
  expect(findOtherFloors(page, { first: 0, end: page.lines.length, kinds: readKinds(page) }).size).toBe(counted);
});

import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { findFarAbove } from '../../utils/article/find-far-above';
import type { Site } from '../../utils/article/site';

const SITE: Site = {
  host: 'example.cn',
  publisher: '柏川网',
  headline: ['h1'],
  breadcrumb: ['.trail'],
  body: ['#text'],
};
const items = (count: number) => Array.from({ length: count }, (_, at) => `<li>频道${at}</li>`).join('');

test.each([
  ['<p class="trail">首页 &gt; 评论</p>', 60, ['menu'], 'the menu, where rule and page agree'],
  ['<p class="trail">首页 &gt; 评论</p>', 10, [], 'nothing, where little stands above'],
  ['', 60, [], 'nothing, where the trail is not where the rule says'],
])('%s below %i other texts → %j (%s)', (trail, count, expected) => {
  const near = `<ul id="near">${items(count)}</ul>`;
  const html = `<ul id="menu">${items(9)}</ul><main>${near}${trail}<h1>夜里的灯</h1><div id="text">灯亮着。</div></main>`;
  const { document } = new JSDOM(html).window;
  const named = findFarAbove(document, SITE).filter(({ parentElement }) => parentElement === document.body);
  expect(named.map(({ id }) => id)).toEqual(expected);
});

test('what is read above begins with the nearest texts', () => {
  const html = `<ul>${items(60)}</ul><p class="trail">首页 &gt; 评论</p><h1>夜里的灯</h1><div id="text">灯亮着。</div>`;
  const { document } = new JSDOM(html).window;
  const far = findFarAbove(document, SITE).map(({ textContent }) => textContent);
  expect(far).toContain('频道40');
  expect(far).not.toContain('频道41');
});

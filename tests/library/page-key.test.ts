import { expect, test } from 'vitest';
import { addressKey, pageKey, pageKeys, siteOf } from '../../utils/library/page-key';

test.each([
  ['http://www.a.cn/p/1.html', 'a.cn/p/1.html', 'scheme and www say nothing'],
  ['https://a.cn/p/1.html#comments', 'a.cn/p/1.html', 'a fragment is a place in the page'],
  ['https://a.cn/#/news/12', 'a.cn/#/news/12', 'a route in the fragment is the page'],
  ['https://a.cn/p/index.html', 'a.cn/p/', 'the folder’s own file'],
  ['https://a.cn/p/index.shtml?id=7', 'a.cn/p/?id=7', 'a parameter that selects stays'],
  ['https://a.cn/p/index2.html', 'a.cn/p/index2.html', 'another page'],
  ['https://a.cn/a?utm_source=x&id=7&spm=a.b', 'a.cn/a?id=7', 'trackers go'],
  ['https://a.cn/a?b=2&a=1', 'a.cn/a?a=1&b=2', 'order says nothing'],
  ['https://a.cn/a?from=timeline', 'a.cn/a', 'how WeChat marks a shared link'],
  ['https://a.cn/a?from=20', 'a.cn/a?from=20', 'a page number'],
  ['https://a.cn/a?', 'a.cn/a', 'an empty query'],
  ['https://a.cn:8080/a', 'a.cn:8080/a', 'another port is another server'],
  ['https://a.cn/%e8%af%84%2d1', 'a.cn/%E8%AF%84-1', 'escapes have one spelling'],
  ['https://A.CN./x', 'a.cn/x', 'hosts have no case and no last dot'],
  ['https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=c', 'mp.weixin.qq.com/s?__biz=M&idx=1&mid=2&sn=c', 'all select'],
])('%s → %s (%s)', (address, expected) => expect(addressKey(address)).toBe(expected));

test.each([
  ['https://a.cn/v?id=1', 'https://a.cn/p/1.html', 'a.cn/p/1.html', 'the page names itself'],
  ['https://m.a.cn/p/1.html', 'https://www.a.cn/p/1.html', 'a.cn/p/1.html', 'the page for telephones'],
  ['https://a.cn/p/1.html', 'https://b.cn/p/9.html', 'a.cn/p/1.html', 'a reprint that names its source'],
  ['https://a.cn/p/1.html', 'https://a.cn/', 'a.cn/p/1.html', 'every page names the home page'],
  ['https://a.cn/p/1.html', 'https://a.cn/2020/index.html', 'a.cn/p/1.html', 'every page names its section'],
])('%s with canonical %s → %s (%s)', (url, canonical, expected) => expect(pageKey(url, canonical)).toBe(expected));

test('a page is found under both its addresses', () => {
  expect(pageKeys('https://a.cn/v?id=1', 'https://a.cn/p/1.html')).toEqual(['a.cn/v?id=1', 'a.cn/p/1.html']);
});

test('the site keeps its sub-domain', () => expect(siteOf('http://gansu.gscn.com.cn/a')).toBe('gansu.gscn.com.cn'));

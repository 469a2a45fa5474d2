// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { SanitizeError, sanitize, sanitizeNode, sanitizeToFragment } from '../../utils/article/sanitize';

const here = () => {
  const page = document.implementation.createHTMLDocument('');
  const base = page.createElement('base');
  base.href = 'http://www.12371.cn/2013/12/31/a.shtml';
  document.head.replaceChildren(base);
  return document;
};

describe('nothing is left that is not an article', () => {
  test.each([
    ['<p onclick="x()">文</p>', '<p>文</p>', 'handlers'],
    ['<p style="color:red" class="a" id="b" data-x="1">文</p>', '<p>文</p>', 'style, class, id, data'],
    ['<script>x()</script><p>文</p>', '<p>文</p>', 'scripts with their text'],
    ['<svg><script>x()</script></svg><math><mi>x</mi></math><p>文</p>', '<p>文</p>', 'SVG and MathML'],
    ['<div><section>文<span>字</span></section></div>', '文字', 'boxes fall away, their text stays'],
    ['<a href="javascript:x()">文</a>', '<a>文</a>', 'script addresses'],
    ['<a href="data:text/html,x">文</a>', '<a>文</a>', 'data addresses'],
    [
      '<a href="../30/b.shtml">文</a>',
      '<a href="http://www.12371.cn/2013/12/30/b.shtml">文</a>',
      'addresses become absolute',
    ],
    [
      '<img src="/a.jpg" onerror="x()" alt="图">',
      '<img src="http://www.12371.cn/a.jpg" alt="图">',
      'pictures keep src and alt',
    ],
    ['<iframe src="http://x.test/"></iframe><object>文</object><p>文</p>', '<p>文</p>', 'frames and objects'],
    [
      '<table><tr><td colspan="2">格</td></tr></table>',
      '<table><tbody><tr><td colspan="2">格</td></tr></tbody></table>',
      'tables stay',
    ],
    [
      '<img src="http://a.cn/a.jpg" alt="--></title><img src=x onerror=x()>">',
      '<img src="http://a.cn/a.jpg">',
      'words that another parser could take for the end of what they are in',
    ],
    ['<form><input value="x"><textarea>x</textarea></form><p>文</p>', '<p>文</p>', 'forms'],
  ])('%s → %s (%s)', (html, expected) => expect(sanitize(html, here())).toBe(expected));
});

test('what is clean stays as it is', () => {
  const html = '<h2>题</h2><p>甲<strong>乙</strong><br>丙</p><ul><li>丁</li></ul><blockquote>戊</blockquote>';
  expect(sanitize(html, here())).toBe(html);
  expect(sanitize(sanitize(html, here()), here())).toBe(html);
});

test('a fragment holds nodes for a view to show', () => {
  const fragment = sanitizeToFragment('<p>文<img src=x onerror=y></p>', here());
  expect(fragment.querySelector('p')?.textContent).toBe('文');
  expect(fragment.querySelector('[onerror]')).toBeNull();
});

test('the nodes are of a document that loads nothing, until a view takes them', () => {
  const page = here();
  expect(sanitizeToFragment('<img src="http://a.cn/a.jpg">', page).ownerDocument).not.toBe(page);
});

describe('size is looked at first', () => {
  test('ten thousand attributes on one element', () => {
    const attributes = Array.from({ length: 10_000 }, (_, at) => `a${at}=1`).join(' ');
    expect(sanitize(`<p ${attributes}>文</p>`, here())).toBe('<p>文</p>');
  });

  test('many levels lie flat', () => {
    const html = `${'<blockquote>'.repeat(400)}文${'</blockquote>'.repeat(400)}`;
    const clean = sanitize(html, here());
    expect(clean).toContain('文');
    expect(clean.split('<blockquote>').length - 1).toBe(100);
  });

  test('beyond the gates there is a plain refusal', () => {
    expect(() => sanitize('字'.repeat(10_000_001), here())).toThrow(SanitizeError);
    expect(() => sanitize('<b>字</b>'.repeat(110_000), here())).toThrow(SanitizeError);
    expect(() => sanitize(`${'<div>'.repeat(20_000)}文`, here())).toThrow(SanitizeError);
    const page = document.implementation.createHTMLDocument('');
    for (let count = 0; count <= 100_000; count++) page.body.append(page.createElement('br'));
    expect(() => sanitizeNode(page.body, here())).toThrow(SanitizeError);
  });
});

test('what holds the nodes while they are read is no part of them', () => {
  for (const html of ['', '字', '<div><div>字</div></div>', '<p>一</p>字<p>二</p>', '<p>字</p>'.repeat(2000)]) {
    expect(sanitize(html, here())).not.toContain('<div');
    expect([...sanitizeToFragment(html, here()).children].every(({ nodeName }) => nodeName === 'P')).toBe(true);
  }
});

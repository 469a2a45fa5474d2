// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ArticleBody } from '../../components/article-body';
import { speakChinese } from './words';

beforeAll(speakChinese);
beforeEach(() => render(null, document.body));

function show(html: string, showImages = false, text = '') {
  act(() =>
    render(
      <ArticleBody html={html} text={text} language="zh-Hans" indent={true} showImages={showImages} />,
      document.body,
    ),
  );
}

test('stored HTML is sanitised again on its way to the reader', () => {
  show('<p onclick="x()">正文<script>x()</script></p><svg onload="x()"></svg><a href="javascript:x()">链接</a>');
  expect(document.querySelector('script, svg, [onclick], [onload], a[href^="javascript"]')).toBeNull();
  expect(document.body.textContent).toContain('正文');
});

test('links open apart from the reader and tell nobody whence', () => {
  show('<p><a href="http://www.12371.cn/">原文</a></p>');
  const link = document.querySelector('a');
  expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
});

test('no picture is in the document until it is asked for', () => {
  const html = '<figure><img src="http://www.workercn.cn/a.jpg" alt="院坝会"></figure>';
  show(html);
  expect(document.querySelector('img')).toBeNull();
  expect(document.body.textContent).toContain('院坝会');
  show(html, true);
  const image = document.querySelector('img');
  expect([image?.getAttribute('src'), image?.referrerPolicy]).toEqual(['http://www.workercn.cn/a.jpg', 'no-referrer']);
});

test.each(['http://127.0.0.1/a.png', 'http://192.168.1.1/a.png', 'http://[::1]/a.png'])(
  'a picture at %s is never loaded, asked for or not',
  (address) => {
    show(`<img src="${address}" alt="">`, true);
    expect(document.querySelector('img')).toBeNull();
  },
);

test('HTML that is beyond what is looked at gives way to the text', () => {
  show('长'.repeat(10_000_001), false, '第一段\n第二段');
  expect([...document.querySelectorAll('p')].map((p) => p.textContent)).toEqual(['第一段', '第二段']);
});

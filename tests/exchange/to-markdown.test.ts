// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sanitizeToFragment } from '../../utils/article/sanitize';
import { escapeMarkdown, toMarkdown } from '../../utils/exchange/to-markdown';

test.each([
  ['<p>　　一段。</p><p>两\n段。</p>', '一段。\n\n两 段。', 'paragraphs without the indent that is drawn with spaces'],
  ['<h2>一、先听</h2>散的<p>段</p>尾', '## 一、先听\n\n散的\n\n段\n\n尾', 'text outside paragraphs'],
  ['<p>先<b>听</b>后<em>说</em></p>', '先**听**后*说*', 'emphasis'],
  ['<p><strong>一要实。</strong>接着</p>', '<strong>一要实。</strong>接着', 'emphasis that ends in a stop'],
  ['<p>甲<br>1. 乙</p>', '甲\\\n1\\. 乙', 'a line break, after which nothing begins a list'],
  [
    '<p># 不是标题</p><p>- 不是列表</p><p>2) 也不是</p>',
    '\\# 不是标题\n\n\\- 不是列表\n\n2\\) 也不是',
    'signs at the start',
  ],
  ['<p>a*b_c [d] &lt;e&gt; &amp;amp; `f` \\g</p>', 'a\\*b\\_c \\[d\\] \\<e> \\&amp; \\`f\\` \\\\g', 'signs within'],
  ['<ul><li>一<ul><li>甲</li></ul></li><li>二</li></ul>', '- 一\n\n  - 甲\n- 二', 'lists in lists'],
  ['<ol start="3"><li>三</li><li>四</li></ol>', '3. 三\n4. 四', 'numbers that go on'],
  ['<blockquote><p>引</p><p>言</p></blockquote>', '> 引\n>\n> 言', 'quotations'],
  ['<p><a href="http://a.test/b (c)">去处</a></p>', '[去处](http://a.test/b%20%28c%29)', 'links'],
  [
    '<figure><img src="http://a.test/1.jpg" alt="村[口]"><figcaption>槐树</figcaption></figure>',
    '![村\\[口\\]](http://a.test/1.jpg)\n\n槐树',
    'pictures with captions',
  ],
  [
    '<table><tr><th>项</th><th>数</th></tr><tr><td>甲|乙</td><td>1<br>2</td></tr><tr><td>丙</td></tr></table>',
    '| 项 | 数 |\n| --- | --- |\n| 甲\\|乙 | 1<br>2 |\n| 丙 |  |',
    'tables',
  ],
  ['<p>水<sub>2</sub><ruby>漢<rt>hàn</rt></ruby></p>', '水<sub>2</sub><ruby>漢<rt>hàn</rt></ruby>', 'what has no sign'],
  ['<pre>a\n  b</pre><hr><p> </p>', '```\na\n  b\n```\n\n---', 'code, a rule, an empty paragraph'],
])('%s → %j (%s)', (html, expected) => expect(toMarkdown(sanitizeToFragment(html, document))).toBe(expected));

test.each([
  ['把<mark>板凳坐热</mark>再说', '把==板凳坐热==再说'],
  ['他说：<mark>“先听。”</mark>又说', '他说：“==先听==。”又说'],
  ['<mark>。</mark>', '。'],
])('%s is highlighted as %s', (html, expected) => {
  const paragraph = document.createElement('p');
  paragraph.innerHTML = html;
  expect(toMarkdown(paragraph)).toBe(expected);
});

test.each([
  ['1. 先听*一*听', '1\\. 先听\\*一\\*听'],
  ['【地评线】把“实”写好', '【地评线】把“实”写好'],
  ['+ 新', '\\+ 新'],
])('%s is escaped as %s', (text, expected) => expect(escapeMarkdown(text)).toBe(expected));

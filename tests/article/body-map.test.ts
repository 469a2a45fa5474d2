// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { bodyTextNodes, mapBody } from '../../utils/article/body-map';

function read(html: string, rewrite = (text: string) => text) {
  const root = document.createElement('div');
  root.innerHTML = html;
  const printed = bodyTextNodes(root).map(({ data }) => data);
  return { printed, shown: printed.map(rewrite) };
}

/** What is shown of these words of the text, and what of the text that is in turn. */
function thereAndBack(html: string, text: string, words: string, rewrite?: (text: string) => string) {
  const { printed, shown } = read(html, rewrite);
  const map = mapBody(text, printed, shown);
  const start = text.indexOf(words);
  const place = map.toShown({ start, end: start + words.length });
  const back = place && map.toText(place);
  return [place && shown.join('').slice(place.start, place.end), back && text.slice(back.start, back.end)];
}

test.each<[why: string, html: string, text: string, words: string, shown: string | undefined]>([
  ['within a paragraph', '<p>先把板凳坐热。</p>', '先把板凳坐热。', '板凳', '板凳'],
  ['over two paragraphs', '<p>坐热。</p><p>听全。</p>', '坐热。\n听全。', '热。\n听', '热。听'],
  ['over marked words', '<p>先把<strong>板凳</strong>坐热</p>', '先把板凳坐热', '把板凳坐', '把板凳坐'],
  ['over white space of the HTML', '<p>坐热。</p>\n\n  <p> 听全。</p>', '坐热。\n听全。', '热。\n听', '热。\n\n   听'],
  ['over a line break', '<p>坐热。<br>听全。</p>', '坐热。\n听全。', '热。\n听', '热。听'],
  ['below a subhead', '<h2>一、下乡</h2><p>坐热。</p>', '一、下乡\n坐热。', '乡\n坐', '乡坐'],
  ['in a list', '<ul><li>坐热</li><li>听全</li></ul>', '坐热\n听全', '热\n听', '热听'],
  [
    'over the cells of a row',
    '<table><tbody><tr><td>渠</td><td>12里</td></tr></tbody></table>',
    '渠\t12里',
    '渠\t12',
    '渠12',
  ],
  ['over an empty cell', '<table><tr><td>渠</td><td></td><td>里</td></tr></table>', '渠\t\t里', '渠\t\t里', '渠里'],
  [
    'a caption is not in the text',
    '<p>前文</p><figure><img><figcaption>前文图</figcaption></figure><p>后文</p>',
    '前文\n后文',
    '文\n后',
    '文后',
  ],
  [
    'a picture left out is not',
    '<p>前</p><figure><span class="left-out">图未显示：前</span></figure><p>后</p>',
    '前\n后',
    '前\n后',
    '前后',
  ],
  ['readings above are not', '<p><ruby>领<rp>(</rp><rt>lǐng</rt><rp>)</rp></ruby>导</p>', '领导', '领导', '领导'],
  ['two spaces are one in the text', '<p>AI  与人</p>', 'AI 与人', 'I 与', 'I  与'],
  ['a gap of full width', '<p>林晓禾　评论</p>', '林晓禾　评论', '禾　评', '禾　评'],
  ['beyond the basic plane', '<p>𠮷野家的灯</p>', '𠮷野家的灯', '𠮷野', '𠮷野'],
  [
    'an HTML that says more',
    '<p>编者按</p><p>先把板凳坐热，再听话。</p>',
    '先把板凳坐热，再听话。',
    '把板凳坐热',
    '把板凳坐热',
  ],
  ['an HTML that says something else', '<p>毫不相干</p>', '先把板凳坐热', '板凳', undefined],
])('%s', (_, html, text, words, shown) => {
  expect(thereAndBack(html, text, words)).toEqual([shown, shown === undefined ? undefined : words]);
});

test.each<[why: string, rewrite: (text: string) => string, shown: string]>([
  ['each character for one', (text) => text.replaceAll('話', '话'), '话要'],
  ['a character for a longer one', (text) => text.replaceAll('話', '𠮷'), '𠮷要'],
  ['more characters than before', (text) => `${text}——完`, '話要'],
])('words that are shown in another script: %s', (_, rewrite, shown) => {
  expect(thereAndBack('<p>話說</p><p>話要聽</p>', '話說\n話要聽', '話要', rewrite)).toEqual([shown, '話要']);
});

test('what is only white space is no place', () => {
  const { printed, shown } = read('<p>坐热。</p>\n<p>听全。</p>');
  expect(mapBody('坐热。\n听全。', printed, shown).toText({ start: 3, end: 4 })).toBeUndefined();
});

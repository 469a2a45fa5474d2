import { expect, test } from 'vitest';
import { align } from '../../utils/text/align';
import { findQuote, toQuote } from '../../utils/text/find-quote';

const TEXT = [
  '村里的晒谷场上，老会计摊开账本，一笔一笔念给大家听。',
  '账本不厚，人心却重。念到第三页，有人举手问起水渠的钱。',
  '老会计不急，把老花镜擦了又擦，才把那张收条找出来。',
  '账本不厚，人心却重。散会时月亮已经上来，谷子的香气还没有散。',
].join('\n');

/** The quote of a stretch of the text, and where it began. */
function quoteOf(words: string, nth = 0, text = TEXT) {
  let start = text.indexOf(words);
  for (let times = 0; times < nth; times++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`no ${words}`);
  return { quote: toQuote(text, { start, end: start + words.length }), start };
}
function find(text: string, words: string, nth = 0) {
  const { quote, start } = quoteOf(words, nth);
  const place = findQuote(text, quote, start);
  return place && text.slice(place.start, place.end);
}

test.each<[why: string, words: string, text: string, expected: string | undefined]>([
  ['nothing changed', '老会计摊开账本', TEXT, '老会计摊开账本'],
  ['a paragraph was put in before it', '老会计摊开账本', `编者按：值得一读。\n${TEXT}`, '老会计摊开账本'],
  ['the paragraphs were joined', '老会计摊开账本', TEXT.replaceAll('\n', ''), '老会计摊开账本'],
  ['one character is another', '把老花镜擦了又擦', TEXT.replace('擦了又擦', '擦了再擦'), '把老花镜擦了再擦'],
  ['characters were put in', '把老花镜擦了又擦', TEXT.replace('老花镜', '那副老花镜'), '把那副老花镜擦了又擦'],
  ['a short quote is another between the same words', '收条', TEXT.replace('收条', '收据'), '收据'],
  ['the sentence of a short quote was taken out', '月亮', TEXT.replace('散会时月亮已经上来，', ''), undefined],
  ['a short quote stands in another text by chance', '月亮', '这是另一篇文章，讲的是月亮和六便士。', undefined],
  [
    'the text around it has gone',
    '念到第三页，有人举手问起水渠的钱',
    '念到第三页时，有人举手问起了水渠的钱。',
    '念到第三页时，有人举手问起了水渠的钱',
  ],
  [
    'it goes over two paragraphs',
    '念给大家听。\n账本不厚',
    TEXT.replace('听。\n账', '听。\n\n账'),
    '念给大家听。\n\n账本不厚',
  ],
  ['the text is another', '散会时月亮已经上来', '另一篇文章，一个字也不相干。', undefined],
  ['there is no text', '散会时月亮已经上来', '', undefined],
])('where %s', (_, words, text, expected) => {
  expect(find(text, words)).toBe(expected);
});

test('of two that read alike the one with the same words around it is meant, wherever it has moved', () => {
  const { quote, start } = quoteOf('账本不厚，人心却重。', 1);
  const moved = `${'新添的一段话，又长又密，把后文推得很远。'.repeat(9)}\n${TEXT}`;
  const place = findQuote(moved, quote, start);
  expect(moved.slice(place?.end, (place?.end ?? 0) + 3)).toBe('散会时');
});

test('words that changed a little are meant, not the same words elsewhere', () => {
  const text = '第一天，先听老人说。第二天，先听孩子说。第三天，先听大家说。第四天，先听自己说。';
  const start = text.indexOf('先听孩子说');
  const changed = text.replace('先听孩子说', '先听听孩子说').replace('先听自己说', '先听孩子说');
  const place = findQuote(changed, toQuote(text, { start, end: start + 5 }), start);
  expect(changed.slice(place?.start, place?.end)).toBe('先听听孩子说');
});

test('the first words of a text that changed a little are meant, not the same words further down', () => {
  const text = '先听大家说，再定主意。会上有人先走，也有人留下来。';
  const changed = '先听听大家说，再定主意。会上有人先走，也有人留下来，还是那句：先听大家说，莫急。';
  const place = findQuote(changed, toQuote(text, { start: 0, end: 5 }), 0);
  expect(changed.slice(place?.start, place?.end)).toBe('先听听大家说');
});

test('of two that read alike with the same words around them the nearer is meant', () => {
  const text = '一样的话。'.repeat(40);
  const start = 100;
  const quote = toQuote(text, { start, end: start + 5 });
  expect(findQuote(text, quote, start)).toEqual({ start, end: start + 5 });
});

test('a character beyond the basic plane is never parted', () => {
  const text = `${'𠮷'.repeat(20)}野家的招牌亮着。`;
  const quote = toQuote(text, { start: 40, end: 43 });
  expect([quote.exact, quote.prefix.isWellFormed()]).toEqual(['野家的', true]);
  const changed = text.replace('野家的', '𠮶野家的');
  const place = findQuote(changed, quote, 40);
  expect(changed.slice(place?.start, place?.end)).toBe('野家的');
});

/** Text in which no two sentences are alike. */
function makeLong(sentences: number): string {
  return Array.from({ length: sentences }, (_, at) => `第${at}句说的是${at * 7 + 3}号渠边的${at * 13}棵柳树。`).join(
    '',
  );
}

test.each([
  ['a sentence in its middle was taken out', (text: string) => text.replace(/第60句[^。]*。/, '')],
  ['a paragraph was put in', (text: string) => text.replace('第60句', `${'插进来的话。'.repeat(20)}第60句`)],
  ['readings stand behind every tenth character', (text: string) => text.replace(/柳/g, '柳(liǔ)')],
  ['the sentence before it changed', (text: string) => text.replace(/第39句[^。]*。/, '改过了。')],
])('a long quote keeps both its ends when %s', (_, change) => {
  const text = makeLong(120);
  const [start, end] = [text.indexOf('第40句'), text.indexOf('第80句')];
  const changed = change(text);
  const place = findQuote(changed, toQuote(text, { start, end }), start);
  expect(place).toEqual({ start: changed.indexOf('第40句'), end: changed.indexOf('第80句') });
});

test('a long quote of which the second half was taken out keeps the first', () => {
  const text = makeLong(120);
  const [start, middle, end] = [text.indexOf('第40句'), text.indexOf('第60句'), text.indexOf('第80句')];
  const changed = text.slice(0, middle) + text.slice(text.indexOf('第100句'));
  const place = findQuote(changed, toQuote(text, { start, end }), start);
  expect(place?.start).toBe(start);
  expect(Math.abs((place?.end ?? 0) - middle)).toBeLessThan(64);
});

test('what is found is never worse placed than what was changed: a character changed anywhere in any stretch', () => {
  let state = 7;
  const random = (below: number) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % below;
  };
  const text = makeLong(60);
  for (let round = 0; round < 300; round++) {
    const start = random(text.length - 60);
    const end = start + 12 + random(40);
    const at = random(text.length);
    const changed = `${text.slice(0, at)}改${text.slice(at + 1)}`;
    const place = findQuote(changed, toQuote(text, { start, end }), start);
    expect(
      Math.abs((place?.start ?? -9) - start) + Math.abs((place?.end ?? -9) - end),
      `${start}-${end} at ${at}`,
    ).toBeLessThanOrEqual(2);
  }
});

test('what was put in right behind the words does not belong to them, nor what was put in right before', () => {
  const pattern = { before: '干部下乡，', inner: '先把板凳坐热', after: '。话要听全' };
  const text = '干部下乡，要得先把板凳坐热喽哟。话要听全';
  const found = align(text, pattern, 10);
  expect(found && [text.slice(found.start, found.end), found.cost]).toEqual(['先把板凳坐热', 4]);
});

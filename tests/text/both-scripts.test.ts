import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inBothScripts, wordsInBothScripts } from '../../utils/text/both-scripts';
import { readVariants, toSimplified } from '../../utils/text/script';

describe('a pattern in both scripts', () => {
  test.each<[string, RegExp, found: string[], notFound: string[]]>([
    ['characters', /^责任编辑$/u, ['责任编辑', '責任編輯', '責任编辑'], ['责任']],
    ['several forms of one', /^发布$/u, ['发布', '發布', '發佈'], ['發怖']],
    ['in a class', /^[报网]$/u, ['报', '報', '网', '網'], ['[', '報網']],
    ['not in a class', /^[^记]$/u, ['者'], ['记', '記']],
    ['beside a bracket in a class', /^[[【]记者[】\]]$/u, ['【記者】', '[记者]'], ['記者']],
    ['beside escapes and classes of properties', /^\p{Script=Han}{2}\[来\]\d$/u, ['上海[來]1'], ['上海來1']],
    ['counted', /^编{2}$/u, ['編编'], ['编']],
    ['without other forms', /^完$/u, ['完'], ['玩']],
  ])('%s', (_what, pattern, found, notFound) => {
    const both = inBothScripts(pattern);
    expect([...found, ...notFound].filter((text) => both.test(text))).toEqual(found);
  });

  test('keeps its flags', () => expect(inBothScripts(/来源|App/giu).flags).toBe('giu'));
});

test('words are spelled in all forms of their characters', () => {
  expect([...wordsInBothScripts('发布 打印')].sort()).toEqual(
    ['发佈', '发布', '打印', '發佈', '發布', '髮佈', '髮布'].sort(),
  );
});

describe('the words that pages are read by', () => {
  /** Surnames are in both scripts by hand: 後 is none, though 后 is. */
  const NOT_WORDS = /SURNAMES = new Set\([\s\S]*?\n\);/u;
  const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu;
  const FILES = [
    ...readdirSync('utils/article').map((file) => `utils/article/${file}`),
    'utils/text/date.ts',
    'utils/text/person-name.ts',
  ].filter((file) => file.endsWith('.ts'));
  /** Rows are spelled out together, below them. */
  const ROWS = /const CLUTTER_ROWS\b[\s\S]*?\n\];/u;
  const PATTERN = /(?<=[=([,:?!&|]\s*|return )\/(?![*/])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\[])+\/[dgimsuvy]*/gu;
  const variants = [...readVariants()];
  const withForms = new Set(
    variants.filter(([from, to]) => from !== to && toSimplified(to) === from).map(([from]) => from),
  );
  const hasForms = (character: string) => withForms.has(character);

  test.each(FILES)('%s has them in Simplified characters only, and the table knows those', (file) => {
    const code = readFileSync(file, 'utf8').replace(COMMENTS, '').replace(NOT_WORDS, '');
    const characters = [...new Set(code.match(/[\u3400-\u9fff]/gu) ?? [])];
    expect(characters.filter((character) => toSimplified(character) !== character).join('')).toBe('');
    const unknown = characters.filter((one) => hasForms(one) && wordsInBothScripts(one).size === 1);
    expect(unknown.join('')).toBe('');

    const unspelled = [...code.replace(ROWS, '').matchAll(PATTERN)].filter(
      ({ 0: pattern, index, input }) =>
        [...pattern].some(hasForms) && !input.slice(0, index).trimEnd().endsWith('inBothScripts('),
    );
    expect(unspelled.map(([pattern]) => pattern)).toEqual([]);
  });
});

import { type Highlight, makeHighlight } from '../../utils/library/highlight';
import type { Made } from './make-bundle';

/**
 * A clip whose second paragraph on is highlighted in every way: with a note, over two paragraphs, over another one, in each
 * colour, and one that has lost its place. The paragraphs have 60 characters or more each.
 */
export function makeHighlighted(
  headline: string,
  lines: string[],
  inLanguage: 'zh-Hans' | 'zh-Hant' = 'zh-Hans',
): Made {
  const articleBody = lines.join('\n');
  const contentHtml = lines.map((line) => `<p>${line}</p>`).join('');
  const [second, third] = [lines[1] ?? '', lines[2] ?? ''].map((line) => articleBody.indexOf(line));
  const at = (line = 0, from = 0, length = 0) => ({ start: line + from, end: line + from + length });
  const wanted: [place: { start: number; end: number }, color: Highlight['color'], note: string][] = [
    [at(0, 12, 18), 'yellow', '开头就有现场，可引。'],
    [{ start: (second ?? 0) + 30, end: (third ?? 0) + 30 }, 'green', ''],
    [at(second, 40, 12), 'blue', '叠在长划线上的短划线'],
    [at(third, 40, 16), 'red', ''],
    [at(0, 3, 8), 'red', '这一句后来删掉了，记在这里。'],
  ];
  const highlights = wanted.flatMap(([place, color, note], number) => {
    const about = {
      id: `00000000-0000-4000-8000-00000000010${number}`,
      color,
      now: new Date(Date.UTC(2026, 1, number)),
    };
    const made = makeHighlight(articleBody, place, about);
    if (!made) return [];
    const { position, ...rest } = made;
    return [number < wanted.length - 1 ? { ...rest, note, position } : { ...rest, note }];
  });
  return { article: { headline, inLanguage, articleBody, contentHtml }, highlights };
}

import type { Clip, ClipContent } from '../library/clip';
import type { Highlight } from '../library/highlight';
import { citationText } from './citation';

/** Words of an article with their source: 「“先把板凳坐热”」 and, on a line of its own, the citation. */
export function quotationText(clip: Clip, words: string): string {
  const [open, close] = clip.article.inLanguage === 'zh-Hant' ? '「」' : '“”';
  return `${open}${words}${close}\n——${citationText(clip)}`;
}

/** An article as text to be pasted elsewhere: headline, subtitle, 「林晓禾、周野」, the text a line a paragraph, and the citation. */
export function articleText(clip: Clip, { articleBody }: ClipContent): string {
  const { headline, alternativeHeadline, author } = clip.article;
  const names = author.map(({ name }) => name).join('、');
  const head = [headline, alternativeHeadline, names].filter(Boolean).join('\n');
  return `${head}\n\n${articleBody}\n\n——${citationText(clip)}\n`;
}

/** All highlights of an article as Markdown: 「## 走村入户」, each quoted, its note below it, the citation at the end. */
export function excerptText(clip: Clip, highlights: readonly Highlight[]): string {
  const parts = [`## ${clip.article.headline}`, ...excerptLines(highlights), `——${citationText(clip)}`];
  return `${parts.join('\n\n')}\n`;
}

/** Highlights as blocks of Markdown: each quote, and its note where there is one: `['> 先把板凳坐热', '开头']`. */
export function excerptLines(highlights: readonly Highlight[]): string[] {
  return highlights.flatMap(({ quote, note }) => {
    const quoted = quote.exact
      .split(/\n+/)
      .map((line) => `> ${line}`)
      .join('\n>\n');
    return note === '' ? [quoted] : [quoted, note];
  });
}

import type { Clip, ClipContent } from '../library/clip';
import type { Highlight } from '../library/highlight';

/**
 * A reference as Chinese theses print it (GB/T 7714, online newspaper article):
 * 「雨露. 在密切联系群众中勇往直前[N/OL]. 金羊网, 2019-12-10[2026-11-22]. http://…」.
 */
export function citationText({ article, clippedAt }: Clip): string {
  const authors = article.author.map(({ name }) => name);
  const named = authors.length > 3 ? `${authors.slice(0, 3).join(', ')}, 等` : authors.join(', ');
  const house = article.contentSource ?? article.publisher;
  const date = article.datePublished?.slice(0, 10);
  const published = [house, date].filter(Boolean).join(', ');
  return `${named && `${named}. `}${article.headline}[N/OL]. ${published}[${clippedAt.slice(0, 10)}]. ${article.canonicalUrl ?? article.url}`;
}

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

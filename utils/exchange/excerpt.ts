import type { Clip, ClipContent } from '../library/clip';
import { type Highlight, inTextOrder } from '../library/highlight';
import type { Excerpt } from '../library/library';
import { type CitationStyle, citationText } from './citation';

/** A clip with some of its highlights, in the order of its text. */
export type ClipExcerpts = { clip: Clip; highlights: Highlight[] };

/** The highlights by their clips, in the order in which the clips first come: 甲1 乙1 甲2 → 甲 with 1 and 2, 乙 with 1. */
export function byClip(excerpts: readonly Excerpt[]): ClipExcerpts[] {
  const groups = new Map<string, ClipExcerpts>();
  for (const { clip, highlight } of excerpts) {
    const group = groups.get(clip.id) ?? { clip, highlights: [] };
    groups.set(clip.id, { clip, highlights: [...group.highlights, highlight] });
  }
  return [...groups.values()].map(({ clip, highlights }) => ({ clip, highlights: inTextOrder(highlights) }));
}

/** The other way round: each highlight by itself. */
export async function* excerptsOf(clips: AsyncIterable<ClipExcerpts>): AsyncGenerator<Excerpt> {
  for await (const { clip, highlights } of clips) for (const highlight of highlights) yield { clip, highlight };
}

/** Words of an article with their source: 「“先把板凳坐热”」 and, on a line of its own, the citation. Several have one citation. */
export function quotationText(clip: Clip, words: readonly string[], style?: CitationStyle): string {
  return [...words.map((some) => quoted(clip, some)), `——${citationText(clip, style)}`].join('\n');
}

/** Quotations from several articles, an empty line between two of them. */
export function quotationsText(excerpts: readonly Excerpt[], style?: CitationStyle): string {
  const quotations = byClip(excerpts).map(({ clip, highlights }) => {
    const words = highlights.map(({ quote }) => quote.exact);
    return quotationText(clip, words, style);
  });
  return quotations.join('\n\n');
}

function quoted({ article }: Clip, words: string): string {
  const [open, close] = article.inLanguage === 'zh-Hant' ? '「」' : '“”';
  return `${open}${words}${close}`;
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

/** All highlights of an article as plain text: each quoted, 「批注：…」 below it, the citation at the end. */
export function excerptPlainText(clip: Clip, highlights: readonly Highlight[]): string {
  const label = clip.article.inLanguage === 'zh-Hant' ? '批註' : '批注';
  const lines = highlights.flatMap(({ quote, note }) => [
    quoted(clip, quote.exact),
    ...(note === '' ? [] : [`${label}：${note}`]),
  ]);
  return `${[...lines, `——${citationText(clip)}`].join('\n')}\n`;
}

/** Highlights as blocks of Markdown: each quote, and its note where there is one: `['> 先把板凳坐热', '开头']`. */
export function excerptLines(highlights: readonly Highlight[]): string[] {
  return highlights.flatMap(({ quote, note }) => {
    const words = quote.exact
      .split(/\n+/)
      .map((line) => `> ${line}`)
      .join('\n>\n');
    return note === '' ? [words] : [words, note];
  });
}

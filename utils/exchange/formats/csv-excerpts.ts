import type { Excerpt } from '../../library/library';
import { toChinaTime } from '../../text/china-time';
import { citationText } from '../citation';
import { type Cell, joined, toCellDate, writeTable } from '../csv-table';
import { excerptsOf } from '../excerpt';
import type { Format } from '../format';

/** What each column says of a highlight, and of the article that it stands in. */
const COLUMNS: Record<string, (excerpt: Excerpt) => Cell> = {
  quote: ({ highlight }) => highlight.quote.exact,
  note: ({ highlight }) => highlight.note,
  color: ({ highlight }) => highlight.color,
  highlightedAt: ({ highlight }) => toCellDate(toChinaTime(highlight.createdAt)),
  headline: ({ clip }) => clip.article.headline,
  author: ({ clip }) => joined(clip.article.author.map(({ name }) => name)),
  contentSource: ({ clip }) => clip.article.contentSource,
  publisher: ({ clip }) => clip.article.publisher,
  articleSection: ({ clip }) => clip.article.articleSection,
  datePublished: ({ clip }) => toCellDate(clip.article.datePublished),
  url: ({ clip }) => clip.article.canonicalUrl ?? clip.article.url,
  citation: ({ clip }) => citationText(clip),
  tags: ({ clip }) => joined(clip.tags),
  id: ({ highlight }) => highlight.id,
  clip: ({ clip }) => clip.id,
};

/** 划线表格: a line a highlight with its note, its article and the citation. */
export default {
  id: 'csv-excerpts',
  label: 'formatCsvExcerpts',
  mimeType: 'text/csv',
  extension: 'csv',
  takes: ({ highlights }) => highlights.length > 0,
  writeExcerpts: (clips) => writeTable(COLUMNS, excerptsOf(clips)),
} satisfies Format;

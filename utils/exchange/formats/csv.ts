import { toChinaTime } from '../../text/china-time';
import type { ClipWithPast } from '../bundle';
import { type Cell, joined, toCellDate, writeTable } from '../csv-table';
import type { Format } from '../format';

/** What each column says of a clip, under the name that the bundle gives it too. */
const COLUMNS: Record<string, (whole: ClipWithPast) => Cell> = {
  headline: ({ clip }) => clip.article.headline,
  author: ({ clip }) => joined(clip.article.author.map(({ name }) => name)),
  contentSource: ({ clip }) => clip.article.contentSource,
  publisher: ({ clip }) => clip.article.publisher,
  editor: ({ clip }) => joined(clip.article.editor),
  articleSection: ({ clip }) => clip.article.articleSection,
  datePublished: ({ clip }) => toCellDate(clip.article.datePublished),
  url: ({ clip }) => clip.article.url,
  canonicalUrl: ({ clip }) => clip.article.canonicalUrl,
  inLanguage: ({ clip }) => clip.article.inLanguage,
  characterCount: ({ clip }) => clip.article.characterCount,
  keywords: ({ clip }) => joined(clip.article.keywords),
  missingPages: ({ clip }) => clip.article.pages?.missing.length,
  tags: ({ clip }) => joined(clip.tags),
  starred: ({ clip }) => Number(clip.starred),
  note: ({ clip }) => clip.note,
  highlights: ({ highlights }) => highlights.length,
  clippedAt: ({ clip }) => toCellDate(toChinaTime(clip.clippedAt)),
  id: ({ clip }) => clip.id,
  bodySha256: ({ clip }) => clip.bodySha256,
  articleBody: ({ content }) => content.articleBody,
};

/** 表格: a line a clip with its text; see csv-table.ts. */
export default {
  id: 'csv',
  label: 'formatCsv',
  mimeType: 'text/csv',
  extension: 'csv',
  write: (clips) => writeTable(COLUMNS, clips),
} satisfies Format;

import { toChinaTime } from '../../text/china-time';
import type { ClipWithPast } from '../bundle';
import type { Format } from '../format';

/** What each column says of a clip, under the name that the bundle gives it too. */
const COLUMNS: Record<string, (whole: ClipWithPast) => string | number | undefined> = {
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

/** Spreadsheets take a text that begins like this for a formula and run it; so do the full-width signs in some. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** 表格: a line a clip with its text, by RFC 4180. The byte order mark tells spreadsheets that it is UTF-8. */
export default {
  id: 'csv',
  label: 'formatCsv',
  mimeType: 'text/csv',
  extension: 'csv',
  write: async (clips) => {
    const parts = [`\ufeff${toLine(Object.keys(COLUMNS))}`];
    for await (const whole of clips) parts.push(toLine(Object.values(COLUMNS).map((column) => column(whole))));
    return new Blob(parts, { type: 'text/csv;charset=utf-8' });
  },
} satisfies Format;

function toLine(values: (string | number | undefined)[]): string {
  return `${values.map(toCell).join(',')}\r\n`;
}

function toCell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What spreadsheets take for a date and sort as one, by the clocks in China: 「2019-12-10 20:57:50」. */
function toCellDate(date: string | undefined): string | undefined {
  return date?.replace('T', ' ').replace('+08:00', '');
}

function joined(values: readonly string[]): string {
  return values.join('; ');
}

import type { ClipWithPast } from '../bundle';
import { accessedDay } from '../citation';
import type { Format } from '../format';

/** 参考文献: what Zotero, EndNote and NoteExpress import; a newspaper article a clip, without its text. */
export default {
  id: 'ris',
  label: 'formatRis',
  mimeType: 'application/x-research-info-systems',
  extension: 'ris',
  write: async (clips) => {
    const parts: string[] = [];
    for await (const whole of clips) parts.push(toReference(whole));
    return new Blob(parts, { type: 'application/x-research-info-systems' });
  },
} satisfies Format;

function toReference({ clip }: ClipWithPast): string {
  const { article, tags, note } = clip;
  const [year, month, day] = article.datePublished?.slice(0, 10).split('-') ?? [];
  const fields: [tag: string, value: string | undefined][] = [
    ['TY', 'NEWS'],
    ['TI', article.headline],
    ...article.author.map(({ name }) => ['AU', name] satisfies [string, string]),
    ['T2', article.contentSource ?? article.publisher],
    ['PB', article.publisher],
    ...article.editor.map((name) => ['ED', name] satisfies [string, string]),
    ['SE', article.articleSection],
    ['PY', year],
    ['DA', year && `${year}/${month}/${day}/`],
    ['UR', article.canonicalUrl ?? article.url],
    ['Y2', `${accessedDay(clip).replaceAll('-', '/')}/`],
    ['LA', article.inLanguage],
    ...[...article.keywords, ...tags].map((word) => ['KW', word] satisfies [string, string]),
    ['N1', note],
    ['ER', ''],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined)
    .map(([tag, value = '']) => `${tag}  - ${oneLine(value)}`);
  return `${lines.filter((line) => line !== 'N1  - ').join('\r\n')}\r\n\r\n`;
}

/** A field is a line. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

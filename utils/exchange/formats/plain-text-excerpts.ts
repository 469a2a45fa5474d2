import { excerptPlainText } from '../excerpt';
import type { Format } from '../format';

/** 划线纯文本: what the user highlighted, quoted, with notes and sources. */
export default {
  id: 'plain-text-excerpts',
  label: 'formatPlainTextExcerpts',
  mimeType: 'text/plain',
  extension: 'txt',
  takes: ({ highlights }) => highlights.length > 0,
  writeExcerpts: async (clips) => {
    const parts: string[] = [];
    for await (const { clip, highlights } of clips) parts.push(excerptPlainText(clip, highlights));
    return new Blob([parts.join('\n')], { type: 'text/plain' });
  },
} satisfies Format;

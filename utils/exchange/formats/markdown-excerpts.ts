import { excerptText } from '../excerpt';
import type { Format } from '../format';

/** 划线摘录: what the user highlighted, with notes and sources, for a reader's own notebook. */
export default {
  id: 'markdown-excerpts',
  label: 'formatMarkdownExcerpts',
  mimeType: 'text/markdown',
  extension: 'md',
  takes: ({ highlights }) => highlights.length > 0,
  writeExcerpts: async (clips) => {
    const parts: string[] = [];
    for await (const { clip, highlights } of clips) parts.push(excerptText(clip, highlights));
    return new Blob([parts.join('\n')], { type: 'text/markdown' });
  },
} satisfies Format;

import { articleText } from '../excerpt';
import type { Format } from '../format';

/** 纯文本: headline, authors, the text a line a paragraph, the citation; for corpora and for pasting. */
export default {
  id: 'plain-text',
  label: 'formatPlainText',
  mimeType: 'text/plain',
  extension: 'txt',
  writeOne: ({ clip, content }) => articleText(clip, content),
} satisfies Format;

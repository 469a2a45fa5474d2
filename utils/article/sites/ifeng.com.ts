import type { Site } from '../site';

export default {
  host: 'ifeng.com',
  publisher: '凤凰网',
  articlePath: /^\/c\/\w{11}/,
  headline: ['h1[class^=topic-]'],
  contentSource: ['[class^=source-]'],
  datePublished: ['[class^=time-]'],
  body: ['[class^=text-]'],
} satisfies Site;

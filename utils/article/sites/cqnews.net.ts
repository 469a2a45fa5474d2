import type { Site } from '../site';

export default {
  host: 'cqnews.net',
  publisher: '华龙网',
  articlePath: /^\/\w+\/\d{4}-\d{2}\/\d{2}\/content_\d+\.html?/,
  body: ['#main_text'],
} satisfies Site;

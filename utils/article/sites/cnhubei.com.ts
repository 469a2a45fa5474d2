import type { Site } from '../site';

export default {
  host: 'cnhubei.com',
  publisher: '荆楚网',
  articlePath: /^\/(?:\w+\/)*content\/\d{4}-\d{2}\/\d{2}\/content_\d+\.html/,
  body: ['.article_w'],
} satisfies Site;

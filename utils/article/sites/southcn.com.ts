import type { Site } from '../site';

export default {
  host: 'southcn.com',
  publisher: '南方网',
  articlePath: /^\/(?:\w+\/)*content\/\d{4}-\d{2}\/\d{2}\/content_\d+\.htm/,
  headline: ['#article_title'],
  infoLine: ['.meta .fl'],
  body: ['#content'],
  clutter: ['.font_change', '#abstract.m-abstract'],
} satisfies Site;

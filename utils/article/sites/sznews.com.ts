import type { Site } from '../site';

export default {
  host: 'sznews.com',
  publisher: '深圳新闻网',
  articlePath: /^\/(?:\w+\/)*content\/\d{4}-\d{2}\/\d{2}\/content_\d+\.htm/,
  headline: ['h1.h1-news', 'h1.con_title'],
  breadcrumb: ['.crumbs'],
  body: ['.article-content', '#con_arc_content'],
  clutter: ['#qrcodeWrap', '.pages'],
} satisfies Site;

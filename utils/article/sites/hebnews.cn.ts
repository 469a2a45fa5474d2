import type { Site } from '../site';

export default {
  host: 'hebnews.cn',
  publisher: '河北新闻网',
  articlePath: /^\/\d{4}-\d{2}\/\d{2}\/content_\d+\.htm/,
  headline: ['.g_width.content > h1'],
  infoLine: ['.post_source'],
  breadcrumb: ['.bc_main'],
  body: ['.g_width.content .text'],
} satisfies Site;

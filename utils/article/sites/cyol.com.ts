import type { Site } from '../site';

export default {
  host: 'cyol.com',
  publisher: '中青在线',
  articlePath: /^\/(?:\w+\/)*content\/\d{4}-\d{2}\/\d{2}\/content_\d+\.htm/,
  headline: ['.bttitle'],
  editor: ['.zhengwen .editor'],
  breadcrumb: ['.mbx'],
  body: ['.zhengwen', '#news-content', '.section-main'],
  clutter: ['.editor'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: 'sina.com.cn',
  publisher: '新浪网',
  articlePath: /^\/(?:\w+\/)+\d{4}-\d{2}-\d{2}\/doc-\w+\.shtml/,
  headline: ['h1.main-title'],
  infoLine: ['.date-source'],
  breadcrumb: ['.path-search .path', '.path-search'],
  body: ['#article', '#artibody'],
  clutter: ['.show_author', '#keywords', '#recommendB', '.ad'],
} satisfies Site;

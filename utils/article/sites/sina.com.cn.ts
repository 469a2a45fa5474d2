import type { Site } from '../site';

export default {
  host: 'sina.com.cn',
  publisher: '新浪网',
  articlePath: /^\/(?:\w+\/)+\d{4}-\d{2}-\d{2}\/(?:doc-\w+|\d{9,14})\.s?html/,
  headline: ['h1.main-title'],
  infoLine: ['.date-source'],
  contentSource: ['.date-source .source'],
  editor: ['.show_author'],
  datePublished: ['.date-source .date'],
  breadcrumb: ['.path-search .path', '.path-search'],
  body: ['#article', '#artibody'],
  clutter: ['.show_author', '#keywords', '#recommendB', '.ad'],
} satisfies Site;

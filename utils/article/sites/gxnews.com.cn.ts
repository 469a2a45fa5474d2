import type { Site } from '../site';

export default {
  host: 'gxnews.com.cn',
  publisher: '广西新闻网',
  articlePath: /^\/staticpages\/\d{8}\/newgx\w+-\d+(?:-\d+)?\.shtml/,
  headline: ['.article > h1', 'td.title'],
  infoLine: ['.article-info', 'td.fs12'],
  breadcrumb: ['.more-title'],
  body: ['.article-content', 'td#artContent'],
} satisfies Site;

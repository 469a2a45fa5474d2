import type { Site } from '../site';

export default {
  host: 'jxnews.com.cn',
  publisher: '中国江西网',
  articlePath: /^\/system\/\d{4}\/\d{2}\/\d{2}\/\d{9}\.shtml/,
  headline: ['[data-toggle=title]', 'div.title'],
  author: ['#author_baidu'],
  contentSource: ['#source_baidu'],
  datePublished: ['#pubtime_baidu'],
  breadcrumb: ['.position'],
  body: ['[data-toggle=content]', 'font#Zoom'],
} satisfies Site;

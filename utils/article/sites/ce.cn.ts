import type { Site } from '../site';

export default {
  host: 'ce.cn',
  publisher: '中国经济网',
  articlePath: /^\/(?:\w+\/)*\d{6}\/\d{2}\/t\d{8}_\d+(?:_\d+)?\.shtml/,
  headline: ['#articleTitle'],
  author: ['#articleAuthor'],
  contentSource: ['#articleSource'],
  datePublished: ['#articleTime'],
  breadcrumb: ['#sousuo'],
  body: ['#articleText'],
} satisfies Site;

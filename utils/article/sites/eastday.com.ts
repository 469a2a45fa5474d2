import type { Site } from '../site';

export default {
  host: 'eastday.com',
  publisher: '东方网',
  articlePath: /^\/(?:\w+\/)*\d{8}\/\w*\d+\.html/,
  headline: ['#biaoti'],
  infoLine: ['#editor_baidu'],
  datePublished: ['#pubtime_baidu'],
  breadcrumb: ['.weizhi'],
  body: ['#zw'],
} satisfies Site;

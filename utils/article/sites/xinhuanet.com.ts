import type { Site } from '../site';

export default {
  host: 'xinhuanet.com',
  otherHosts: ['news.cn'],
  publisher: '新华网',
  articlePath: /^\/(?:\w+\/)+\d{4}-\d{2}\/\d{2}\/c_\d+\.htm|^\/(?:\w+\/)*\d{8}\/[0-9a-f]{32}\/c\.html/,
  headline: ['.head-line h1 .title', '.h-title'],
  infoLine: ['.h-info'],
  contentSource: ['.source'],
  breadcrumb: ['.news-position'],
  body: ['#detail', '#detailContent', '#p-detail'],
  clutter: ['.zan-wap', '.tadd', '.share', '.p-tags', '.p-jc', '.lb', '.video-url'],
} satisfies Site;

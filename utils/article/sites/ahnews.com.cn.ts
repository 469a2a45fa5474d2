import type { Site } from '../site';

export default {
  host: 'ahnews.com.cn',
  publisher: '安徽新闻网',
  articlePath: /^(?:\/\w+){3}\/\d{4}-\d{2}\/\d{2}\/\d+_\d+\.html/,
  headline: ['.h-title'],
  infoLine: ['.h-info'],
  body: ['#p-detail'],
} satisfies Site;

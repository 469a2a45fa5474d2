import type { Site } from '../site';

export default {
  host: 'gscn.com.cn',
  publisher: '中国甘肃网',
  articlePath: /^\/system\/\d{4}\/\d{2}\/\d{2}\/\d{9}\.shtml/,
  headline: ['.artical .a-header h1'],
  infoLine: ['.artical .info'],
  body: ['.a-container'],
  clutter: ['.sns-share', '#ads', '#h-adv'],
} satisfies Site;

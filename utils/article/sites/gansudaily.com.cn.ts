import type { Site } from '../site';

export default {
  host: 'gansudaily.com.cn',
  publisher: '每日甘肃网',
  articlePath: /^\/system\/\d{4}\/\d{2}\/\d{2}\/\d{9}\.shtml/,
  infoLine: ['#nleft'],
  breadcrumb: ['.positon'],
  body: ['.artical'],
} satisfies Site;

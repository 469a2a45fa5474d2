import type { Site } from '../site';

export default {
  host: 'workercn.cn',
  publisher: '中工网',
  articlePath: /^\/\d+\/\d{6}\/\d{2}\/\d{15}\.shtml|^\/c\/\d{4}-\d{2}-\d{2}\/\d+\.shtml/,
  headline: ['h1.ctitle', '.ad_tl_main'],
  infoLine: ['.signdate'],
  body: ['.ccontent', '.ad_content'],
} satisfies Site;

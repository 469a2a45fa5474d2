import type { Site } from '../site';

export default {
  host: 'nmgnews.com.cn',
  publisher: '内蒙古新闻网',
  articlePath: /^\/system\/\d{4}\/\d{2}\/\d{2}\/\d+\.shtml/,
  headline: ['.black24', '.STYLE5'],
  infoLine: ['#div3'],
  breadcrumb: ['ul.black12'],
  body: ['#div_content', '#pzoom'],
} satisfies Site;

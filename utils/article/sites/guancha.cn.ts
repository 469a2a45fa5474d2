import type { Site } from '../site';

export default {
  host: 'guancha.cn',
  publisher: '观察者网',
  articlePath: /^\/\w+\/\d{4}_\d{2}_\d{2}_\d+(?:_s)?\.shtml/,
  headline: ['.left-main > h3'],
  infoLine: ['.time.fix'],
  body: ['.content.all-txt'],
  clutter: ['.article-other', '.img-special', '#post-member'],
} satisfies Site;

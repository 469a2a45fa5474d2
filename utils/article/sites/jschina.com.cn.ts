import type { Site } from '../site';

export default {
  host: 'jschina.com.cn',
  publisher: '中国江苏网',
  articlePath: /^\/(?:\w+\/)*\d{6}\/t\d{8}_\d+(?:_\d+)?\.shtml/,
  headline: ['#title'],
  body: ['.TRS_Editor'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: 'mp.weixin.qq.com',
  publisher: '微信公众平台',
  articlePath: /^\/s(?:\?|\/)/,
  headline: ['#activity-name'],
  contentSource: ['#js_name'],
  datePublished: ['#publish_time'],
  body: ['#js_content'],
} satisfies Site;

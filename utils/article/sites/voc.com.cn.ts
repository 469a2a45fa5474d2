import type { Site } from '../site';

export default {
  host: 'voc.com.cn',
  publisher: '华声在线',
  articlePath: /^\/article\/\d{6}\/\d+\.html/,
  headline: ['.main_l > h1'],
  body: ['#content'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: 'bjnews.com.cn',
  publisher: '新京报网',
  articlePath: /^\/\w+\/\d{4}\/\d{2}\/\d{2}\/\d+\.html/,
  headline: ['.title > h1', '.bodyTitle h1'],
  infoLine: ['.ntit_l'],
  body: ['.article-text', '.content'],
} satisfies Site;

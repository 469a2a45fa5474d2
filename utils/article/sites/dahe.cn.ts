import type { Site } from '../site';

export default {
  host: 'dahe.cn',
  publisher: '大河网',
  articlePath: /^\/\d{4}\/\d{2}-\d{2}\/\d+\.html/,
  headline: ['#\\34 g_title', '.newsleft > h1'],
  contentSource: ['#source_baidu'],
  datePublished: ['#pubtime_baidu'],
  body: ['#mainCon'],
} satisfies Site;

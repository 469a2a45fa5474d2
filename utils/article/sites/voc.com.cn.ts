import type { Site } from '../site';

export default {
  host: 'voc.com.cn',
  publisher: '华声在线',
  articlePath: /^\/article\/\d{6}\/\d+\.html/,
  headline: ['.main_l > h1'],
  author: ['#author_baidu'],
  contentSource: ['#source_baidu'],
  datePublished: ['#pubtime_baidu'],
  body: ['#content'],
} satisfies Site;

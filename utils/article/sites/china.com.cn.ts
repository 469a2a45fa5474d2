import type { Site } from '../site';

export default {
  host: 'china.com.cn',
  publisher: '中国网',
  articlePath: /^\/(?:[\w-]+\/)*\d{4}-\d{2}\/\d{2}\/content_\d+\.s?htm|\/detail\d_\d{4}_\d{2}\/\d{2}\/\d+\.html/,
  headline: ['h1.articleTitle', '.artTitle', '.artiTitle'],
  author: ['#author_baidu'],
  contentSource: ['#source_baidu'],
  editor: ['.articleEditor'],
  datePublished: ['#pubtime_baidu'],
  breadcrumb: ['.artLink', '.crumbs'],
  body: ['#articleBody', '#artbody', '#artiContent', '#fontzoom'],
  clutter: ['.articleEditor'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: 'fjsen.com',
  publisher: '东南网',
  articlePath: /^\/(?:\w+\/)*\d{4}-\d{2}\/\d{2}\/content_\d+\.htm/,
  headline: ['.cont_head h1', '.big_title h1', '.biaoti'],
  author: ['#author_baidu'],
  contentSource: ['#source_baidu'],
  datePublished: ['#pubtime_baidu'],
  body: ['td#new_message_id', '#zoom'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: 'news.qq.com',
  otherHosts: ['new.qq.com'],
  publisher: '腾讯网',
  articlePath: /^\/(?:omn|rain\/a|a)\/\w+|^\/a\/\d{8}\/\d+\.htm/,
  headline: ['.LEFT > h1', '.hd h1'],
  contentSource: ['.a_source'],
  body: ['.content-article', '#Cnt-Main-Article-QQ'],
} satisfies Site;

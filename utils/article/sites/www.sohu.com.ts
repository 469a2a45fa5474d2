import type { Site } from '../site';

export default {
  host: 'www.sohu.com',
  otherHosts: ['m.sohu.com'],
  publisher: '搜狐',
  articlePath: /^\/a\/\d+_\d+/,
  body: ['article.article'],
} satisfies Site;

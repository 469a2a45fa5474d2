import type { Site } from '../site';

export default {
  host: 'dzwww.com',
  publisher: '大众网',
  articlePath: /^\/(?:\w+\/)*\d{6}\/t\d{8}_\d+(?:_\d+)?\.html?/,
  body: ['.TRS_Editor'],
} satisfies Site;

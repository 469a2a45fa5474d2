import type { Site } from '../site';

export default {
  host: 'hubeidaily.net',
  publisher: '湖北日报',
  articlePath: /^\/(?:pc|mobile)\/c_\d+\.html/,
  headline: ['#news-title'],
  infoLine: ['.source'],
  body: ['.detail-cont'],
} satisfies Site;

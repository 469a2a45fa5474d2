import type { Site } from '../site';

export default {
  host: 'thepaper.cn',
  publisher: '澎湃新闻',
  articlePath: /^\/newsDetail_forward_\d+/,
  headline: ['h1.news_title'],
  infoLine: ['.news_about'],
  breadcrumb: ['.news_path'],
  body: ['.news_txt'],
  clutter: ['.news_bl', '#clickForMore'],
} satisfies Site;

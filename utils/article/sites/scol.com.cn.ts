import type { Site } from '../site';

export default {
  host: 'scol.com.cn',
  publisher: '四川在线',
  articlePath: /^\/\w+\/\d{6}\/\d+\.html/,
  headline: ['.w_title h1', '#webreal_scol_title'],
  contentSource: ['.w_source'],
  datePublished: ['.w_pubtime'],
  breadcrumb: ['#col3nav'],
  body: ['.con_text', '#cbw_zw_text'],
} satisfies Site;

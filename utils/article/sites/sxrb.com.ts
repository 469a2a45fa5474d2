import type { Site } from '../site';

export default {
  host: 'sxrb.com',
  publisher: '山西新闻网',
  articlePath: /^\/(?:\w+\/)*\d+\/\d+\.html/,
  headline: ['.art_tit'],
  infoLine: ['.art_info'],
  editor: ['.editer'],
  breadcrumb: ['#rwb_navpath'],
  body: ['.art_txt'],
  clutter: ['.editer'],
} satisfies Site;

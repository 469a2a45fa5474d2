import type { Site } from '../site';

export default {
  host: 'nen.com.cn',
  publisher: '东北新闻网',
  articlePath: /^\/network\/[\w/]+\/\d{4}\/\d{2}\/\d{2}\/\d{18}\.shtml|^\/system\/\d{4}\/\d{2}\/\d{2}\/\d+\.shtml/,
  headline: ['.xwzw_title'],
  infoLine: ['.xwzw_t1'],
  breadcrumb: ['.t_fbh_st', '#rwb_navpath'],
  body: ['.xwzw_t2', '#rwb_zw', '.box_con'],
  clutter: ['.erweima', '.xwzw_t3', '.sharewx', '#qrcode'],
} satisfies Site;

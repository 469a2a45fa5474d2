import type { Site } from '../site';

export default {
  host: 'cctv.com',
  publisher: '央视网',
  articlePath: /^\/\d{4}\/\d{2}\/\d{2}\/ARTI\w+\.shtml/,
  headline: ['#title_area h1', '.cnt_bd > h1'],
  infoLine: ['#title_area .info1', '.cnt_bd .info', '.info1'],
  body: ['#content_area', '.text_area', '.cnt_bd'],
  clutter: ['.o-tit', '.cnt_bd > h1', '.cnt_bd .info'],
} satisfies Site;

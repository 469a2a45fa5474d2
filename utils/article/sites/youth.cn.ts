import type { Site } from '../site';

export default {
  host: 'youth.cn',
  publisher: '中国青年网',
  articlePath: /^\/(?:\w+\/)*\d{6}\/t\d{8}_\d+(?:_\d+)?\.htm/,
  headline: ['.page_title h1', 'p.pbt', '.l_tit'],
  infoLine: ['p.pwz'],
  contentSource: ['#source_baidu'],
  editor: ['#editor_baidu'],
  datePublished: ['#pubtime_baidu'],
  breadcrumb: ['.lm_mc'],
  body: ['.page_text', '.TRS_Editor', '#container'],
} satisfies Site;

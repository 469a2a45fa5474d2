import type { Site } from '../site';

export default {
  host: 'newssc.org',
  publisher: '四川新闻网',
  articlePath: /^\/system\/\d{8}\/\d+\.html?/,
  headline: ['.bsbt', '.left > h1'],
  contentSource: ['#source_baidu'],
  body: ['.txt_zw', 'td.qzbs', '.content'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: 'banyuetan.org',
  publisher: '半月谈网',
  articlePath: /^\/\w+\/detail\/\d{8}\/\d{30,40}_\d+\.html/,
  headline: ['.detail_tit h1'],
  contentSource: ['.detail_tit_source'],
  datePublished: ['.detail_tit_time'],
  breadcrumb: ['.navigation'],
  body: ['#detail_content', '.detail_content'],
} satisfies Site;

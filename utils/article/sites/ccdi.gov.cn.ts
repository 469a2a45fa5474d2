import type { Site } from '../site';

export default {
  host: 'ccdi.gov.cn',
  publisher: '中央纪委国家监委网站',
  articlePath: /^\/(?:\w+\/)*\d{6}\/t\d{8}_\d+(?:_\d+)?\.html/,
  breadcrumb: ['.Location'],
  body: ['.TRS_Editor', '.content'],
} satisfies Site;

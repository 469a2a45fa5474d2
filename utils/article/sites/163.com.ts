import type { Site } from '../site';

export default {
  host: '163.com',
  publisher: '网易',
  articlePath: /^\/\d{2}\/\d{4}\/\d{2}\/\w{16}(?:_\w+)?\.html|^\/dy\/article\/\w+\.html/,
  headline: ['#epContentLeft h1', 'h1.post_title'],
  infoLine: ['.post_time_source', '.post_info'],
  editor: ['.ep-editor'],
  breadcrumb: ['.post_crumb'],
  body: ['#endText', '.post_text', '.post_body', '#content'],
  clutter: [
    '#post_recommend',
    '.post_btmshare',
    '.ep-source',
    '.ep-editor',
    '.ep-pages',
    '.otitle',
    '.special_tag_wrap',
  ],
} satisfies Site;

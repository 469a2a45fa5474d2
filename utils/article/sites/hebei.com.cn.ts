import type { Site } from '../site';

export default {
  host: 'hebei.com.cn',
  publisher: '长城网',
  articlePath: /^\/system\/\d{4}\/\d{2}\/\d{2}\/\d+\.shtml/,
  headline: ['.g_width.content > h1'],
  infoLine: ['.post_source'],
  editor: ['.editor'],
  breadcrumb: ['.cms_block_span'],
  body: ['.text', '.main_left'],
  clutter: ['.editor'],
} satisfies Site;

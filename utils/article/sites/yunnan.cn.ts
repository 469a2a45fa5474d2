import type { Site } from '../site';

export default {
  host: 'yunnan.cn',
  publisher: '云南网',
  articlePath: /^\/system\/\d{4}\/\d{2}\/\d{2}\/\d+\.shtml/,
  headline: ['#layer213'],
  infoLine: ['.xt2.yh.fl'],
  breadcrumb: ['.cms_block_span'],
  body: ['#layer216'],
} satisfies Site;

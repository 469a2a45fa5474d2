import type { Site } from '../site';

export default {
  host: 'dbw.cn',
  publisher: '东北网',
  articlePath: /^\/system\/\d{4}\/\d{2}\/\d{2}\/\d+\.shtml/,
  headline: ['.neirong', '.tt_news'],
  infoLine: ['.dizhi.hui'],
  breadcrumb: ['.dangq', '.postion'],
  body: ['.duanluo', '.zhengw', '#p-detail'],
} satisfies Site;

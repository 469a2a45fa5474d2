import type { Site } from '../site';

export default {
  host: 'chinanews.com',
  otherHosts: ['chinanews.com.cn'],
  publisher: '中国新闻网',
  articlePath: /^\/\w+\/\d{4}\/\d{2}-\d{2}\/\d+\.shtml/,
  headline: ['#tit', '.content > h1'],
  infoLine: ['.left-time .left-t'],
  editor: ['#editor_baidu'],
  breadcrumb: ['#nav'],
  body: ['.left_zw'],
  clutter: ['#jxxw', '.div840', '#SOHUCS', '#ydtj', 'table.adInContent', '.adEditor'],
} satisfies Site;

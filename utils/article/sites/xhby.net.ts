import type { Site } from '../site';

export default {
  host: 'xhby.net',
  publisher: '新华报业网',
  articlePath: /^\/(?:\w+\/)*\d{6}\/t\d{8}_\d+(?:_\d+)?\.shtml/,
  headline: ['#title'],
  contentSource: ['#source_baidu a'],
  datePublished: ['#pubtime_baidu'],
  body: ['.TRS_Editor'],
} satisfies Site;

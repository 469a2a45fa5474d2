import type { Site } from '../site';

export default {
  host: 'zjol.com.cn',
  publisher: '浙江在线',
  articlePath: /^\/(?:\w+\/)*\d{6}\/t\d{8}_\d+\.s?html/,
  headline: ['.artTitle'],
  body: ['.contTxt', '.news_content'],
} satisfies Site;

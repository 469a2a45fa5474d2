import type { Site } from '../site';

export default {
  host: 'tibet.cn',
  publisher: '中国西藏网',
  articlePath: /^\/cn\/\w+\/(?:\w+\/)?\d{6}\/t\d{8}_\d+\.html/,
  headline: ['.title_box > h2'],
  infoLine: ['.title_box > div'],
  body: ['.text.botborder'],
} satisfies Site;

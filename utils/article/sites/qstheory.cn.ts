import type { Site } from '../site';

export default {
  host: 'qstheory.cn',
  publisher: '求是网',
  articlePath: /^\/(?:\w+\/)+\d{4}-\d{2}\/\d{2}\/c_\d+\.htm/,
  headline: ['.inner > h1'],
  editor: ['.pull-right'],
  datePublished: ['.pubtime'],
  body: ['.highlight'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: 'huanqiu.com',
  publisher: '环球网',
  articlePath: /^(?:\/\w+)+\/\d{4}-\d{2}\/\d+\.html|^\/article\/\w{11}/,
  headline: ['.t-container-title h3', '.tle'],
  author: ['.author span'],
  contentSource: ['.la_t_b', '.source span'],
  editor: ['.la_e_a'],
  datePublished: ['.la_t_a', 'p.time'],
  breadcrumb: ['.nav_left', '.nav-section-submenu'],
  body: ['section[data-type=rtext] article', '.a-con', '.la_con', '#text'],
  clutter: ['.editorSign', '.reTopics', '.a-edit', '.a-btool', '#uninterested', '.la_e_a'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: 'gmw.cn',
  publisher: '光明网',
  articlePath: /^\/(?:\w+\/)*\d{4}-\d{2}\/\d{2}\/(?:content_\d+\.htm|nw\.D\d+\w+_\d{8}_\d+-\d+\.htm)/,
  headline: ['h1.u-title', '#articleTitle'],
  contentSource: ['.m-con-source a', '#source'],
  editor: ['#contentLiability'],
  datePublished: ['.m-con-time', '#pubTime'],
  breadcrumb: ['.g-crumbs', '#contentBreadcrumbs2'],
  body: ['.u-mainText', '#articleBox', '#contentMain', '#articleContent'],
  clutter: ['#gmweqxiu', '.con_text'],
} satisfies Site;

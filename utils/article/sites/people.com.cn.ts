import type { Site } from '../site';

export default {
  host: 'people.com.cn',
  publisher: '人民网',
  articlePath:
    /^\/n\d?\/\d{4}\/\d{4}\/c\d+-\d+(-\d+)?\.html|^\/\w+\/html\/\d{4}-\d{2}\/\d{2}\/nw\.D\d+\w+_\d{8}_\d+-\d+\.htm/,
  headline: ['.rm_txt h1', '.text_title > h1', '.article > h1'],
  infoLine: ['.rm_txt .channel', '.box01 > .fl', '.sec > .date'],
  author: ['.rm_txt .author', '.text_title > p.author'],
  breadcrumb: ['#rwb_navpath'],
  body: ['.rm_txt_con', '#rwb_zw', '#p_content', '#ozoom', '.show_text', '.artDet', '.box_con'],
  clutter: ['.zdfy', '.edit', '#rwb_tjyd', '#rwb_xgxw', '#rwb_jctj', 'img[src*=next_page]'],
} satisfies Site;

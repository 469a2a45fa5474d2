import type { Site } from '../site';

export default {
  host: 'hnr.cn',
  publisher: '映象网',
  articlePath: /^\/\d{6}\/\d{1,2}\/\d+\.html|^\/\d{6}\/t\d{8}_\d+\.html|^\/\w+\/article\//,
  headline: ['h2.f32.lh48', 'section#article > h1', '#txt_left > h2'],
  breadcrumb: ['.left.mrg_l_40.pad_t_10', '.left.logo_fr_font.lh32'],
  body: ['#text_content', '#text_fix', '.ZKHN_Editor', 'section#article .editor'],
  clutter: ['.edui-faked-video', '[id^=playVideo]'],
} satisfies Site;

import type { Site } from '../site';

export default {
  host: '12371.cn',
  publisher: '共产党员网',
  articlePath: /^\/\d{4}\/\d{2}\/\d{2}\/(ARTI|VIDE)\d{16}\.shtml|^\/gaojian\.php\?tid=\d+/,
  headline: ['h1.big_title'],
  infoLine: ['i.time'],
  breadcrumb: ['#path'],
  body: ['.con .word', '.word', '.con'],
} satisfies Site;

import type { SitePage } from './site-server';

/** What a test's article says; what is left out takes a default. */
interface Said {
  url?: string;
  headline?: string;
  author?: string;
  paragraphs?: string[];
  /** Markup put after the body's last paragraph. */
  after?: string;
}

/** Paragraphs that differ from one another: `paragraphs(3, '春耕')`. */
export function paragraphs(count: number, subject = '基层走访'): string[] {
  return Array.from(
    { length: count },
    (_, at) =>
      `${subject}的第${at + 1}天，笔者在村口的老槐树下同几位乡亲拉起家常。有人说路好走了，有人说水还不够甜，也有人只是笑着摆手。` +
      `听完这些，本子上记下的不是口号，而是${at + 2}件还没有办好的小事，一件一件写清由谁来办、几时办完。`,
  );
}

/** An article in the DOM of 中国甘肃网's commentary pages, with words of our own. */
export function articlePage({
  url = 'http://gansu.gscn.com.cn/system/2020/05/08/012380371.shtml',
  headline = '把小事一件一件办到心坎上',
  author = '林晓禾',
  paragraphs: said = paragraphs(4),
  after = '',
}: Said = {}): SitePage & { headline: string; author: string; paragraphs: string[] } {
  const html = `<!doctype html>
<html><head><meta charset="utf-8"><title>${headline}_中国甘肃网</title></head>
<body>
<div class="nav">您当前的位置 ：<a href="/">中国甘肃网</a> &gt;&gt; <a href="/ft/">飞天评论</a> &gt;&gt; <a href="/zj/">政经评论</a></div>
<div class="main"><div class="artical">
<div class="a-header"><h1>${headline}</h1></div>
<div class="info"><span>20-05-08 10:12</span><span>来源：中国甘肃网</span><span>编辑：周青禾</span></div>
<div class="a-container">
${said.map((text) => `<p>　　${text}</p>`).join('\n')}
<p>　　(${author})</p>
${after}
</div></div></div>
</body></html>`;
  return { url, html, headline, author, paragraphs: said };
}

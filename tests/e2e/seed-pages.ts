/**
 * Pours the text dumps of five real pages into the DOM that their sites had, so that the extension meets the real texts with
 * everything that stood around them. The dumps are no part of this project; this file knows their line structure and labels.
 */

export const SEED_NAMES = [
  'gscn-2020-04-03',
  'workercn-2019-12-10',
  'hnr-2017-03-23',
  '12371-2013-12-31',
  'mirror-hant-2022',
] as const;
export type SeedName = (typeof SEED_NAMES)[number];

export interface SeedPage {
  url: string;
  html: string;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
const link = (text: string) => `<a href="/list/index.html">${escapeHtml(text)}</a>`;
const INDENT = '　　';

/** The dump's lines without empty ones, and a reader that takes them by position and label. */
class SeedLines {
  private at = 0;
  private readonly lines: string[];

  constructor(text: string) {
    this.lines = text
      .replaceAll('\r', '')
      .split('\n')
      .filter((line) => line.trim());
  }

  /** The next line. */
  take(): string {
    return (this.lines[this.at++] ?? '').trimStart().trimEnd();
  }

  /** The next lines up to, not including, the first that begins so; all that are left where there is none. */
  until(...labels: string[]): string[] {
    const taken: string[] = [];
    while (this.at < this.lines.length && !labels.some((label) => this.lines[this.at]?.trim().startsWith(label))) {
      taken.push(this.take());
    }
    return taken;
  }

  /** The next lines as long as they are short: rows of buttons above a text. */
  shorterThan(length: number): string[] {
    const taken: string[] = [];
    while ((this.lines[this.at]?.trim().length ?? length) < length) taken.push(this.take());
    return taken;
  }

  rest(): string[] {
    return this.until();
  }
}

/** Items of a list whose first line has a bullet and whose second, if any, is a summary: [title, summary?][]. */
function readItems(lines: string[]): { title: string; summary: string }[] {
  const items: { title: string; summary: string }[] = [];
  for (const line of lines) {
    if (line.startsWith('•')) items.push({ title: line.slice(1).trim(), summary: '' });
    else {
      const last = items.at(-1);
      if (last) last.summary += line;
    }
  }
  return items;
}

const summaryItem = ({ title, summary }: { title: string; summary: string }) =>
  `<li><h3>${link(title)}</h3><p>${escapeHtml(summary)}</p></li>`;

/** 「标题 标题」 → 「标题」: the first half of a title that is printed twice. */
function halve(text: string): string {
  const half = text.length >> 1;
  for (const at of [half, half + 1, half - 1]) {
    if (text.slice(0, at).trim() === text.slice(at).trim()) return text.slice(0, at).trim();
  }
  return text;
}

function enclose(title: string, body: string, charset = 'utf-8'): string {
  return `<!DOCTYPE html><html><head><meta charset="${charset}"><title>${escapeHtml(title)}</title></head><body>\n${body}\n</body></html>`;
}

/** enorth webpublisher: breadcrumb block, header with two-digit year, right rail with titles cut at 18 characters. */
function gscn(text: string): SeedPage {
  const lines = new SeedLines(text);
  const trail = lines.take().replace(/^您当前的位置\s*:\s*/, '');
  const headline = lines.take();
  const [time = '', source = '', editor = ''] = lines.take().split(/ (?=来源|编辑)/);
  const paragraphs = lines.until('版权声明');
  const copyright = lines.take();
  lines.take();
  const picks = lines.until('关注我们').map((line) => halve(line.replace(/^•\s*/, '')));
  lines.take();
  const captions = lines.until('即时播报');
  lines.take();
  const ranked = lines.until('分享到');
  const crumbs = trail.split(/\s*>>\s*/).map((crumb) => `<a href='/'>${escapeHtml(crumb)}</a>`);
  const body = `<div id="m-header"><i></i></div><div id="show_box"><div class="box_footer"></div></div><div class="mask"></div>
<div id="h-adv"></div>
<!--enorth cms block start [ name="v5.position" ]--><div class="position">您当前的位置 ：${crumbs.join('&nbsp;&gt;&gt;&nbsp;')}</div><!--enorth cms block end [ name="v5.position" cost="13"]-->
<div class="main"><div class="artical">
<div class="a-header"><h1>${escapeHtml(headline)}</h1><h2></h2>
<div class="info"><span>${escapeHtml(time)}</span><span>${escapeHtml(source)}</span><span>${escapeHtml(editor)}</span></div>
<div class="sns-share"><i id="weixin-ns"></i><span class="sns-share-icon"></span></div></div>
<div class="a-container">${paragraphs.map((paragraph) => `<p>${INDENT}${escapeHtml(paragraph)}</p>`).join('\n')}</div>
<p>${escapeHtml(copyright)}</p>
<h3>精彩推荐</h3><ul>${picks.map((title) => `<li><a href="/system/1.shtml"><img src="/pic/1.jpg" alt="${escapeHtml(title)}"></a><a href="/system/1.shtml">${escapeHtml(title)}</a></li>`).join('')}</ul>
</div>
<div class="sub"><div id="fixed"><h3>关注我们</h3><ul>${captions.map((caption) => `<li><img src="/qr.png"><span>${escapeHtml(caption)}</span></li>`).join('')}</ul>
<h3>即时播报</h3><ul>${ranked
    .map((line) => {
      const [, number = '', title = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
      return `<li><em>${number}</em><a href="/system/2.shtml">${escapeHtml(title)}</a></li>`;
    })
    .join('')}</ul></div></div>
</div><div class="bdsharebuttonbox"><span>分享到</span></div>`;
  return {
    url: 'http://gansu.gscn.com.cn/system/2020/04/03/012358123.shtml',
    html: `${enclose(`${headline}_中国甘肃网`, body)}<!--ecms sync check [sync_thread_id="1" sync_date="2020-04-03" check_sum="1"]-->`,
  };
}

/** workercn: glued navigation, a second h1 as the column's banner, the author on a line of its own, summaries below. */
function workercn(text: string): SeedPage {
  const lines = new SeedLines(text);
  const title = lines.take();
  const navigation = lines.take().match(/中工网首页|.{2}/g) ?? [];
  const banner = lines.take();
  const column = lines.take();
  const headline = lines.take();
  const author = lines.take();
  const [time = '', source = ''] = lines.take().split(/\s{2,}/);
  const paragraphs = lines.until('编辑:');
  const editor = lines.take();
  lines.take();
  lines.take();
  const comments = readItems(lines.until('人物'));
  lines.take();
  const people = readItems(lines.until('一周看点'));
  const footer = lines.rest();
  const footerAt = footer.findIndex((line) => line.includes(' | '));
  const body = `<div class="nav1">${navigation.map(link).join('')}</div>
<h1 class="logo">${escapeHtml(banner)}</h1><h2 class="sub">${link(column)}</h2>
<div class="w1000"><div class="left">
<h1 class="ctitle">${escapeHtml(headline)}</h1>
<div class="author">${escapeHtml(author)}</div>
<div class="signdate"><span>${escapeHtml(time)}</span>&nbsp;&nbsp;<span>${escapeHtml(source)}</span></div>
<div class="ccontent">${paragraphs.map((paragraph) => `<p style="text-align:justify;line-height:28px">${INDENT}${escapeHtml(paragraph)}</p>`).join('\n')}</div>
<div class="editor">${escapeHtml(editor)}</div>
<div class="box"><h2>漫画评论</h2><ul></ul></div>
<div class="box"><h2>中工时评</h2><ul>${comments.map(summaryItem).join('')}</ul></div>
<div class="box"><h2>人物</h2><ul>${people.map(summaryItem).join('')}</ul></div>
</div><div class="right">${footer
    .slice(0, Math.max(footerAt, 0))
    .map((heading) => `<h2>${escapeHtml(heading)}</h2><div></div>`)
    .join('')}</div></div>
<div class="footer">${footer
    .slice(footerAt)
    .map((line) => `<p>${line.includes(' | ') ? line.split(' | ').map(link).join(' | ') : escapeHtml(line)}</p>`)
    .join('')}</div>`;
  return { url: 'http://comment.workercn.cn/436/201912/10/191210205756123.shtml', html: enclose(title, body) };
}

/** hnr: headline in an h2, bare counters around the text, keywords and editor in one line, summaries and doubled titles. */
function hnr(text: string): SeedPage {
  const lines = new SeedLines(text);
  const trail = lines.take();
  const headline = lines.take();
  const [time = '', source = ''] = lines.take().split(/\s{2,}/);
  const counter = lines.take();
  const paragraphs = lines.until('文章关键词');
  const [keywords = '', editor = ''] = lines.take().split(/\s+(?=责编)/);
  lines.take();
  lines.take();
  const related = lines.until('慢新闻');
  const tabsAt = related.findIndex((line, at) => at > 0 && /^•\s*.{2}$/.test(line));
  const items = readItems(related.slice(0, tabsAt));
  const tabs = related.slice(tabsAt).map((line) => line.replace(/^•\s*/, ''));
  lines.take();
  const slow = halve(lines.take());
  lines.take();
  const video = lines.take();
  const headings = lines.until('网站简介');
  const footer = lines.rest();
  const body = `<div class="left mrg_l_40 pad_t_10">${escapeHtml(trail)}</div>
<div class="left w660">
<h2 class="f32 lh48 mrg_t_30">${escapeHtml(headline)}</h2>
<p class="left"><span>${escapeHtml(time)}</span>&nbsp;&nbsp;<span>${escapeHtml(source)}</span></p><span id="hits">${escapeHtml(counter)}</span>
<div id="text_content">${paragraphs.map((paragraph) => `<p style="text-indent:2em;">${INDENT}${escapeHtml(paragraph)}</p>`).join('\n')}</div>
<div class="mrg_t_30"><span class="left">${escapeHtml(keywords)}</span> <span class="right">${escapeHtml(editor)}</span></div>
<span class="hits">${escapeHtml(counter)}</span>
<div class="xg"><h2>相关阅读 <a href="javascript:;">换一换</a></h2><ul>${items.map(summaryItem).join('')}</ul></div>
</div>
<div class="right w300"><ul class="tab">${tabs.map((tab) => `<li>${link(tab)}</li>`).join('')}</ul>
<h3>慢新闻</h3><div><a href="/mxw/1.html"><img src="/m.jpg" alt="${escapeHtml(slow)}"></a><p>${link(slow)}</p><p>${link(slow)}</p></div>
<h3>推荐视频</h3><p>${link(video)}</p>${headings.map((heading) => `<h3>${escapeHtml(heading)}</h3><div></div>`).join('')}</div>
<div class="footer">${footer.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</div>`;
  return { url: 'http://news.hnr.cn/201703/23/1010101.html', html: enclose(`${headline}-豫事说事-映象网`, body) };
}

/** 12371: a toolbar between author and text, section heads of their own, the line of time and source at the very end. */
function party(text: string): SeedPage {
  const lines = new SeedLines(text);
  const mobile = lines.take();
  const sizes = lines.take().split(/\s+/);
  const headline = lines.take();
  const author = lines.take();
  const toolRows = lines.shorterThan(40);
  const paragraphs = lines.until('发布时间');
  const info = lines.take().replace(/\s*打印$/, '');
  const body = `<div class="top"><a href="/m/">${escapeHtml(mobile)}</a><span class="size">${sizes.map((size) => `<a href="#">${escapeHtml(size)}</a>`).join(' ')}</span></div>
<div id="path"></div>
<div class="con"><h1 class="big_title">${escapeHtml(headline)}</h1>
<div class="zuozhe">${escapeHtml(author)}</div>
${toolRows
  .map(
    (row) =>
      `<div class="tool">${row
        .split(/\s+/)
        .map((word) => `<span>${escapeHtml(word)}</span>`)
        .join(' ')}</div>`,
  )
  .join('\n')}
<div class="word">${paragraphs.map((paragraph) => `<p>${/^[一二三四五六七八九十]、/.test(paragraph) ? `<strong>${escapeHtml(paragraph)}&nbsp;</strong>` : `${INDENT}<span>${escapeHtml(paragraph)}</span>`}</p>`).join('\n')}</div>
<i class="time">${escapeHtml(info)}</i> <a href="javascript:print()">打印</a></div>`;
  return {
    url: 'https://www.12371.cn/2013/12/31/ARTI1388456940000123.shtml',
    html: enclose(`${headline}_共产党员网`, body),
  };
}

const MIRROR_HEADLINE = '始終同人民群眾在一起';
const MIRROR_JUNK =
  '<object id="bz0x0"></object><acronym id="bz0x0"></acronym><p id="bz0x0"></p><table><tr><td id="bz0x0"><ruby id="bz0x0"></ruby></td></tr></table><pre id="bz0x0"></pre>';

/** A clone on a junk domain: empty junk tags, a line of search phrases, a lone question mark, captions between paragraphs. */
function mirror(text: string): SeedPage {
  const lines = new SeedLines(text).rest();
  const blocks = lines.map((line) =>
    /圖[:：]/.test(line)
      ? `<p><img src="/images/${line.length}.jpg"></p><p>${escapeHtml(line)}</p>`
      : `<p>${INDENT}${escapeHtml(line)}</p>`,
  );
  const body = `${MIRROR_JUNK}<div>讀書方法大全_寫作素材下載_期刊目錄查詢_讀書筆記分享_好文章推薦</div>
<p>?</p>
<div class="top">${['首頁', '期刊', '圖書', '下載'].map(link).join(' ')}</div>
<h1>${MIRROR_HEADLINE}</h1>
<div class="detail">${blocks.join('\n')}</div>
${MIRROR_JUNK}<div class="footer"><p>Copyright © 2022 mirror-hant.test</p></div>`;
  return {
    url: 'http://www.mirror-hant.test/page/2022/0930/12345.shtml',
    html: enclose(`${MIRROR_HEADLINE}_好文章`, body),
  };
}

const POUR: Record<SeedName, (text: string) => SeedPage> = {
  'gscn-2020-04-03': gscn,
  'workercn-2019-12-10': workercn,
  'hnr-2017-03-23': hnr,
  '12371-2013-12-31': party,
  'mirror-hant-2022': mirror,
};

/** The page that a dump came from, as far as its DOM is known: the real text in it, served under this address. */
export function seedPage(name: SeedName, seedText: string): SeedPage {
  return POUR[name](seedText);
}

import { trim } from '../text/whitespace';
import type { Found } from './found';
import { ancestors, type Line, type Page } from './page';
import { type FoundHeadline, readBlogger, splitTitle } from './read-headline';
import { findMeta } from './read-metas';

const TRAIL_LABEL =
  /^[\s（(【[]*(?:您|你)?(?:的)?(?:当前|目前|现在|現在|所在|當前|目前所在|本页|本頁)?(?:的|所在)*(?:位置|位置是|頁面|页面)\s*[】\])）]?\s*(?:[:：]|(?=[>＞»]))\s*/u;
const SEPARATOR = /\s*(?:>{1,2}|＞{1,2}|&gt;|»|›|→|—>|-+>|\/|／|\\|·(?=\s))\s*/u;
const PATH_HOOKS =
  /(?:^|[\s_-])(?:\w*crumbs?\w*|\w*path|position|positon|posion|weizhi|dqwz|location|navpath|m_local|mbx|subnav|local|where|channel-path|bread\w*|mianbao\w*|clink)(?=[\s_-]|$)/u;
const TRAIL_END =
  /^(?:正文|内容|內容|文章|详情|详细内容|阅读|新闻正文|浏览文章|详细|内文|內文|本文|文章正文|正文内容|(?:查看|浏览|阅读)(?:内容|文章|详情|新闻))$/u;
const NO_CRUMB = /[。！？；]|^\d+$|^(?:登录|注册|搜索|退出|收藏|分享|English|手机版|更多|大|中|小)$/u;

function hasPathHooks({ block }: Line): boolean {
  return [...ancestors(block, 3)].some(({ hooks }) => PATH_HOOKS.test(hooks));
}

/** The crumbs of one line without the last one that only says 正文: 「新闻中心 > 豫事说事 > 正文」 → two. */
function splitCrumbs(text: string): string[] {
  const crumbs = text
    .replace(TRAIL_LABEL, '')
    .split(SEPARATOR)
    .map((crumb) =>
      trim(
        crumb
          .replace(/[\u2063\s]+/g, ' ')
          .replace(/^(正文|内文)\s.*$/u, '$1')
          // 「某某杂谈 [我要发帖]」
          .replace(/(?<=.)\s*[[【][^\]】]*[\]】]$/u, ''),
      ),
    );
  const end = crumbs.findIndex((crumb) => /^正文$/u.test(crumb));
  return (end < 0 ? crumbs : crumbs.slice(0, end)).filter((crumb) => crumb && !TRAIL_END.test(crumb));
}

/** Links that only strokes part are crumbs too: 「首页 - 新闻中心 - 集团新闻」. */
function splitLinks(line: Line, crumbs: string[]): string[] {
  const [only] = crumbs;
  const links = line.runs.filter(({ href }) => href !== undefined);
  if (only === undefined || crumbs.length > 1 || links.length < 2) return crumbs;
  // Between crumbs there may be nothing but a picture of an arrow.
  const isBare = line.runs.every(({ href, text }) => href !== undefined || trim(text.replace(TRAIL_LABEL, '')) === '');
  const isWhole = new Set(links.map(({ href }) => href)).size === links.length;
  return isPointedTrail(line) || (isBare && isWhole) ? links.map(({ text }) => trim(text)) : only.split(/\s+[-–—]\s+/u);
}

const POINT = /^[\s.．·・,，、|｜:：-]{1,5}$/u;

/** Links with a point between them that end at 正文, as on pages for the first telephones: 「首页.新闻.时评.正文」. */
function isPointedTrail({ runs }: Line): boolean {
  const at = runs.findLastIndex(({ href }) => href !== undefined);
  const behind = runs.slice(at + 1).map(({ text }) => text);
  const between = runs.slice(0, at).filter(({ href }) => href === undefined);
  const end = behind.join('').replace(/^[\s.．·・,，、|｜:：-]+/u, '');
  return at > 0 && between.every(({ text }) => POINT.test(text)) && TRAIL_END.test(trim(end));
}

function isTrail(crumbs: string[]): boolean {
  return (
    crumbs.length > 0 && crumbs.length <= 8 && crumbs.every((crumb) => crumb.length <= 24 && !NO_CRUMB.test(crumb))
  );
}

function isHeadline(crumb: string, headline: string): boolean {
  return crumb.length > 6 && (headline.startsWith(crumb) || headline.endsWith(crumb) || crumb.startsWith(headline));
}

/** Without the headline where the trail ends in it, and what stands behind: 「首页 > 要闻 > 某某标题」. */
function withoutHeadline(crumbs: string[], headline: string): string[] {
  const at = crumbs.findIndex((crumb, index) => index > 0 && isHeadline(crumb, headline));
  return at < 0 ? crumbs : crumbs.slice(0, at);
}

/** The trail in lines that are known to hold it; links with nothing between are crumbs of their own. */
export function readTrail(lines: readonly Line[], headline: string): string[] | undefined {
  const texts = lines.map(({ runs }) =>
    runs
      .map(({ text, href }, at) => {
        const before = runs[at - 1]?.href;
        return href !== undefined && before !== undefined && href !== before ? ` > ${text}` : text;
      })
      .join(''),
  );
  const crumbs = withoutHeadline(splitCrumbs(texts.join(' > ')), headline);
  return isTrail(crumbs) ? crumbs : undefined;
}

/**
 * The breadcrumb: the line above the text that is labelled 当前位置, named a path, or a trail with separators that begins at a
 * home page or ends in 正文. Trails set as list items are put together.
 */
export function readBreadcrumb(
  page: Page,
  before: number,
  headline: string,
  headlineAt: number,
): Found<string[]> | undefined {
  let best: (Found<string[]> & { worth: number }) | undefined;
  // A trail of three with links, right above the headline, needs no name.
  const isCloseTrail = (index: number) => {
    const line = page.lines[index];
    return (
      line !== undefined &&
      line.linked > 1 &&
      index < headlineAt &&
      headlineAt - index <= 3 &&
      splitCrumbs(line.text).length >= 3
    );
  };
  for (let index = Math.max(0, before - 60); index < before; index++) {
    const line = page.lines[index];
    if (!line || line.text.length > 120) continue;
    const hooked = hasPathHooks(line);
    let text = line.text;
    let last = index;
    // One crumb a list item: the next lines of the same list belong to it.
    if (hooked && (line.block.tag === 'LI' || /[>＞»]\s*$/u.test(text))) {
      while (page.lines[last + 1]?.block.parent === line.block.parent && last + 1 < before && last - index < 6) {
        last++;
        text = `${text.replace(/\s*[>＞»]\s*$/u, '')} > ${page.lines[last]?.text.replace(/^[>＞»\s]+/, '')}`;
      }
    }
    const labelled = TRAIL_LABEL.test(text);
    const separated = SEPARATOR.test(text.replace(TRAIL_LABEL, ''));
    const pointed = isPointedTrail(line);
    const here = pointed || /[>＞»→/]\s*(?:正文|内容|內文|新闻正文|文章正文)\s*$/u.test(text);
    // Forums end the trail in the thread itself.
    const isWhole = splitCrumbs(text).length > 2 && isHeadline(splitCrumbs(text).at(-1) ?? '', headline);
    const home = /^\s*[\u4e00-\u9fffA-Za-z]{0,8}(?:首页|首頁|网|udn|Home)\s*-*[>＞»→/]/iu.test(
      text.replace(TRAIL_LABEL, ''),
    );
    if (
      !labelled &&
      !pointed &&
      !(separated && (hooked || here || home || isWhole || isCloseTrail(index))) &&
      !(hooked && line.linked > 0 && text.length <= 24)
    )
      continue;
    const crumbs = withoutHeadline(splitLinks(line, splitCrumbs(text)), headline);
    if (!isTrail(crumbs)) continue;
    const worth =
      (labelled ? 2 : 0) +
      (hooked ? 1 : 0) +
      (here ? 1.5 : 0) +
      (home ? 1 : 0) +
      (separated ? 1 : 0) -
      (before - index) / 60;
    if (!best || worth >= best.worth) {
      best = { value: crumbs, rule: 'breadcrumb', raw: text, confidence: Math.min(0.97, 0.6 + worth / 8), worth };
    }
    index = last;
  }
  if (!best) return undefined;
  const { value, rule, raw, confidence } = best;
  return { value, rule, raw, confidence };
}

const HOME = /^(?:网站)?(?:首页|首頁|主页|主頁|Home)$/iu;
const LONGEST_SECTION = 12;
const SLOGAN = /^\p{Script=Han}{2,6}\s+\p{Script=Han}{7,}$/u;

/**
 * The section: the breadcrumb's last crumb, else the middle part of the document's title, where the page prints the same above
 * the headline: 「…-中工评论-中工网」 under the banner 「中工评论」.
 */
export function readSection(
  page: Page,
  document: Document,
  breadcrumb: string[] | undefined,
  headline: FoundHeadline | undefined,
): Found<string> | undefined {
  const title = document.title;
  const parts = splitTitle(title.replace(/\s+/g, ' '));
  // 「某某观察 有态度的财经门户」: a crumb with a gap and a longer phrase behind it is a site with its slogan.
  const last = breadcrumb?.findLast((crumb) => !SLOGAN.test(crumb) && !HOME.test(crumb));
  const onlySite = breadcrumb?.length === 1 && parts.length === 3 && last === parts[2];
  if (last && !onlySite) return { value: last, rule: 'breadcrumb', raw: last, confidence: 0.9 };
  const middle = readBlogger(title, page.lines) === undefined ? findMiddle(page, parts) : undefined;
  if (!middle || middle.length > LONGEST_SECTION)
    return last ? { value: last, rule: 'breadcrumb', raw: last, confidence: 0.6 } : undefined;
  const printed = isPrintedAbove(page, middle, headline);
  if (printed || onlySite) return { value: middle, rule: 'title', raw: title.trim(), confidence: printed ? 0.8 : 0.7 };
  return undefined;
}

/** The last part of a title between headline and site; a day is none, nor is a paper of the site: 「… - 20200612 - 觀點 - 每日某某 - 某某新聞網」. */
function findMiddle({ metas }: Page, parts: readonly string[]): string | undefined {
  const site = metas.get('og:site_name') ?? '';
  return parts.slice(1, -1).findLast((part) => !/^\d+$/.test(part) && !site.includes(part));
}

function isPrintedAbove({ lines }: Page, word: string, headline: FoundHeadline | undefined): boolean {
  return lines
    .slice(0, headline?.first ?? 0)
    .some(({ text, runs }) => text === word || runs.some((run) => trim(run.text) === word));
}

const LINES_ABOVE = 3;
/** A line of more links is the menu, which has every section of the site. */
const MOST_LINKS = 2;

/** The section that the page tells machines, where it prints the same right above the headline for its readers. */
export function findPrintedSection(
  page: Page,
  told: Found<string> | undefined,
  headline: FoundHeadline | undefined,
): Found<string> | undefined {
  const meta = findMeta(page.metas, 'article:section');
  const named =
    told ?? (meta && { value: meta.content, rule: `meta:${meta.name}`, raw: meta.content, confidence: 0.7 });
  if (!named || !headline || named.value.length > LONGEST_SECTION) return undefined;
  const isNear = page.lines
    .slice(Math.max(0, headline.first - LINES_ABOVE), headline.first)
    .some(({ runs }) => runs.length <= MOST_LINKS && runs.some(({ text }) => trim(text) === named.value));
  return isNear ? named : undefined;
}

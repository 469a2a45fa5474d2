import { inBothScripts } from '../text/both-scripts';
import { trim } from '../text/whitespace';
import type { Found } from './found';
import { ancestors, type Block, type Line, type Page } from './page';
import { type FoundHeadline, readBlogger, splitTitle } from './read-headline';
import { findMeta } from './read-metas';

/** What is glued to the last crumb: 「正文 2021-03-01」. */
const TEXT_AND_MORE = inBothScripts(/^(正文|内文)(?:\s|(?=\d)).*$/u);
/** 「… > 正文」. */
const ENDS_IN_TEXT = inBothScripts(/[>＞»→/》]\s*(?:正文|内容|内文|新闻正文|文章正文|文章内容)\s*$/u);
/** 「首页 > …」, 「某某网 > …」. */
const STARTS_AT_HOME = inBothScripts(/^\s*[\u4e00-\u9fffA-Za-z]{0,8}(?:首页|网|udn|Home)\s*-*[>＞»→/》]/iu);

const TRAIL_LABEL = inBothScripts(
  /^[\s（(【[]*(?:您|你)?(?:的)?(?:当前|目前|现在|所在|目前所在|本页)?(?:的|所在)*(?:位置|位置是|页面|(?<=当前|所在)栏目)\s*[】\])）]?\s*(?:[:：]|(?=[>＞»]))\s*/u,
);
const SEPARATOR = /\s*(?:>{1,2}|＞{1,2}|&gt;|»|›|→|—>|-+>|\/|／|\\|·(?=\s)|(?<=^[^《]*)》)\s*/u;
const PATH_HOOKS =
  /(?:^|[\s_-])(?:\w*crumbs?\w*|\w*path|position|positon|posion|weizhi|dqwz|location|navpath|m_local|mbx|subnav|local|where|channel-path|bread\w*|mianbao\w*|clink)(?=[\s_-]|$)/u;
const TRAIL_END = inBothScripts(
  /^(?:正文|内容|新闻内容|文章|详情|详细内容|阅读|新闻正文|浏览文章|详细|内文|本文|文章正文|正文内容|文章内容|(?:查看|浏览|阅读)(?:内容|文章|详情|新闻))$/u,
);
const NO_CRUMB = inBothScripts(/[。！？；]|^\d+$|^(?:登录|注册|搜索|退出|收藏|分享|English|手机版|更多|大|中|小)$/u);

/** What the links of a trail are called, and how those who hear the page are told of it. */
const CRUMB_HOOKS = /crumb|mianbao/u;
const TRAIL_NAME = inBothScripts(/bread-?crumb|面包屑|导航路径/iu);

function hasPathHooks({ block, runs }: Line): boolean {
  const isNamed = ({ hooks, element }: Block) =>
    (hooks !== '' && PATH_HOOKS.test(hooks)) || TRAIL_NAME.test(element.getAttribute('aria-label') ?? '');
  return (
    [...ancestors(block, 3)].some(isNamed) ||
    runs.filter(({ href, hooks }) => href !== undefined && CRUMB_HOOKS.test(hooks)).length > 1
  );
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
          .replace(TEXT_AND_MORE, '$1')
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

/** So close above the headline its section stands. */
const LINES_ABOVE = 3;
/** So many lines above the text a trail may stand, and so long it is. */
const LINES_OF_TRAIL = 60;
const LONGEST_TRAIL = 120;

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
  let best: { value: string[]; raw: string; worth: number } | undefined;
  for (let index = Math.max(0, before - LINES_OF_TRAIL); index < before; index++) {
    const line = page.lines[index];
    if (!line || line.text.length > LONGEST_TRAIL) continue;
    const hooked = hasPathHooks(line);
    const { text, last } = joinItems(page, line, hooked, before);
    const signs = { hooked, ...readSigns(line, text, headline) };
    const isClose = line.index < headlineAt && headlineAt - line.index <= LINES_ABOVE && isLinkedTrail(line);
    if (!isMeant(line, text, signs, isClose)) continue;
    const value = withoutHeadline(splitLinks(line, splitCrumbs(text)), headline);
    if (!isTrail(value)) continue;
    const worth = weigh(signs) - (before - index) / LINES_OF_TRAIL;
    if (!best || worth >= best.worth) best = { value, raw: text, worth };
    index = last;
  }
  if (!best) return undefined;
  const { value, raw, worth } = best;
  return { value, rule: 'breadcrumb', raw, confidence: Math.min(0.97, 0.6 + worth / 8) };
}

/** Crumbs, and what stands between them in cells of its own. */
const MOST_ITEMS = 12;
/** Between the items of a list: 「<li>……</li> / <li>……</li>」. */
const ONLY_SIGN = /^[>＞»›/|]$/u;
const OPENS_WITH_SIGN = /^[>＞»]/u;
const ENDS_IN_SIGN = /[>＞»]\s*$/u;

/**
 * The trail that a line begins: where each crumb is an item or a cell, with the next ones of the same list or row; `last` is the
 * last of them. The label may stand before the cells: 「您现在的位置：<table><td>首页</td><td>> 政务</td></table>」.
 */
function joinItems({ lines }: Page, line: Line, hooked: boolean, before: number): { text: string; last: number } {
  let { text, index: last } = line;
  const isLabel = text.replace(TRAIL_LABEL, '') === '';
  const first = isLabel ? lines[line.index + 1] : line;
  const isNamed = hooked && (line.block.tag === 'LI' || ENDS_IN_SIGN.test(text));
  if (!first || first.index >= before || (!isNamed && first.block.tag !== 'TD')) return { text, last };
  if (isLabel) {
    text += first.text;
    last = first.index;
  }
  for (
    let next = lines[last + 1];
    next && last + 1 < before && last - line.index < MOST_ITEMS;
    next = lines[last + 1]
  ) {
    if (isNamed && ONLY_SIGN.test(next.text)) {
      last++;
      continue;
    }
    const isParted = ENDS_IN_SIGN.test(text) || OPENS_WITH_SIGN.test(next.text);
    if (next.block.parent !== first.block.parent || (!isNamed && !isParted)) break;
    last++;
    text = `${text.replace(/\s*[>＞»]\s*$/u, '')} > ${next.text.replace(/^[>＞»\s]+/, '')}`;
  }
  return { text, last };
}

/** What makes a line a trail. */
interface TrailSigns {
  /** 「当前位置：」. */
  labelled: boolean;
  /** Called a path by its id or class. */
  hooked: boolean;
  separated: boolean;
  /** Points between its links, and 正文 at its end. */
  pointed: boolean;
  /** It ends in 正文. */
  here: boolean;
  /** It begins at the front page. */
  home: boolean;
  /** It ends in the headline, as those of forums do. */
  whole: boolean;
}

function readSigns(line: Line, text: string, headline: string): Omit<TrailSigns, 'hooked'> {
  const bare = text.replace(TRAIL_LABEL, '');
  const separated = SEPARATOR.test(bare);
  const crumbs = separated ? splitCrumbs(text) : [];
  const pointed = isPointedTrail(line);
  return {
    labelled: TRAIL_LABEL.test(text),
    separated,
    pointed,
    here: pointed || ENDS_IN_TEXT.test(text),
    home: STARTS_AT_HOME.test(bare),
    whole: crumbs.length > 2 && isHeadline(crumbs.at(-1) ?? '', headline),
  };
}

const LONGEST_LINKED = 24;

/** Whether a line with such signs is meant as a trail. */
function isMeant(line: Line, text: string, signs: TrailSigns, isClose: boolean): boolean {
  const { labelled, hooked, separated, pointed, here, home, whole } = signs;
  if (labelled || pointed) return true;
  if (separated && (hooked || here || home || whole || isClose)) return true;
  return hooked && line.linked > 0 && text.length <= LONGEST_LINKED;
}

/** A trail of three with links, right above the headline, needs no name. */
function isLinkedTrail(line: Line): boolean {
  return line.linked > 1 && splitCrumbs(line.text).length >= 3;
}

function weigh({ labelled, hooked, here, home, separated }: TrailSigns): number {
  return (labelled ? 2 : 0) + (hooked ? 1 : 0) + (here ? 1.5 : 0) + (home ? 1 : 0) + (separated ? 1 : 0);
}

const HOME = inBothScripts(/^(?:网站)?(?:首页|主页|Home)$/iu);
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

/** What a link to a section says without its arrow: 「长三角观察 >」. */
function toCrumb(text: string): string {
  return trim(text.replace(/[>＞»›]+\s*$/u, ''));
}

/** So far below the headline its section may stand, beside the time. */
const LINES_BESIDE = 6;

/** Whether a line or link above the text says nothing else. */
function isPrintedAbove({ lines }: Page, word: string, headline: FoundHeadline | undefined): boolean {
  return lines
    .slice(0, headline ? headline.end + LINES_BESIDE : 0)
    .some(({ text, runs }) => toCrumb(text) === word || runs.some((run) => toCrumb(run.text) === word));
}

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

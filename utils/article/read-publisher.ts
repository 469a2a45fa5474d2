import { inBothScripts } from '../text/both-scripts';
import { findMatches } from '../text/find-matches';
import { toComparable } from '../text/whitespace';
import type { Found } from './found';
import type { Page } from './page';
import { type FoundHeadline, PLACED, readBlogger, splitTitle } from './read-headline';
import { looksLikeSource } from './read-info-line';
import { splitKeywords } from './read-keywords';
import { findMeta } from './read-metas';

/** The link to the front page: 「大湖网首页」, not 「返回首页」. */
const HOME_OF = inBothScripts(/^\s*(?!返回|回到|回|网站|本站|进入|设为)(?<name>\p{Script=Han}{2,8})首页\s*$/u);

const LONGEST_NAME = 20;
/** The name once more in Latin letters: 「某某新闻-The News」. */
const LATIN_TAIL = /(?<=\p{Script=Han})\s?[-–]\s?[A-Za-z][\w. ]*$/u;
/** The address behind the name, or the name once more: 「某某网(www.example.cn)」, 「某某网（某某网）」. */
const BRACKETED = /^(?<name>[^（()）]{2,16})\s?[（(](?:[\w.-]+\.[a-z]{2,}|\k<name>)[）)]$/iu;
/** The address before the name. */
const LEADING_ADDRESS = /^[\w.-]+\.[a-z]{2,}\s+(?=\p{Script=Han})/iu;
/** 「某某报官网」 is 某某报. */
const OFFICIAL_TAIL = inBothScripts(/(?<=.{2})(?:官网|官方网站)$/u);
/** A trail may begin at a part of the site. */
const IS_SECTION = inBothScripts(/^(?:新闻|资讯|评论|时政)?(?:中心|频道)$|^(?:新闻|评论|资讯)$/u);
/** A host or the day is not whose page it is: 「www.example.cn」, 「20130512」. */
const NO_NAME = /^[\w.-]+\.[a-z]{2,}$|^https?:|^[\d\s./年月日-]+$/iu;
/** A blog is not the site that holds it: 「半亩方塘的博文」. */
const OF_SOMEBODY = inBothScripts(/的(?:博文|博客|日志|网志|空间|专栏|个人主页)$/u);
/** How sites praise themselves behind their names: 「青山第一门户」, 「有态度的财经网站」. */
const SLOGAN = inBothScripts(
  /第一(?:门户|网|站|平台)|最[大好]的?|领先的?|有态度|有温度|权威|(?:您|你)(?:的|身边)|尽在|专业的|[，。！,!]/u,
);
/** What templates print for a title where nothing was filled in. */
const EMPTY_TITLE = inBothScripts(/^(?:新闻|文章|资讯)?(?:详情|正文|内容|首页|分享)页?$|^无标题/u);
const COPYRIGHT = inBothScripts(
  /(?:©|\(c\)|copyright)(?:[\s\d,.–—-]|by)*(?<name>[\u3400-\u9fff]{2,12}?)(?=$|[\s|｜,，.。!！]|版权|all)/giu,
);
const NO_OWNER = inBothScripts(/版权|公司|科技|备案|保留|本站|本网/u);
const OWNED = inBothScripts(/版权|©|copyright/iu);
const FOOT_LINES = 20;
const HEAD_LINES = 20;

/**
 * Whose page it is: og:site_name, the part of the document's title beside the headline, else the name behind the © of the foot:
 * 「把板凳坐热的人-中工评论-中工网」 → 中工网.
 */
export function readPublisher(
  page: Page,
  document: Document,
  headline: FoundHeadline | undefined,
  home: string | undefined,
): Found<string> | undefined {
  // 「SiteName」 is the standard one of Chinese public bodies, the last two are those of journals.
  const named = findMeta(page.metas, 'og:site_name', 'SiteName', 'dc.publisher', 'citation_journal_title');
  const isNamed = named && (!NO_NAME.test(named.content) || /^[A-Z]+\.[A-Z]{2,}$/.test(named.content));
  const title = document.title.replace(/\s+/g, ' ').trim();
  if (isNamed && named.content.length <= 60) {
    const { name, content } = named;
    // 「某某新聞網 - 每日某某 daily news」: the site with one of its papers or its slogan.
    const last = splitTitle(title).at(-1);
    const value = splitTitle(content).find((part) => part === last) ?? content.replace(LEADING_ADDRESS, '');
    return { value, rule: name === 'og:site_name' ? name : `meta:${name}`, raw: content, confidence: 0.8 };
  }
  // Where the headline stands on the page alone, the title is free to name the site: 「<title>某某日报电子版</title>」.
  if (headline?.rule === PLACED) {
    const [value] = [page.metas.get('og:title'), title].filter((each) => each !== undefined && isName(each));
    if (value) return { value, rule: 'title', raw: value, confidence: 0.6 };
  }
  return readTitlePart(page, document, title, headline?.value ?? '', home) ?? readCopyright(page) ?? readHomeLink(page);
}

/** What a site gives people to write in, under a name of its own. */
const SERVICE = inBothScripts(/^\p{Script=Han}{2,4}(?:博客|论坛|社区|博报)$/u);

/** The service of a listed site that page and title are called by: 「新浪博客」 of 新浪网; its channels are the site's. */
export function readService({ metas }: Page, document: Document, site: string): Found<string> | undefined {
  const names = [metas.get('og:site_name'), splitTitle(document.title.replace(/\s+/g, ' ').trim()).at(-1)];
  const value = names.find((name) => name !== undefined && SERVICE.test(name) && name.startsWith(site.slice(0, 2)));
  return value ? { value, rule: 'service', raw: value, confidence: 0.8 } : undefined;
}

function isName(text: string): boolean {
  return (
    text.length > 1 &&
    text.length <= LONGEST_NAME &&
    !NO_NAME.test(text) &&
    !EMPTY_TITLE.test(text) &&
    !OF_SOMEBODY.test(text)
  );
}

/** The part of the title that opens the trail, the last, or the first where the headline closes it; not the article's keywords, which some sites put there. */
function readTitlePart(
  page: Page,
  document: Document,
  title: string,
  headline: string,
  home: string | undefined,
): Found<string> | undefined {
  const parts = splitTitle(title).filter((part) => !NO_NAME.test(part));
  const keywords = splitKeywords(page.metas.get('keywords') ?? '');
  const last = parts.at(-1);
  const tail =
    parts.length === 1 || (parts.length === 2 && SLOGAN.test(last ?? ''))
      ? readTail(parts[0] ?? '', headline, title)
      : undefined;
  if (tail || parts.length === 1) return tail ?? readGappedTitle(title, headline);
  const isHeadline = (part: string) => toComparable(headline).startsWith(toComparable(part));
  // The first crumb may be a section that the title has behind the site: 「…|某目新闻 · 商业」.
  const before = parts.at(-2) ?? '';
  const isBehindSite = parts.length > 2 && last === home && !looksLikeSource(last ?? '') && looksLikeSource(before);
  const named = isBehindSite ? before : parts.slice(1).find((each) => each === home && !IS_SECTION.test(each));
  const closing = last !== undefined && isHeadline(last) ? parts[0] : findOwner(page, document, parts.slice(1));
  const part = (named ?? closing)?.replace(LATIN_TAIL, '').replace(OFFICIAL_TAIL, '').replace(BRACKETED, '$<name>');
  if (part === undefined) return undefined;
  // A part of the headline is none of the rest, unless the site's name opens the headline too: 「大湖网评：……_大湖网评-大湖网」.
  const isInHeadline = headline.includes(part) && !title.replace(headline, '').includes(part);
  if (!isName(part) || isInHeadline || isSubtitle(page, part)) return readLeadingName(parts[0] ?? '', headline, title);
  const isTagged = parts.slice(1).every((each) => keywords.includes(each)) && keywords.length > 1;
  if (isTagged && (readCopyright(page) ?? readHomeLink(page))) return undefined;
  return { value: part, rule: 'title', raw: title, confidence: 0.6 };
}

/** The last of the parts behind the headline, or the one before it, where the last praises the site that the foot of the page names. */
function findOwner(page: Page, document: Document, parts: readonly string[]): string | undefined {
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last === undefined || before === undefined) return last;
  const foot = page.lines.slice(-FOOT_LINES).filter(({ text }) => OWNED.test(text));
  const owns = (part: string) => foot.some(({ text }) => text.includes(part));
  // A blog's owner stands in its foot as well: 「标题 - 老周写代码 - 博客苑」.
  const isBlog = readBlogger(document.title, page.lines) === before;
  return !isBlog && !owns(last) && (owns(before) || SLOGAN.test(last)) ? before : last;
}

/** Whether the page prints a part of the title as the second line of its headline: 「——以清代七县志为中心」. */
function isSubtitle({ lines }: Page, part: string): boolean {
  return lines.some(({ text }) => text.endsWith(part) && /^[—–-]{1,3}\s?$/u.test(text.slice(0, -part.length)));
}

/** The site's name that a stroke parts from the headline behind it: 「某某网—实验室里的离心机 - 某人的博文」. */
function readLeadingName(part: string, headline: string, title: string): Found<string> | undefined {
  if (headline === '' || !part.endsWith(headline)) return undefined;
  const name = /^(?<name>.+?)\s?[—–-]$/u.exec(part.slice(0, -headline.length).trim())?.groups?.name;
  return name && isName(name) ? { value: name, rule: 'title', raw: title, confidence: 0.55 } : undefined;
}

/** The name that one dash parts from the headline: 「某某标题—某某报」. */
function readTail(part: string, headline: string, title: string): Found<string> | undefined {
  if (headline === '' || !part.startsWith(headline)) return undefined;
  const name = /^\s?[—–-]\s?(?<name>\p{Script=Han}{2,12})$/u.exec(part.slice(headline.length))?.groups?.name;
  return name && isName(name) ? { value: name, rule: 'title', raw: title, confidence: 0.55 } : undefined;
}

/** Public bodies and companies write 「site column headline」 with nothing but gaps between. */
function readGappedTitle(title: string, headline: string): Found<string> | undefined {
  if (headline === '' || !title.endsWith(headline)) return undefined;
  const [first] = title.slice(0, -headline.length).trim().split(/\s+/u);
  return first && isName(first) ? { value: first, rule: 'title', raw: title, confidence: 0.55 } : undefined;
}

/** The portal whose front page the menu leads to: 「<a href="/">某某首页</a>」. */
function readHomeLink({ lines }: Page): Found<string> | undefined {
  for (const { runs } of lines.slice(0, HEAD_LINES)) {
    for (const { href, text } of runs) {
      const name = href === '/' ? HOME_OF.exec(text)?.groups?.name : undefined;
      if (name) return { value: name, rule: 'home-link', raw: text, confidence: 0.5 };
    }
  }
  return undefined;
}

function readCopyright(page: Page): Found<string> | undefined {
  for (const { text } of page.lines.slice(-FOOT_LINES).reverse()) {
    for (const { groups } of findMatches(text, COPYRIGHT)) {
      const name = groups?.name;
      if (name && !NO_OWNER.test(name)) return { value: name, rule: 'copyright', raw: text, confidence: 0.55 };
    }
  }
  return undefined;
}

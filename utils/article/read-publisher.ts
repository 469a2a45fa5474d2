import { toComparable } from '../text/whitespace';
import type { Found } from './found';
import { type FoundHeadline, PLACED, splitTitle } from './read-headline';
import { findMeta } from './read-metas';
import type { Page } from './read-page';

const LONGEST_NAME = 20;
/** The name once more in Latin letters: 「某某新闻-The News」. */
const LATIN_TAIL = /(?<=\p{Script=Han})\s?[-–]\s?[A-Za-z][\w. ]*$/u;
/** A host, the software or the day is not whose page it is: 「www.example.cn」, 「Powered by Discuz!」, 「20130512」. */
const NO_NAME = /^[\w.-]+\.[a-z]{2,}$|^https?:|^powered by|^[\d\s./年月日-]+$/iu;
/** What templates print for a title where nothing was filled in. */
const EMPTY_TITLE = /^(?:新闻|文章|资讯)?(?:详情|正文|内容|首页|分享)页?$|^无标题/u;
const COPYRIGHT =
  /(?:©|\(c\)|copyright)(?:[\s\d,.–—-]|by)*(?<name>[\u3400-\u9fff]{2,12})(?=$|[\s|｜,，.。!！]|版权|版權|all)/giu;
const NO_OWNER = /版权|版權|公司|科技|备案|保留|本站|本网/u;
const FOOT_LINES = 20;

/**
 * Whose page it is: og:site_name, the part of the document's title beside the headline, else the name behind the © of the foot:
 * 「在密切联系群众中勇往直前-中工评论-中工网」 → 中工网.
 */
export function readPublisher(
  page: Page,
  document: Document,
  headline: FoundHeadline | undefined,
  home: string | undefined,
): Found<string> | undefined {
  // 「SiteName」 is the standard one of Chinese public bodies.
  const named = findMeta(page.metas, 'og:site_name', 'SiteName');
  const isNamed = named && (!NO_NAME.test(named.content) || /^[A-Z]+\.[A-Z]{2,}$/.test(named.content));
  if (isNamed && named.content.length <= 60) {
    const { name, content } = named;
    return { value: content, rule: name === 'og:site_name' ? name : `meta:${name}`, raw: content, confidence: 0.8 };
  }
  const title = document.title.replace(/\s+/g, ' ').trim();
  // Where the headline stands on the page alone, the title is free to name the site: 「<title>某某日报电子版</title>」.
  if (headline?.rule === PLACED) {
    const [value] = [page.metas.get('og:title'), title].filter((each) => each !== undefined && isName(each));
    if (value) return { value, rule: 'title', raw: value, confidence: 0.6 };
  }
  return readTitlePart(page, title, headline?.value ?? '', home) ?? readCopyright(page);
}

function isName(text: string): boolean {
  return text.length > 1 && text.length <= LONGEST_NAME && !NO_NAME.test(text) && !EMPTY_TITLE.test(text);
}

/** The part of the title that opens the trail, the last, or the first where the headline closes it; not the article's keywords, which some sites put there. */
function readTitlePart(
  page: Page,
  title: string,
  headline: string,
  home: string | undefined,
): Found<string> | undefined {
  const parts = splitTitle(title).filter((part) => !NO_NAME.test(part));
  const keywords = page.metas.get('keywords')?.split(/[,，;；、\s]+/u) ?? [];
  const last = parts.at(-1);
  if (parts.length === 1) return readGappedTitle(title, headline);
  const isHeadline = (part: string) => toComparable(headline).startsWith(toComparable(part));
  const named = parts.slice(1).find((each) => each === home);
  const part = (named ?? (last !== undefined && isHeadline(last) ? parts[0] : last))?.replace(LATIN_TAIL, '');
  if (part === undefined || !isName(part) || headline.includes(part)) return undefined;
  if (parts.slice(1).every((each) => keywords.includes(each)) && keywords.length > 1 && readCopyright(page))
    return undefined;
  return { value: part, rule: 'title', raw: title, confidence: 0.6 };
}

/** Public bodies and companies write 「site column headline」 with nothing but gaps between. */
function readGappedTitle(title: string, headline: string): Found<string> | undefined {
  if (headline === '' || !title.endsWith(headline)) return undefined;
  const [first] = title.slice(0, -headline.length).trim().split(/\s+/u);
  return first && isName(first) ? { value: first, rule: 'title', raw: title, confidence: 0.55 } : undefined;
}

function readCopyright(page: Page): Found<string> | undefined {
  for (const { text } of page.lines.slice(-FOOT_LINES).reverse()) {
    for (const { groups } of text.matchAll(COPYRIGHT)) {
      const name = groups?.name;
      if (name && !NO_OWNER.test(name)) return { value: name, rule: 'copyright', raw: text, confidence: 0.55 };
    }
  }
  return undefined;
}

import { toComparable, trim } from '../text/whitespace';
import type { FoundBody } from './find-body';
import { findItems } from './find-items';
import { isLinkedElsewhere } from './find-placed-headline';
import { readBreadcrumb } from './read-breadcrumb';
import { type FoundHeadline, splitTitle } from './read-headline';
import { readProse } from './read-kinds';
import { findMeta } from './read-metas';
import type { Page } from './read-page';

/**
 * What a page is that has a headline, a date and running text and is no article all the same: a home page with its lead story, a
 * list with summaries, a board with its notice, a video with a line about it. Told by what such a page is, not by its words;
 * only pages that a site makes for a purpose of its own are known by the name that they bear.
 */

/** So many items make a list. */
const FEWEST_ITEMS = 3;
/** What a page of lists says in its items beside what it says elsewhere. */
const MOST_SUMMARIES = 0.8;
/** The line below a film is shorter. */
const FILM_NOTE = 150;
/** A section's name is shorter than a headline. */
const LONGEST_SECTION = 8;
/** What the title of a page says that has a use and no text: logging in, searching. */
const PURPOSE =
  /^(?:(?:用户|用戶|会员|會員)?(?:登录|登錄|登陆|登入|注册|註冊)(?:中心|页面)?|login|sign\s?in|.{0,12}(?:搜索|搜尋)(?:结果|結果)?页?)$/iu;
/** How the title of a page begins that tells that there is nothing. */
const NOTHING = /^(?:(?:error\s?)?404(?!\p{Script=Han})|(?:您访问的)?页面(?:不存在|找不到|未找到)|找不到页面)/iu;
const NO_ARTICLE = /^(?:video|profile|music)/iu;

/** What the page is, if it is no article: 「home」, 「purpose」, 「lead of another page」, 「section」, 「video」, 「list」. */
export function findOtherKind(
  page: Page,
  document: Document,
  url: URL,
  headline: FoundHeadline,
  body: FoundBody,
  text: number,
): string | undefined {
  const title = trim(document.title.replace(/\s+/g, ' '));
  const isRoot = url.pathname === '/' && url.search === '' && url.hash === '';
  if (isRoot && !toComparable(title).includes(toComparable(headline.value))) return 'home';
  const parts = splitTitle(title);
  const isPurpose = (part: string) => PURPOSE.test(part) && toComparable(part) !== toComparable(headline.value);
  if (parts.some(isPurpose) || NOTHING.test(parts[0] ?? '')) return 'purpose';
  const printed = page.lines.slice(headline.first, headline.end);
  if (printed.some((line) => isLinkedElsewhere(line, document.URL))) return 'lead of another page';
  const trail = readBreadcrumb(page, headline.first, '', headline.first)?.value;
  if (trail && headline.value.length <= LONGEST_SECTION && trail.at(-1) === headline.value) return 'section';
  const type = findMeta(page.metas, 'og:type')?.content ?? '';
  if (NO_ARTICLE.test(type) && text < FILM_NOTE) return 'video';
  if (type === 'profile') return 'profile';
  // One item may open several blocks, one inside the other.
  const items = new Map(findItems(page, body.kinds, headline.end).map((block) => [block.first, block]));
  let summaries = 0;
  for (const { first, end } of items.values()) summaries += readProse(body.kinds, first, end);
  return items.size >= FEWEST_ITEMS && summaries > body.prose * MOST_SUMMARIES ? 'list' : undefined;
}

import { inBothScripts } from '../text/both-scripts';
import { findDate } from '../text/date';
import { isPersonName } from '../text/person-name';
import { toComparable, trim } from '../text/whitespace';
import { countThreads, findItems, findSummaries, toShape } from './find-items';
import { isLinkedElsewhere } from './find-placed-headline';
import { isAboutThing } from './find-thing';
import { type Block, isRow, type Page } from './page';
import type { PossibleArticle } from './possible-article';
import { readBreadcrumb } from './read-breadcrumb';
import { type FoundHeadline, splitTitle } from './read-headline';
import { sumProse } from './read-kinds';
import { findMeta } from './read-metas';
import { tellsDay } from './tells-day';

/**
 * What a page is that has a headline, a date and running text and is no article all the same: a home page with its lead story, a
 * list with summaries, a board with its notice, a video with a line about it. Told by what such a page is, not by its words;
 * only pages that a site makes for a purpose of its own are known by the name that they bear.
 */

/** So many items make a list. */
const FEWEST_ITEMS = 3;
/** A board lists more threads than a note has beside it. */
const FEWEST_THREADS = 8;
/** What a page of lists says in its items beside what it says elsewhere. */
const MOST_SUMMARIES = 0.8;
/** Where each tells of another page, by title and day or count, and the page has no day of its own, so much. */
const MOST_TOLD = 0.5;
/** So much text beside its items is an article; lists say 170 in an introduction, short articles 500. */
const ENOUGH_BESIDE = 300;
/** What stands below a film is shorter: a line about it, or two paragraphs with thanks to those who helped. */
const FILM_NOTE = 400;
/** A section's name is shorter than a headline. */
const LONGEST_SECTION = 8;
/** What the title of a page says that has a use and no text: logging in, searching. */
const PURPOSE = inBothScripts(
  /^(?:(?:用户|会员)?(?:登录|登陆|登入|注册)(?:中心|页面)?|login|sign\s?in|.{0,12}(?:搜索|搜寻)(?:结果)?页?|跟[贴帖]|.{1,12}\s?(?:归档|汇整|Archives?)|(?:办事|服务)指南|(?:网友|全部|更多)评论|评论列表)$/iu,
);
/** What only a shop prints for itself. */
const SHOP = inBothScripts(/^(?:加入购物车|放入购物车)$/u);
/** What stands between a question and what several people answer. */
const ANSWERS = inBothScripts(/^(?:共|全部|其他)?\s?(?:[2-9]|[1-9]\d+)\s?[个条]\s?(?:回答|答案)$/u);
/** The name of a magazine's issue: 「《山湖》2015年第8期」. */
const ISSUE = inBothScripts(
  /^《?[^《》。，！？]{1,16}》?\s?(?:(?:19|20)\d{2}\s?年)?(?:度)?第?\s?[\d一二三四五六七八九十]{1,4}\s?期(?:目录|要目|总目)?$/u,
);
const CONTENTS = inBothScripts(/(?:目录|要目|总目)$/u);
/** What houses call the page on themselves. */
const ABOUT = inBothScripts(
  /^(?:关于(?:我们|本站)|(?:公司|企业|集团|学校|机构|单位|协会|医院)(?:简介|概况|介绍)|企业文化|机构设置|组织机构|联系(?:我们|方式)|联[络系]我们|招贤纳士|about\s?us)$/iu,
);
/** What works that explain words and things are called. */
const REFERENCE = inBothScripts(/(?:百科(?:全书)?|维基|wiki\w*|词典|辞典)$/iu);
/** A blog's lists say by what they gather: 「标签：旧物」, 「分类目录：读书」. */
const GATHERED = inBothScripts(/^(?:标签|分类目录|分类|归档|汇整|tag|category|archives?)\s?[:：]/iu);
const INDEX = /\/(?:(?:index|default)\.\w+)?$/iu;
/** The address of an article bears a number or its day. */
const NUMBERED = /\d{5,}|\d{4}[-/_]?\d{2}[-/_]?\d{2}/u;
/** What a title says behind the name of a topic: 「专题」, 「某某网专题」. */
const TOPIC = inBothScripts(/^.{0,8}(?:专题|栏目)$/u);
/** How the title of a page begins that tells that there is nothing. */
const NOTHING = inBothScripts(
  /^(?:(?:error\s?)?404(?!\p{Script=Han})|(?:您访问的)?页面(?:不存在|找不到|未找到)|找不到页面)/iu,
);
const LINES_OF_LIFE = 12;
const LINES_BESIDE = 4;
const LONGEST_INFO = 60;
/** An article asks its readers one thing at most: how they like it. */
const FEWEST_QUESTIONS = 2;
const NO_ARTICLE = /^(?:video|profile|music)/iu;

/**
 * What the page is, if it is no article: 「home」, 「purpose」, 「topic」, 「lead of another page」, 「section」, 「about」, 「entry」, 「person」, 「shop」, 「video」,
 * 「answers」, 「survey」, 「contents」, 「thing」, 「threads」, 「list」.
 */
export function findOtherKind(found: PossibleArticle): string | undefined {
  const { document, url, page, headline, body, prose } = found;
  const title = trim(document.title.replace(/\s+/g, ' '));
  const isRoot = url.pathname === '/' && url.search === '' && url.hash === '';
  if (isRoot && !toComparable(title).includes(toComparable(headline.value))) return 'home';
  const parts = splitTitle(title);
  const isPurpose = (part: string) => PURPOSE.test(part) && toComparable(part) !== toComparable(headline.value);
  if (parts.some(isPurpose) || NOTHING.test(parts[0] ?? '')) return 'purpose';
  // 「某某画卷_专题_某某网」 at an index is the topic's own page; its articles have pages of their own.
  const isIndex = INDEX.test(url.pathname) && !NUMBERED.test(url.pathname);
  if (isIndex && parts.slice(1).some((part) => TOPIC.test(part))) return 'topic';
  if (GATHERED.test(headline.value)) return 'list';
  if (ABOUT.test(headline.value)) return 'about';
  if (parts.slice(1).some(isReference) && !isDatedBeside(page, headline)) return 'entry';
  if (isPersonName(headline.value) && isLife(page, headline)) return 'person';
  if (page.lines.some((line) => SHOP.test(line.text))) return 'shop';
  if (page.lines.slice(headline.end).some((line) => ANSWERS.test(line.text))) return 'answers';
  if (countQuestions(document) >= FEWEST_QUESTIONS) return 'survey';
  const printed = page.lines.slice(headline.first, headline.end);
  if (printed.some((line) => isLinkedElsewhere(line, document.URL))) return 'lead of another page';
  const trail = readBreadcrumb(page, headline.first, '', headline.first)?.value;
  if (trail && headline.value.length <= LONGEST_SECTION && trail.at(-1) === headline.value) return 'section';
  const type = findMeta(page.metas, 'og:type')?.content ?? '';
  if (NO_ARTICLE.test(type) && prose < FILM_NOTE) return 'video';
  const rows = page.lines.slice(headline.end).filter((line) => isRow(line) && line.linked > 0);
  const isIssue = ISSUE.test(headline.value) || parts.some((part) => ISSUE.test(part));
  if (isIssue && (rows.length >= FEWEST_ITEMS || parts.some((part) => CONTENTS.test(part)))) return 'contents';
  if (isAboutThing(found)) return 'thing';
  // The rules of a board above its threads.
  if (prose < ENOUGH_BESIDE && countThreads(page) >= FEWEST_THREADS) return 'threads';
  // One item may open several blocks, one inside the other.
  const items = new Map(findItems(page, body.kinds, headline.end).map((block) => [block.first, block]));
  if (isList([...items.values()], found, MOST_SUMMARIES)) return 'list';
  const inBody = ({ first, end }: Block) => first >= body.first && end <= body.end;
  const told = findSummaries(page, body.kinds, headline.end).filter(inBody);
  // An article with a day of its own may stand above a list.
  const above = page.lines.slice(headline.end, told[0]?.first);
  return isList(told, found, above.some(tellsDay) ? MOST_SUMMARIES : MOST_TOLD) ? 'list' : undefined;
}

/**
 * Whether items are what the page is for: they say more than a share of what its body does, and what the page says beside them is
 * no article. Below an article readers may write more than it says, and flashes beside it.
 */
function isList(items: readonly Block[], { headline, body, lines }: PossibleArticle, most: number): boolean {
  if (items.length < FEWEST_ITEMS) return false;
  const inItems = new Set<number>();
  for (const { first, end } of items) for (let at = first; at < end; at++) inItems.add(at);
  if (sumProse(body.kinds, inItems) <= body.prose * most) return false;
  const beside = lines.map(({ index }) => index).filter((index) => !inItems.has(index));
  return sumProse(body.kinds, beside) < ENOUGH_BESIDE || isHeadlineOfOne(headline, items);
}

/** Whether the headline is the first item's: a blog prints its posts whole, one below the other. */
function isHeadlineOfOne({ first, end }: FoundHeadline, items: readonly Block[]): boolean {
  const holds = (block: Block) => block.first <= first && block.end >= end;
  return items.some((item) => item.parent?.children.some((other) => toShape(other) === toShape(item) && holds(other)));
}

/** Whether a part of a title names an encyclopedia or a dictionary: 「维基百科，自由的百科全书」. */
function isReference(part: string): boolean {
  return part.split(/[，,]/u).some((each) => REFERENCE.test(each));
}

/** Whether a day stands beside the headline, as that of an article does. */
function isDatedBeside({ lines }: Page, { first, end }: FoundHeadline): boolean {
  const near = lines.slice(Math.max(0, first - LINES_BESIDE), end + LINES_BESIDE);
  return near.some(({ text }) => text.length < LONGEST_INFO && findDate(text) !== undefined);
}

/** Whether the text below a name tells a life: 「卓文渊，男，汉族，1966年11月生」. */
function isLife({ lines }: Page, { value, end }: FoundHeadline): boolean {
  return lines
    .slice(end, end + LINES_OF_LIFE)
    .some(({ text }) => text.startsWith(value) && /^[，,]\s?[男女]\s?[，,]/u.test(text.slice(value.length)));
}

/** How many questions a form asks that are answered by choosing: boxes of several choices. */
function countQuestions(document: Document): number {
  const choices = new Map<Element, number>();
  for (const input of document.querySelectorAll('input[type="radio"], input[type="checkbox"]')) {
    const around = input.parentElement;
    const box = around?.nodeName === 'LABEL' || around?.nodeName === 'LI' ? around.parentElement : around;
    if (box) choices.set(box, (choices.get(box) ?? 0) + 1);
  }
  return [...choices.values()].filter((count) => count > 1).length;
}

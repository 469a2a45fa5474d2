import { inBothScripts } from '../text/both-scripts';
import { isPersonName } from '../text/person-name';
import { toComparable, trim } from '../text/whitespace';
import { findPlacedHeadline } from './find-placed-headline';
import type { Found } from './found';
import { ancestors, type Block, isMostlyLinks, type Line, type Page } from './page';
import { type LineKind, readProse } from './read-kinds';
import { findMeta } from './read-metas';
import { tellsDay } from './tells-day';

/** 「灯下人的博文」. */
const BLOG_OF = inBothScripts(/^(?<name>.{1,16})的(?:博文|网志)$/u);
/** 「灯下人的博客」. */
const OWN_BLOG = inBothScripts(/的(?:日志|博客|网志)$/u);

/** The headline, with the lines that print it (none where only the document's title tells). */
export interface FoundHeadline extends Found<string> {
  first: number;
  end: number;
  /** The person whom the printed line names behind the headline: 「井邊集/留一條走路的巷/艾思齊」. */
  signer?: string;
}

/** The rule of a headline that its place on the page tells, not the document's title. */
export const PLACED = 'headline:place';

const TITLE_SEPARATOR =
  /\s*(?:[|｜_]|[:：]{2,}|-{2,}|—{2,}|\s[-–—－·]\s|\s[-–](?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff”」》）)])[-–](?=[\u3400-\u9fff]|\d{1,3}[\u3400-\u9fff]{1,4}$))\s*/u;
const HAN = /\p{Script=Han}/u;
const TITLE_HOOKS = /(?:^|[\s_-])(?:\w*title|headline|\w*tit|biaoti|bt|h1)(?:\d*)(?=[\s_-]|$)/u;
const TAG_WORTH: Record<string, number> = { H1: 1.1, H2: 0.7, H3: 0.4, TH: 0.2 };

/** One dash stands within headlines too; two part section and site: 「……—新闻—某某网」. */
const DASHED_TITLE = /^(.{6,}[^—])—([^—]{2,8})—([^—]{2,12})$/u;
/** What forums add behind their name. */
const SOFTWARE = /^powered by/iu;

/** The parts of a document's title: 「把板凳坐热的人-中工评论-中工网」 → three. */
export function splitTitle(title: string): string[] {
  const parts = title
    .split(TITLE_SEPARATOR)
    .map(trim)
    .filter((part) => part && !SOFTWARE.test(part));
  // The oldest systems name the site first: 「::某某文苑::豆豉巷」.
  if (/^\s*[:：]{2}/.test(title)) parts.reverse();
  const [only] = parts;
  return (parts.length === 1 && only && DASHED_TITLE.exec(only)?.slice(1)) || parts;
}

const BLOG_HOST = inBothScripts(/(?:博客[园网]?|部落格|网志)$/u);
const LONGEST_PEN_NAME = 16;

const POSTED = inBothScripts(/^posted|^发(?:表|布)于/iu);

/**
 * Whose blog it is, by the title of its posts: 「父亲的算盘_半亩方塘_某某博客」 → 半亩方塘. Where the site's name does not say that it
 * holds blogs, the line that tells when the post was posted must link to the same name.
 */
export function readBlogger(title: string, lines: readonly Line[]): string | undefined {
  const [, owner, host, ...more] = splitTitle(title);
  const poster = host === undefined ? BLOG_OF.exec(owner ?? '')?.groups?.name : undefined;
  if (poster) return poster;
  if (!owner || !host || more.length > 0) return undefined;
  const name = owner.replace(OWN_BLOG, '');
  if (name.length > LONGEST_PEN_NAME) return undefined;
  const isPoster = ({ text, runs }: Line) =>
    POSTED.test(text) && runs.some((run) => run.href !== undefined && trim(run.text) === name);
  return BLOG_HOST.test(host) || lines.some(isPoster) ? name : undefined;
}

/** A text and its character pairs, for likeness. */
interface Pairs {
  length: number;
  pairs: Set<string>;
}

function toPairs(text: string): Pairs {
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) pairs.add(text.slice(at, at + 2));
  return { length: text.length, pairs };
}

/** The share of the longer text's character pairs that both have. */
function likeness(text: string, other: Pairs): number {
  const longer = Math.max(text.length, other.length);
  const shorter = Math.min(text.length, other.length);
  if (shorter < 4 || shorter < longer * 0.5) return 0;
  let shared = 0;
  for (let at = 0; at + 2 <= text.length; at++) if (other.pairs.has(text.slice(at, at + 2))) shared++;
  return Math.min(shared, shorter - 1) / (longer - 1);
}

/** The innermost heading or title block around a line, at most three steps up. */
function findTitleBlock(line: Line): Block | undefined {
  for (const block of ancestors(line.block, 3)) {
    if (TAG_WORTH[block.tag] || TITLE_HOOKS.test(block.hooks)) return block;
  }
  return undefined;
}

/** So much agreement makes a headline; no known page changes from 0.8 to 2, nor with half or twice a heading's worth. */
const ENOUGH = 1.6;
/** So many times the text below it may stand above a headline: summaries, the articles above in a list. Safe from 1.5 to 3.7. */
const MOST_ABOVE = 3;

interface Candidate {
  text: string;
  first: number;
  end: number;
  worth: number;
  rule: string;
  /** Whether something of the page itself speaks for it: a heading, a title block, the date close below. */
  isSet: boolean;
}

interface Printed {
  text: string;
  first: number;
  end: number;
  block: Block | undefined;
  linked: number;
}

/** Lines that may be the headline: set as a heading, or sharing one of their first characters with the title. */
function* readCandidates(page: Page, known: Set<string>): Generator<Printed> {
  const seen = new Set<Block>();
  for (const line of page.lines) {
    const { text, index, linked } = line;
    if (text.length < 2 || text.length > 200) continue;
    const shares = known.has(text[0] ?? '') || known.has(text[1] ?? '') || known.has(text[2] ?? '');
    if (!shares && line.block.tag !== 'H1' && line.block.parent?.tag !== 'H1') continue;
    const block = findTitleBlock(line);
    yield { text, first: index, end: index + 1, block, linked };
    const several = block && block.end - block.first > 1 && block.end - block.first <= 3;
    if (several && TAG_WORTH[block.tag] && !seen.has(block)) {
      seen.add(block);
      const lines = page.lines.slice(block.first, block.end);
      const sum = lines.reduce((all, each) => all + each.linked, 0);
      yield { text: lines.map((each) => each.text).join(' '), first: block.first, end: block.end, block, linked: sum };
    }
  }
}

/** Whether the text stands above and next to none below: there the office named in the title signs, or its footer is. */
function isBelowText(page: Page, kinds: LineKind[], end: number): boolean {
  return readProse(kinds, 0, end) > readProse(kinds, end, page.lines.length) * MOST_ABOVE;
}

/** Papers of Hong Kong print column, headline and author in one line. */
const SIGNED_HEADLINE = /^(?<value>[^/／]{2,10}[/／].{4,})[/／](?<signer>[^/／]{2,6})$/u;

/** The headline without who signs in its line; the column stays part of it. */
function withoutSigner(found: FoundHeadline): FoundHeadline {
  const { value, signer } = SIGNED_HEADLINE.exec(found.value)?.groups ?? {};
  return value && signer && isPersonName(signer) ? { ...found, value, signer } : found;
}

/** Boards print the type of a thread before its headline, linked and not in the title: 「[原创] 县城最后一家租书店」. */
const THREAD_TYPE = /^\[(?<type>[^\]]{1,8})\]\s*(?<value>.{4,})$/u;

/** The headline's words without the type of the thread. */
function withoutThreadType(text: string, line: Line | undefined, { lead }: Titles): string {
  const { type, value } = THREAD_TYPE.exec(text)?.groups ?? {};
  const isLinked = line?.runs.some((run) => run.href !== undefined && trim(run.text) === type);
  return value !== undefined && isLinked && toComparable(value) === lead ? value : text;
}

/** What the document's title and og:title say, in the forms to compare. */
interface Titles {
  title: string;
  og: string | undefined;
  whole: string;
  /** The title's first part. */
  lead: string;
  /** What stands before the dots of a title that is cut short. */
  cut: string;
  ogWhole: string;
  leadPairs: Pairs;
  ogPairs: Pairs;
}

function readTitles(page: Page, document: Document): Titles {
  const title = trim(document.title.replace(/\s+/g, ' '));
  const og = findMeta(page.metas, 'og:title', 'ArticleTitle', 'twitter:title')?.content;
  const lead = toComparable(splitTitle(title)[0] ?? '');
  const ogWhole = toComparable(og ?? '');
  return {
    title,
    og,
    whole: toComparable(title),
    lead,
    cut: toComparable(title.replace(/(?:…|\.{3}).*$/u, '')),
    ogWhole,
    leadPairs: toPairs(lead),
    ogPairs: toPairs(ogWhole),
  };
}

/** How a line agrees with the titles, and how far; undefined where it does not. */
function findAgreement(own: string, titles: Titles): { rule: string; worth: number } | undefined {
  const { whole, lead, cut, ogWhole, leadPairs, ogPairs } = titles;
  if (own === lead || (whole.startsWith(own) && own.length >= Math.min(4, lead.length)))
    return { rule: 'title', worth: 2.4 + own.length / Math.max(whole.length, 1) };
  const isInTitle = whole.includes(own);
  if (own.length >= 6 && (isInTitle || ogWhole === own))
    return {
      rule: isInTitle ? 'title' : 'og:title',
      worth: 2 + own.length / Math.max(whole.length, ogWhole.length, 1),
    };
  if (cut.length >= 8 && own.startsWith(cut) && own.length < cut.length * 2.5) return { rule: 'title-cut', worth: 2 };
  const like = own.length >= 6 ? Math.max(likeness(own, leadPairs), likeness(own, ogPairs)) : 0;
  return like > 0.6 ? { rule: 'title-like', worth: 1.2 + like } : undefined;
}

/** What the line's words and setting are worth, before what stands below it is looked at. */
function readOwnWorth(printed: Printed, titles: Titles): { rule: string; worth: number } | undefined {
  const { text, block } = printed;
  const own = toComparable(text);
  // A page in two languages has two headlines.
  if (own.length < 2 || (HAN.test(titles.lead) && !HAN.test(own))) return undefined;
  const agreed = findAgreement(own, titles);
  if (!agreed && block?.tag !== 'H1') return undefined;
  const { rule, worth } = agreed ?? { rule: 'h1', worth: 0.4 };
  const set = block ? (TAG_WORTH[block.tag] ?? 0.4) : 0;
  const shared = titles.ogWhole !== '' && own === titles.ogWhole ? 0.4 : 0;
  const linked = isMostlyLinks(printed, 0.6) ? 1.2 : 0;
  return { rule, worth: worth + set + shared - linked };
}

/** A date right below a line is worth so much. */
const DATED = 0.5;

const LONGEST_NAME = 8;

/** Whether a line is the whole title, a name, and a title block stands below: the bar of an app, 「江畔新闻」 above 「<div class="title">」. */
function isNameAboveTitle(text: string, below: readonly Line[], { whole }: Titles): boolean {
  const isName = text.length <= LONGEST_NAME && toComparable(text) === whole;
  return (
    isName && below.slice(0, 4).some((line) => line.text.length > text.length && findTitleBlock(line) !== undefined)
  );
}

/** The line that most speaks for. */
function findAgreed(page: Page, kinds: LineKind[], titles: Titles): Candidate | undefined {
  let best: Candidate | undefined;
  for (const printed of readCandidates(page, new Set(titles.title + (titles.og ?? '')))) {
    const own = readOwnWorth(printed, titles);
    if (!own || (best && own.worth + DATED <= best.worth)) continue;
    const { text, first, end, block } = printed;
    const below = page.lines.slice(end, end + 8);
    const worth = own.worth + (below.some(tellsDay) ? DATED : 0);
    if ((best && worth <= best.worth) || isBelowText(page, kinds, end)) continue;
    const isSet = block !== undefined || (below.slice(0, 4).some(tellsDay) && !isNameAboveTitle(text, below, titles));
    best = { text, first, end, worth, rule: own.rule, isSet };
  }
  return best;
}

/**
 * The headline by agreement of witnesses: a line of the page that stands in `<title>` or og:title, is set as a heading, is
 * named a title, and has the date close below. Where no line agrees, the line that its place makes the headline, else the
 * title's first part.
 */
export function readHeadline(page: Page, document: Document, kinds: LineKind[]): FoundHeadline | undefined {
  const titles = readTitles(page, document);
  const agreed = findAgreed(page, kinds, titles);
  const best = agreed && agreed.worth >= ENOUGH ? agreed : undefined;
  // A title that only names the site agrees with the site's name in the page's head.
  const isNamed = (line: Line) => findTitleBlock(line) !== undefined;
  const placed = best?.isSet ? undefined : findPlacedHeadline(page, kinds, isNamed, document.URL);
  if (placed) {
    const { text, index } = placed.line;
    const confidence = Math.min(0.9, 0.5 + placed.worth / 9);
    return withoutSigner({ value: text, rule: PLACED, raw: text, confidence, first: index, end: index + 1 });
  }
  if (best) {
    const { text, first, end, worth, rule } = best;
    const confidence = Math.min(0.99, 0.55 + worth / 9);
    const value = withoutThreadType(text, page.lines[first], titles);
    return withoutSigner({ value, rule: `headline:${rule}`, raw: text, confidence, first, end });
  }
  const { title, og } = titles;
  const value = og ?? splitTitle(title)[0];
  if (!value) return undefined;
  return { value, rule: og ? 'og:title' : 'title', raw: og ?? title, confidence: 0.5, first: 0, end: 0 };
}

import { inBothScripts } from '../text/both-scripts';
import { findDate } from '../text/date';
import { toComparable } from '../text/whitespace';
import { ancestors, isMostlyLinks, type Line, type Page, type Run } from './page';
import type { LineKind } from './read-kinds';
import { tellsDay } from './tells-day';
import { readTypeSize, SIZED } from './type-size';

/**
 * The headline where no title tells it: pages that apps share are called 「新闻详情」, papers' pages bear the paper's name. There
 * the line counts that is set like a headline, with the date or the text right below. On a blog the line counts that links to
 * the page itself.
 */

const SHORTEST = 4;
const LONGEST = 60;
const SENTENCE = /[。；]|[，、：]$/u;
/** So many lines below it are looked through for the date, and so many for the text or the headline once more. */
const DATE_LINES = 4;
const TEXT_LINES = 12;
const RUNNING = 20;
/** What a document has below its headline in place of the day: 「青政告〔2022〕3号」. */
const DOCUMENT_NUMBER = inBothScripts(/[〔[［](?:19|20)\d{2}[〕\]］]\s?第?\d{1,5}\s?号/u);
/** Two signs: set like one, and with the date below or the same words at the head of the text. */
const ENOUGH = 1.6;
const LONGEST_NUMBER = 120;
const LARGE_PX = 18;
const HEADING_PX = 32;
/** So much more a line is worth that is set so many times as large: of kicker, headline and subtitle the largest counts. */
const LARGER = 0.2;
/** So many lines above a heading or large line may tell the day, as papers print it over the article: 「返回目录 2012年05月23日」. */
const LINES_OF_DAY = 6;
/** What links to the page itself stands right above the text; in a menu, other links follow it. */
const LINKED_LINES = 3;

/**
 * The line that its place makes the headline, with its worth; `isNamed` tells the lines that stand in a heading or title block,
 * `address` where the page is.
 */
export function findPlacedHeadline(
  page: Page,
  kinds: LineKind[],
  isNamed: (line: Line) => boolean,
  address: string,
): { line: Line; worth: number } | undefined {
  let best: { line: Line; worth: number } | undefined;
  const here = new URL(address);
  const called = findCalled(page.lines, here);
  for (const line of page.lines) {
    const { text, index } = line;
    const isOwn = isPermalink(line, here);
    if (text.length < SHORTEST || text.length > LONGEST || (isMostlyLinks(line, 0.3) && !isOwn)) continue;
    if (SENTENCE.test(text) || kinds[index]?.clutter || findDate(text)) continue;
    const below = page.lines.slice(index + 1, index + 1 + (isOwn ? LINKED_LINES : TEXT_LINES));
    const textAt = below.findIndex((each) => (kinds[each.index]?.prose ?? 0) >= RUNNING);
    if (textAt < 0) continue;
    const size = readSize(line);
    const isLarge = size >= LARGE_PX;
    const set = isOwn ? ENOUGH : isNamed(line) || isLarge ? 1 : isStrong(line) ? 0.4 : 0;
    if (set === 0) continue;
    // Below a heading a bar to share the text may stand above the day.
    const dayLines = below.slice(0, isHeading(line) ? Math.max(textAt, DATE_LINES) : DATE_LINES);
    const isDated = dayLines.some(isDayLine) || (isLarge && hasDayAbove(page, kinds, index));
    const isAgain = below.some((each) => toComparable(each.text) === toComparable(text));
    const isCalled = called.has(toComparable(text));
    const larger = isLarge ? LARGER * (size / LARGE_PX) : 0;
    const worth = set + (isDated ? 0.8 : 0) + (isAgain || isCalled ? 0.8 : 0) + larger;
    if (worth >= ENOUGH && worth > (best?.worth ?? 0)) best = { line, worth };
  }
  return best;
}

/** What the page calls itself where it links to itself, as in the list of a paper's page: 「<a href="content_14622.htm">」. */
function findCalled(lines: readonly Line[], here: URL): Set<string> {
  const name = toName(here);
  const isHere = ({ href }: Run) =>
    href !== undefined &&
    name !== '' &&
    href.includes(name) &&
    URL.canParse(href, here) &&
    toName(new URL(href, here)) === name;
  return new Set(lines.flatMap(({ runs }) => runs.filter(isHere)).map(({ text }) => toComparable(text)));
}

/** Whether a line is one link to the page it stands on: blogs link a post's headline to the post. */
function isPermalink(line: Line, here: URL): boolean {
  const target = findTarget(line, here);
  return (
    target !== undefined &&
    target.hash === '' &&
    target.host === here.host &&
    toPlace(target) === toPlace(here) &&
    toPlace(here) !== '/'
  );
}

/** Whether a line is one link to another page, as a list links to its articles: not to this one under another address. */
export function isLinkedElsewhere(line: Line, address: string): boolean {
  const here = new URL(address);
  const target = findTarget(line, here);
  const name = target && toName(target);
  return name !== undefined && name !== '' && name !== toName(here);
}

/** Where the only link leads that a whole line is. */
function findTarget({ runs, linked }: Line, here: URL): URL | undefined {
  if (linked === 0) return undefined;
  const hrefs = new Set(runs.flatMap(({ href, text }) => (text.trim() ? [href] : [])));
  const [href] = hrefs;
  if (hrefs.size !== 1 || !href || !URL.canParse(href, here)) return undefined;
  const target = new URL(href, here);
  return /^https?:$/.test(target.protocol) ? target : undefined;
}

/** The file's name and the query, the same on all hosts of a site: `/a/2019/c_11877.html` → `c_11877`. */
function toName({ pathname, search }: URL): string {
  return (pathname.split('/').findLast(Boolean) ?? '').replace(/\.[a-z]{3,5}$/i, '') + search;
}

/** Path without extension, and query: a blog may have moved from `.html` to `.aspx`. */
function toPlace({ pathname, search }: URL): string {
  return pathname.replace(/\.[a-z]{3,5}$/i, '') + search;
}

function isStrong({ runs }: Line): boolean {
  return runs.every(({ marks }) => marks.includes('strong'));
}

function isHeading({ block }: Line): boolean {
  return block.tag === 'H1' || block.parent?.tag === 'H1';
}

/** Whether a line tells the day, or has a document's number in its place. */
function isDayLine(line: Line): boolean {
  return tellsDay(line) || (line.text.length < LONGEST_NUMBER && DOCUMENT_NUMBER.test(line.text));
}

/** Whether the day stands close above, and no text between. */
function hasDayAbove({ lines }: Page, kinds: LineKind[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - LINES_OF_DAY), at);
  const day = above.findLastIndex(tellsDay);
  return day >= 0 && above.slice(day).every(({ index }) => (kinds[index]?.prose ?? 0) < RUNNING);
}

/**
 * The size of type, in pixels, that a line is set in where something asks for it: 「<strong style="font-size:23px">」,
 * 「<font size="5">」, the cell around 「<td style="FONT-SIZE:23px"><p>」; 0 where nothing does.
 */
function readSize(line: Line): number {
  const { block, text } = line;
  if (isHeading(line)) return HEADING_PX;
  const around = [...ancestors(block, 3)].filter(({ first, end }) => end - first === 1);
  const inner = [...block.element.querySelectorAll(SIZED)];
  const own = inner.filter(({ textContent }) => toComparable(textContent ?? '') === toComparable(text));
  return Math.max(0, ...[...around.map(({ element }) => element), ...own].map((element) => readTypeSize(element) ?? 0));
}

import { findDate } from '../text/date';
import { toComparable } from '../text/whitespace';
import { isMostlyLinks, type Line, type Page, type Run } from './page';
import type { LineKind } from './read-kinds';

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
const DOCUMENT_NUMBER = /[〔[［](?:19|20)\d{2}[〕\]］]\s?第?\d{1,5}\s?[号號]/u;
/** Two signs: set like one, and with the date below or the same words at the head of the text. */
const ENOUGH = 1.6;
const LARGE_PX = 18;
const LARGE_FONT = 4;
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
    const set = isOwn ? ENOUGH : isNamed(line) || isLarge(line) ? 1 : isStrong(line) ? 0.4 : 0;
    if (set === 0) continue;
    const below = page.lines.slice(index + 1, index + 1 + (isOwn ? LINKED_LINES : TEXT_LINES));
    if (!below.some((each) => (kinds[each.index]?.prose ?? 0) >= RUNNING)) continue;
    const isDated = below
      .slice(0, DATE_LINES)
      .some(({ text }) => text.length < 120 && (findDate(text) || DOCUMENT_NUMBER.test(text)));
    const isAgain = below.some((each) => toComparable(each.text) === toComparable(text));
    const isCalled = called.has(toComparable(text));
    const worth = set + (isDated ? 0.8 : 0) + (isAgain || isCalled ? 0.8 : 0);
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

/** Whether larger type is asked for: 「<strong style="font-size:23px">」, 「<font size="5">」. */
function isLarge({ block, text }: Line): boolean {
  return [block.element, ...block.element.querySelectorAll('[style*="font-size"], font[size]')].some((element) => {
    const pixels = /font-size\s*:\s*(\d+)px/i.exec(element.getAttribute('style') ?? '')?.[1];
    const size = element.nodeName === 'FONT' ? element.getAttribute('size') : null;
    const isSet = Number(pixels ?? 0) >= LARGE_PX || Number(size ?? 0) >= LARGE_FONT;
    return isSet && toComparable(element.textContent ?? '') === toComparable(text);
  });
}

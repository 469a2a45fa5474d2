import { inBothScripts } from '../text/both-scripts';
import { type Block, isMostlyLinks, isSetAlike, type Line, type Page } from './page';
import { AGO, DATED, type LineKind, LONGEST_DATE_LINE, readProse } from './read-kinds';

/** The blocks that are one of several: the items of a list, the next articles below one. */

/** All that a ticker prints before an item. */
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2})?$/u;

/** A small block among others of its shape: an item of a list that is made of divisions. */
export function isOneOfMany(block: Block): boolean {
  if (block.end - block.first > 5) return false;
  const alike = block.parent?.children.filter((other) => isSetAlike(other, block));
  return alike !== undefined && alike.length > 2;
}

/** Whether a line only says when: 「2019-09-09 21:38:04」, 「江城早报 6小时前」. */
function isDateLine(line: Line | undefined, kinds: LineKind[]): boolean {
  return (
    line !== undefined &&
    line.text.length <= LONGEST_DATE_LINE &&
    !isMostlyLinks(line) &&
    (DATED.test(line.text) || AGO.test(line.text)) &&
    kinds[line.index]?.prose === 0
  );
}

/**
 * The blocks that open like an article of their own: a heading, the line with its date right below, then running text; or, among
 * others of their shape, a heading, running text and the date at the end. Below a text they are the next articles, on a list its
 * items.
 */
export function findOpenings(page: Page, kinds: LineKind[], from: number): Block[] {
  return page.blocks.filter((block) => {
    const { first, end, tag } = block;
    if (first < from || end - first < 3 || tag === 'BODY') return false;
    if (!/^H[1-4]$/.test(page.lines[first]?.block.tag ?? '')) return false;
    if (isDateLine(page.lines[first + 1], kinds)) return readProse(kinds, first + 2, end) > 0;
    return isDateLine(page.lines[end - 1], kinds) && isOneOfMany(block) && readProse(kinds, first + 1, end) > 0;
  });
}

const TITLE_TAG = /^H[1-6]$/u;
const SHORTEST_TITLE = 6;
/** How many have read or answered it, at what the item leads to. */
const COUNT = inBothScripts(
  /(?:票数|评论|回复|回覆|阅读|浏览|点赞|播放|人气)[\s:：(（]{0,3}\d|^\d[\d,.万]*$|\d\s?(?:条|次|人|票|楼|个?赞)/u,
);
const LONGEST_COUNT = 40;

/** The name of a block's shape: its tag and class, numbers made alike: 「article post-902 post」 → 「ARTICLE post-# post」. */
export const toShape = ({ tag, hooks }: Block) => `${tag} ${hooks.replace(/\d+/g, '#')}`;

/** Whether a line is the title of another page, linked for a share of it. */
function isTitle({ text, block, linked }: Line, share = 0.8): boolean {
  const isSet = TITLE_TAG.test(block.tag) || isMostlyLinks({ text, linked }, share);
  return text.length >= SHORTEST_TITLE && isSet && !DATED.test(text);
}

/** Whether a block tells of another page: its title, and when that was or how many have read it, beside running text. */
function isSummary(page: Page, { first, end }: Block, kinds: LineKind[]): boolean {
  const lines = page.lines.slice(first, end);
  if (kinds[first]?.clutter === 'heading') return false;
  const isTold = ({ text }: Line) =>
    text.length <= LONGEST_COUNT && (DATED.test(text) || AGO.test(text) || COUNT.test(text));
  return lines.some((line) => isTitle(line)) && lines.some(isTold) && readProse(kinds, first, end) > 0;
}

/** Blocks parted by parent and shape, each group in the order of the page. */
export function groupAlike(blocks: Iterable<Block>): Block[][] {
  const groups = new Map<Block | undefined, Map<string, Block[]>>();
  for (const block of blocks) {
    const shapes = groups.get(block.parent) ?? new Map<string, Block[]>();
    groups.set(block.parent, shapes);
    const shape = toShape(block);
    shapes.set(shape, [...(shapes.get(shape) ?? []), block]);
  }
  return [...groups.values()].flatMap((shapes) => [...shapes.values()]);
}

/** The blocks of the largest group of one shape, each of which tells of another page: the posts under a tag, a board's threads. */
export function findSummaries(page: Page, kinds: LineKind[], from: number): Block[] {
  const told = page.blocks.filter(
    (block) => block.first >= from && block.end - block.first > 1 && block.parent && isSummary(page, block, kinds),
  );
  return groupAlike(told).reduce((largest, group) => (group.length > largest.length ? group : largest), []);
}

const LONGEST_ROW = 8;

/** Whether a block is a row of a board: a thread's title, when someone wrote in it, how many did. */
function isThread({ lines }: Page, { first, end }: Block): boolean {
  if (end - first < 3 || end - first > LONGEST_ROW) return false;
  const row = lines.slice(first, end);
  const isCount = ({ text }: Line) => text.length <= LONGEST_COUNT && !DATED.test(text) && COUNT.test(text);
  return (
    row.some((line) => isTitle(line, 0.5)) &&
    row.some(({ text }) => DATED.test(text) || AGO.test(text)) &&
    row.some(isCount)
  );
}

/** How many threads the longest of a page's boards lists. */
export function countThreads(page: Page): number {
  const rows = page.blocks.filter((block) => isThread(page, block));
  return Math.max(0, ...groupAlike(rows).map(({ length }) => length));
}

/** The items of a page that is a list: those that open like articles, and those of a ticker, each with its time first. */
export function findItems(page: Page, kinds: LineKind[], from: number): Block[] {
  const isTimed = (block: Block) =>
    CLOCK.test(page.lines[block.first]?.text ?? '') && readProse(kinds, block.first + 1, block.end) > 0;
  const timed = page.blocks.filter(
    (block) => block.first >= from && block.hooks !== '' && isTimed(block) && isOneOfMany(block),
  );
  return [...findOpenings(page, kinds, from), ...timed];
}

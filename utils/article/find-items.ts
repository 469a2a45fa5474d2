import { DATED, type LineKind, LONGEST_DATE_LINE, readProse } from './read-kinds';
import type { Block, Line, Page } from './read-page';

/** The blocks that are one of several: the items of a list, the next articles below one. */

const SINCE =
  /(?:^|\s)\d{1,2}\s?(?:秒|分钟|分鐘|小时|小時|天|周|个月)前$|(?:^|\s)(?:刚刚|昨天|前天)(?:\s\d{1,2}:\d{2})?$/u;
const SHORTEST_TITLE = 6;
/** All that a ticker prints before an item. */
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2})?$/u;

/** A small block among others of its shape: an item of a list that is made of divisions. */
export function isOneOfMany(block: Block): boolean {
  if (block.end - block.first > 5) return false;
  const alike = block.parent?.children.filter((other) => other.tag === block.tag && other.hooks === block.hooks);
  return alike !== undefined && alike.length > 2;
}

/** Whether a line only says when: 「2019-09-09 21:38:04」, 「江城早报 6小时前」. */
function isDateLine(line: Line | undefined, kinds: LineKind[]): boolean {
  return (
    line !== undefined &&
    line.text.length <= LONGEST_DATE_LINE &&
    line.linked < line.text.length * 0.5 &&
    (DATED.test(line.text) || SINCE.test(line.text)) &&
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

/** Whether a block is a thread on a board's list: the link to it, how it begins, and who answered last and when. */
function isThread(page: Page, kinds: LineKind[], block: Block): boolean {
  const lines = page.lines.slice(block.first, block.end);
  const title = lines.slice(0, 2).find(({ text, linked }) => linked === text.length && text.length >= SHORTEST_TITLE);
  const last = lines.at(-1);
  return (
    title !== undefined &&
    last !== undefined &&
    last.text.length <= LONGEST_DATE_LINE &&
    DATED.test(last.text) &&
    readProse(kinds, title.index + 1, block.end) > 0 &&
    isOneOfMany(block)
  );
}

/** The items of a page that is a list: those that open like articles, threads, and those of a ticker, each with its time first. */
export function findItems(page: Page, kinds: LineKind[], from: number): Block[] {
  const isTimed = (block: Block) =>
    CLOCK.test(page.lines[block.first]?.text ?? '') && readProse(kinds, block.first + 1, block.end) > 0;
  const timed = page.blocks.filter(
    (block) => block.first >= from && block.hooks !== '' && isTimed(block) && isOneOfMany(block),
  );
  const threads = page.blocks.filter(
    (block) => block.first >= from && block.hooks !== '' && isThread(page, kinds, block),
  );
  return [...findOpenings(page, kinds, from), ...timed, ...threads];
}

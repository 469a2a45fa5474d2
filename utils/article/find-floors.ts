import { inBothScripts } from '../text/both-scripts';
import type { FoundBody } from './find-body';
import { toShape } from './find-items';
import type { Block, Line, Page } from './page';
import { DATED } from './read-kinds';

/** What marks the one who opened a thread. */
const OPENER = inBothScripts(/^[[【(（]?(?:楼主|LZ)[\]】)）]?$/u);
/** So many lines of a floor say whose it is and when. */
const FLOOR_HEAD = 3;

function readHead({ lines }: Page, { first, end }: Block): Line[] {
  return lines.slice(first, Math.min(first + FLOOR_HEAD, end));
}

/** Whether a floor is marked as written by the one who opened the thread: 「楼主」. */
export function isOpeners(page: Page, block: Block): boolean {
  return readHead(page, block).some(({ runs }) => runs.some(({ text }) => OPENER.test(text.trim())));
}

/** The floors of a thread that others than its opener wrote, where the opener's are marked: 「作者：夜车末节 时间：2012-11-03」. */
export function findOtherFloors(
  page: Page,
  { first, end, kinds }: Pick<FoundBody, 'first' | 'end' | 'kinds'>,
): Set<Block> {
  const isFloor = (block: Block) =>
    readHead(page, block).some((line) => DATED.test(line.text) && kinds[line.index]?.prose === 0);
  const inside = page.blocks.filter((block) => block.first >= first && block.end <= end && block.end - block.first > 1);
  const others = new Set<Block>();
  for (const block of inside) {
    if (!isFloor(block) || !isOpeners(page, block)) continue;
    for (const other of block.parent?.children ?? [])
      if (toShape(other) === toShape(block) && isFloor(other) && !isOpeners(page, other)) others.add(other);
  }
  return others;
}

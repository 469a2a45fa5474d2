import type { FoundBody } from './find-body';
import { toShape } from './find-items';
import type { Block, Page } from './page';
import { DATED } from './read-kinds';

/** What marks the one who opened a thread. */
const OPENER = /^[[【(（]?(?:楼主|樓主|LZ)[\]】)）]?$/u;
/** So many lines of a floor say whose it is and when. */
const FLOOR_HEAD = 3;

/** The floors of a thread that others than its opener wrote, where the opener's are marked: 「作者：夜车末节 时间：2012-11-03」. */
export function findOtherFloors(
  page: Page,
  { first, end, kinds }: Pick<FoundBody, 'first' | 'end' | 'kinds'>,
): Set<Block> {
  const head = (block: Block) => page.lines.slice(block.first, Math.min(block.first + FLOOR_HEAD, block.end));
  const isMarked = (block: Block) => head(block).some(({ runs }) => runs.some(({ text }) => OPENER.test(text.trim())));
  const isFloor = (block: Block) => head(block).some((line) => DATED.test(line.text) && kinds[line.index]?.prose === 0);
  const inside = page.blocks.filter((block) => block.first >= first && block.end <= end && block.end - block.first > 1);
  const others = new Set<Block>();
  for (const block of inside) {
    if (!isFloor(block) || !isMarked(block)) continue;
    for (const other of block.parent?.children ?? [])
      if (toShape(other) === toShape(block) && isFloor(other) && !isMarked(other)) others.add(other);
  }
  return others;
}

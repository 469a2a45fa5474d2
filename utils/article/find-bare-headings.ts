import { inBothScripts } from '../text/both-scripts';
import { ancestors, type Block, type Line, type Page } from './page';
import { readByline } from './read-byline';
import { isUnit } from './read-post';
import { SENTENCE_END } from './trim-edges';

const LONGEST_HEADING = 12;
/** A list of other texts has so many links below each other, each as long as a title. */
const FEWEST_LINKS = 2;
const SHORTEST_TITLE = 8;
/** What closes a speech or a part without a stop: 「谢谢大家」, 「（未完待续）」. */
const CLOSES = inBothScripts(/谢|完|待续|再见|晚安/u);

/** Whether a line says nothing, and names nobody: 「好文推薦」, 「站长选读」. */
function mayHead({ text, linked }: Line): boolean {
  const bare = text.replace(/[:：]$/u, '');
  return (
    linked === 0 &&
    bare.length <= LONGEST_HEADING &&
    !/[\d，。！？；、：:“”…]/u.test(bare) &&
    !CLOSES.test(bare) &&
    !isUnit(bare) &&
    readByline(bare, { labelled: false }).length === 0
  );
}

/**
 * The kept lines that only headed a list of links, of which all are dropped: 「好文推薦」. A subhead has text below it; so either no
 * text follows, or heading and list have a box of their own. `links` are the numbers of the lines dropped as links.
 */
export function findBareHeadings(
  page: Page,
  body: Block,
  kept: readonly Line[],
  links: ReadonlySet<number>,
): Set<Line> {
  const isTitle = ({ index, text }: Line) => links.has(index) && text.length >= SHORTEST_TITLE;
  const headsList = ({ index }: Line) => {
    const list = page.lines.slice(index + 1, index + 1 + FEWEST_LINKS);
    return list.length === FEWEST_LINKS && list.every(isTitle);
  };
  const heads = kept.filter((line) => mayHead(line) && headsList(line));
  const text = kept.filter((line) => !heads.includes(line));
  return new Set(
    heads.filter((line) => {
      const above = text.findLast(({ index }) => index < line.index);
      const isEnd = above === text.at(-1);
      return SENTENCE_END.test(above?.text ?? '') && (isEnd || hasOwnBox(line, body, links));
    }),
  );
}

/** Whether a block within the text's holds the line and links below it, and nothing else. */
function hasOwnBox({ block, index }: Line, body: Block, links: ReadonlySet<number>): boolean {
  for (const { first, end } of ancestors(block)) {
    if (first !== index || end > body.end || (first === body.first && end === body.end)) return false;
    if (end <= index + FEWEST_LINKS) continue;
    return Array.from({ length: end - index - 1 }, (_, at) => index + 1 + at).every((each) => links.has(each));
  }
  return false;
}

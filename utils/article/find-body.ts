import { inBothScripts } from '../text/both-scripts';
import { CAPTION_HOOKS, COMMENT_HOOKS, isNamedBeside } from './clutter';
import { isOneOfMany } from './find-items';
import { BEFORE_MESSAGES, findMessages } from './find-messages';
import { ancestors, type Block, isMostlyLinks, isRow, isSetAlike, type Line, type Page } from './page';
import { type LineKind, readKinds, readProse } from './read-kinds';

/**
 * Finds the block that holds the article without any library: every line is worth what it says for or against being article
 * text, and the article is the block whose lines are worth most together.
 */

/** So much running text without a link line between is the article again; a page's reading changes at 100 and at 250. */
const RESUMED = 160;

/**
 * Whether the block or one around it is named as a place of clutter. A name proves nothing of a block that holds most of the
 * page's running text (sites wrap all in 「page」 or 「content-sidebar」), unless it is the place of readers' comments.
 */
function isNamedClutter(block: Block, isMain: (block: Block) => boolean, messages: ReadonlySet<Block>): boolean {
  for (const around of ancestors(block, 8)) {
    const { hooks, tag } = around;
    if (messages.has(around) || (hooks && COMMENT_HOOKS.test(hooks))) return true;
    if (isMain(around)) return false;
    if (tag === 'FOOTER' || tag === 'NAV' || tag === 'ASIDE') return true;
    if (hooks && isNamedBeside(hooks)) return true;
  }
  return false;
}

const ITEM_TAGS = new Set(['LI', 'DD', 'DL', 'TR']);

/** Whether a line is an item's teaser: running text right under a link in one list item or small block. */
function isTeaser(page: Page, line: Line): boolean {
  const before = page.lines[line.index - 1];
  if (!before || !isMostlyLinks(before, 0.8) || before.text.length < 6) return false;
  for (const block of ancestors(line.block, 3)) {
    if (block.first <= before.index)
      return ITEM_TAGS.has(block.tag) ? block.end - block.first <= 6 : isOneOfMany(block);
  }
  return false;
}

/** What readers write runs on like an article: below such a heading none comes back. */
const COMMENT_HEADING = inBothScripts(/评论|跟贴|跟帖|留言|网友/u);

/** The lines that a clutter heading rules: to the end of the smallest block around it that holds more, or until text resumes. */
function findRuled(page: Page, kinds: LineKind[], from: number): Set<number> {
  const ruled = new Set<number>();
  kinds.forEach((kind, index) => {
    if (!kind.heading || ruled.has(index)) return;
    const line = page.lines[index];
    if (!line) return;
    let end = index + 1;
    for (const block of ancestors(line.block)) {
      end = block.end;
      if (block.end > index + 1) break;
    }
    // What stands above the headline rules nothing below it.
    if (index < from) end = Math.min(end, from);
    if (COMMENT_HEADING.test(line.text) && readProse(kinds, from, index) > RESUMED) {
      for (let at = index; at < end; at++) ruled.add(at);
      return;
    }
    let running = 0;
    for (let at = index + 1; at < end; at++) {
      const next = page.lines[at];
      const prose = kinds[at]?.prose ?? 0;
      if (!next) break;
      if (isMostlyLinks(next)) running = 0;
      else if (prose > 0 && !isTeaser(page, next)) running += prose;
      if (running > RESUMED) {
        // The last line of links before it, or the heading.
        end = index + 2 + page.lines.slice(index + 1, at + 1).findLastIndex((line) => isMostlyLinks(line));
        break;
      }
    }
    for (let at = index; at < end; at++) ruled.add(at);
  });
  return ruled;
}

/** Sums of all that stands before: [3, 4] → [0, 3, 7]. */
function sumUp(values: number[]): number[] {
  const sums = [0];
  let sum = 0;
  for (const value of values) {
    sum += value;
    sums.push(sum);
  }
  return sums;
}

/**
 * What speaks against a line: so much for the line, and so much for each of its characters or, of a line of links, of those in
 * links. A paragraph speaks for itself with each character, so that one of forty outweighs two short links.
 */
const AGAINST = {
  ruled: { line: 12, character: 0.5 },
  links: { line: 12, character: 0.5 },
  named: { line: 10, character: 0.3 },
  clutter: { line: 10, character: 0 },
  teaser: { line: 0, character: 0.5 },
  label: { line: 3, character: 0 },
  /** Cells and rows of a table are many, and as short as labels. */
  cell: { line: 1, character: 0 },
} as const;

function weighAgainst(reason: keyof typeof AGAINST, characters = 0): number {
  const { line, character } = AGAINST[reason];
  return -(line + characters * character);
}

/** What each line is worth: positive for article text, negative for what stands between articles and other things. */
function readWorth(page: Page, kinds: LineKind[], ruled: Set<number>, from: number): number[] {
  const proseBefore = sumUp(kinds.map((kind) => kind.prose));
  const all = proseBefore.at(-1) ?? 0;
  const isMain = (block: Block) => (proseBefore[block.end] ?? 0) - (proseBefore[block.first] ?? 0) > all * 0.5;
  const messages = findMessages(page, kinds, from, BEFORE_MESSAGES);
  const cluttered = new Map<Block, boolean>();
  return page.lines.map((line, index) => {
    const kind = kinds[index];
    if (!kind) return 0;
    if (ruled.has(index)) return weighAgainst('ruled', line.text.length);
    let inClutter = cluttered.get(line.block);
    if (inClutter === undefined) {
      inClutter = isNamedClutter(line.block, isMain, messages);
      cluttered.set(line.block, inClutter);
    }
    if (inClutter) return weighAgainst('named', line.text.length);
    if (kind.prose > 0) {
      if (isTeaser(page, line)) return weighAgainst('teaser', line.text.length);
      return CAPTION_HOOKS.test(line.block.hooks) ? 0 : kind.prose;
    }
    if (kind.clutter) return weighAgainst('clutter');
    if (isMostlyLinks(line)) return weighAgainst('links', line.linked);
    return weighAgainst(isRow(line) || line.block.tag === 'TD' || line.block.tag === 'TH' ? 'cell' : 'label');
  });
}

/** The block of the article, and how sure the choice is. */
export interface FoundBody {
  block: Block;
  /** Its lines: from `first` to before `end`. */
  first: number;
  end: number;
  /** Where only some blocks in it are the article: what stands between them is not. */
  parts?: Set<Block>;
  kinds: LineKind[];
  ruled: Set<number>;
  /** Characters of running text in it. */
  prose: number;
  confidence: number;
}

/** Blocks that are known to be the article's, and the one that holds them. */
export function takeBlocks(page: Page, block: Block, parts: Block[], kinds: LineKind[], from: number): FoundBody {
  const first = parts[0]?.first ?? block.first;
  const end = parts.at(-1)?.end ?? block.end;
  const ruled = findRuled(page, kinds, from);
  let prose = 0;
  for (const part of parts) prose += readProse(kinds, part.first, part.end);
  return {
    block,
    first,
    end,
    kinds,
    ruled,
    prose,
    confidence: 0.98,
    ...(parts.length > 1 && { parts: new Set(parts) }),
  };
}

/** The block whose lines are worth most; undefined where no block holds running text. */
export function findBody(page: Page, from = 0, kinds = readKinds(page)): FoundBody | undefined {
  const ruled = findRuled(page, kinds, from);
  const worth = readWorth(page, kinds, ruled, from);
  const sums = sumUp(worth.map((value, at) => (at < from ? Math.min(value, weighAgainst('label')) : value)));
  const proseSums = sumUp(worth.map((value) => Math.max(value, 0)));
  const sumOf = (list: number[], block: Block) => (list[block.end] ?? 0) - (list[block.first] ?? 0);
  let best: Block | undefined;
  let most = 0;
  for (const block of page.blocks) {
    const value = sumOf(sums, block);
    // Blocks come outer first, so that of equal ones the innermost stays.
    if (value > 0 && value >= most) {
      best = block;
      most = value;
    }
  }
  if (!best) return undefined;
  best = joinParagraphs(best, sums);
  const lead = findLead(page, best, from, worth);
  const prose = (proseSums[best.end] ?? 0) - (proseSums[lead.first] ?? 0);
  const everywhere = proseSums[worth.length] ?? 0;
  const confidence = Math.min(0.99, 0.4 + (0.6 * prose) / (everywhere + 1));
  return { ...lead, end: best.end, kinds, ruled, prose, confidence };
}

/**
 * The block around, where the chosen one is a paragraph among paragraphs: clutter between them may outweigh them all together,
 * and is dropped from among them later.
 */
function joinParagraphs(best: Block, sums: number[]): Block {
  if (best.end - best.first > 1 || !best.parent) return best;
  const isText = ({ first, end }: Block) => (sums[end] ?? 0) > (sums[first] ?? 0);
  const alike = best.parent.children.filter(
    (other) => isSetAlike(other, best) && other.end - other.first === 1 && isText(other),
  );
  return alike.length > 1 ? best.parent : best;
}

/** So many paragraphs before the chosen block are text of the article too; one alone may be a summary or an advertisement, and two are on two known pages. */
const LEAD_PARAGRAPHS = 3;
/** A paragraph, not a line of time and source. */
const SHORTEST_LEAD = 20;
/** Safe from 60 to 150. */
const LEAD_LENGTH = 120;

/** What sites call the box of a first paragraph; a summary is called otherwise. */
const LEAD_HOOKS = /(?:^|[\s_-])(?:article|story|post|news)[_-]{1,2}(?:brief|lead|intro|foreword)(?=[\s_-]|$)/u;

/** The block widened to a first paragraph above it whose box is called so: 「<section class="article-brief">」. */
function findNamedLead(
  page: Page,
  best: Block,
  from: number,
  worth: number[],
): { block: Block; first: number } | undefined {
  const box = best.parent?.children.find(
    ({ hooks, first, end }) => first >= from && end <= best.first && LEAD_HOOKS.test(hooks),
  );
  const isText = box && page.lines.slice(box.first, box.end).some(({ index }) => (worth[index] ?? 0) > 0);
  return isText && best.parent ? { block: best.parent, first: box.first } : undefined;
}

/**
 * The block widened to the running text between the headline and it: a first paragraph in a box of its own, a part cut off by
 * a gallery. Text below the block is never taken in so: there stand comments and other articles.
 */
function findLead(page: Page, best: Block, from: number, worth: number[]): { block: Block; first: number } {
  let lead = { block: best, first: best.first };
  if (from === 0 || best.first <= from) return lead;
  const named = findNamedLead(page, best, from, worth);
  if (named) return named;
  for (const around of ancestors(best.parent)) {
    const first = Math.max(from, around.first);
    const paragraphs = worth.slice(first, lead.first).filter((value) => value >= SHORTEST_LEAD);
    const length = paragraphs.reduce((sum, value) => sum + value, 0);
    if (paragraphs.length >= LEAD_PARAGRAPHS && length >= LEAD_LENGTH) lead = { block: around, first };
    if (around.first <= from) break;
  }
  return lead;
}

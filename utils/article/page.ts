import type { Metas } from './read-metas';

/**
 * A page as lines: what a reader sees, one line a paragraph, heading, list item or `<br>`, with the block elements around
 * them. All reading of fields and text works on this, so that the document is walked once, and never changed.
 */
export interface Page {
  lines: Line[];
  /** Outer blocks before inner ones. */
  blocks: Block[];
  images: Image[];
  blockOf: Map<Element, Block>;
  metas: Metas;
}

/** A block element and the lines in it: from `first` to before `end`. */
export interface Block {
  element: Element;
  tag: string;
  /** Id and class, lower case: what the site calls the block. */
  hooks: string;
  parent: Block | undefined;
  children: Block[];
  first: number;
  end: number;
}

/** A stretch of text in one inline element. */
export interface Run {
  text: string;
  href: string | undefined;
  /** Tags of emphasis around it, outermost first. */
  marks: readonly string[];
  /** Id and class of the inline elements around it, lower case. */
  hooks: string;
}

/** A stretch of plain text, as no element of the page sets it. */
export function toRun(text: string): Run {
  return { text, href: undefined, marks: [], hooks: '' };
}

/** A line as a reader sees it: 「把板凳坐热的人」 in its `<h1>`. */
export interface Line {
  index: number;
  /** As shown, without white space at the ends. */
  text: string;
  runs: Run[];
  block: Block;
  /** Characters inside links. */
  linked: number;
}

/** A picture and its place among the lines. */
export interface Image {
  element: Element;
  src: string;
  alt: string;
  /** Where a click on it leads. */
  href: string | undefined;
  /** The line that it stands before. */
  before: number;
  block: Block;
}

/** Two lines as one, with what parts them: a paragraph and the rest of it that a picture cut off. */
export function joinLines(line: Line, next: Line, between = ''): Line {
  return {
    ...line,
    text: `${line.text}${between}${next.text}`,
    runs: [...line.runs, ...(between === '' ? [] : [toRun(between)]), ...next.runs],
    linked: line.linked + next.linked,
  };
}

/** Parts the cells of a row in its line: no cell can hold one. */
export const CELL_GAP = '\t';

/** The block and those around it, innermost first, `most` of them. */
export function* ancestors(block: Block | undefined, most = Number.POSITIVE_INFINITY): Generator<Block> {
  let at = block;
  for (let left = most; at && left > 0; left--) {
    yield at;
    at = at.parent;
  }
}

/** Whether two blocks are set alike, as the items of a list are: by tag, id and class. */
export function isSetAlike(one: Block, other: Block): boolean {
  return one.tag === other.tag && one.hooks === other.hooks;
}

/** Whether more than a share of the line's characters are links: 「上一篇：……」. */
export function isMostlyLinks({ text, linked }: Pick<Line, 'text' | 'linked'>, share = 0.5): boolean {
  return linked > text.length * share;
}

/** Whether a line is set in the middle: 「<p style="text-align: center">」, 「<td align="center">」. */
export function isCentred({ block }: Pick<Line, 'block'>): boolean {
  const style = `${block.element.getAttribute('style') ?? ''} ${block.element.getAttribute('align') ?? ''}`;
  return block.tag === 'CENTER' || /text-align\s*:\s*center|(?:^|\s)center$/iu.test(style);
}

/** Whether a line is a row of a table of data. */
export function isRow({ block, text }: Line): boolean {
  return block.tag === 'TR' && text.includes(CELL_GAP);
}

import { collapse, trim } from '../text/whitespace';
import { SUMMARY_OPENS } from './clutter';
import { findInnerPages, type InnerPages } from './find-inner-pages';
import { type Metas, readMetas } from './read-metas';

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

export interface Line {
  index: number;
  /** As shown, without white space at the ends. */
  text: string;
  runs: Run[];
  block: Block;
  /** Characters inside links. */
  linked: number;
}

export interface Image {
  src: string;
  alt: string;
  /** The line that it stands before. */
  before: number;
  block: Block;
}

/** The page is beyond what is looked at: more than 400,000 nodes or 8,000,000 characters. */
export class PageTooLarge extends Error {
  override name = 'PageTooLarge';
}

const MAX_NODES = 400_000;
const MAX_TEXT = 8_000_000;

const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RB RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'AUDIO BUTTON CANVAS DATALIST EMBED HEAD IFRAME INPUT LINK MATH META NOFRAMES NOSCRIPT OBJECT OPTION RP RT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO'.split(
    ' ',
  ),
);
const MARK_OF_TAG: Record<string, string> = {
  B: 'strong',
  STRONG: 'strong',
  EM: 'em',
  I: 'em',
  SUB: 'sub',
  SUP: 'sup',
};
const NO_MARKS: readonly string[] = [];

/** An element that is being read. */
interface Frame {
  element: Element;
  outer: Frame | undefined;
  block: Block;
  /** Set on the frame that opened its block. */
  closes: boolean;
  href: string | undefined;
  marks: readonly string[];
  hooks: string;
  /** Inside a table of data, where a row is one line. */
  inRows: boolean;
  /** Inside `<pre>`. */
  typed: boolean;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isHidden(element: Element, style: string | null): boolean {
  return element.hasAttribute('hidden') || (style !== null && /display\s*:\s*none/i.test(style));
}

/** Names repeat on a page, so that each is put in order once. */
class Hooks {
  readonly #known = new Map<string, string>();

  of(element: Element): string {
    const printed = `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`;
    if (printed === ' ') return '';
    const known = this.#known.get(printed);
    if (known !== undefined) return known;
    const hooks = printed.trim().toLowerCase().slice(0, 300);
    this.#known.set(printed, hooks);
    return hooks;
  }
}

/** Where a picture really is: sites put a blank one into src and load it later. */
function readSource(element: Element): string {
  for (const name of ['data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'src']) {
    const value = element.getAttribute(name);
    if (value && !value.startsWith('data:')) return value;
  }
  return '';
}

/** What only a table that lays out a page holds. */
const LAYOUT = 'table,h1,h2,h3,h4,h5,h6,img,form,input,iframe,ul,ol,script,style';
const LONGEST_CELL = 120;

/** Whether a table holds data: several rows of several short cells, and nothing that pages are laid out with. */
function isDataTable(table: Element): boolean {
  if (table.querySelector(LAYOUT)) return false;
  const rows = [...table.getElementsByTagName('tr')];
  return (
    rows.filter((row) => row.children.length > 1).length > 1 &&
    rows.every((row) => [...row.children].every((cell) => (cell.textContent ?? '').trim().length <= LONGEST_CELL))
  );
}

/** Parts the cells of a row in its line: no cell can hold one. */
export const CELL_GAP = '\t';

/** Whether a line is set in the middle: 「<p style="text-align: center">」, 「<td align="center">」. */
export function isCentred({ block }: Line): boolean {
  const style = `${block.element.getAttribute('style') ?? ''} ${block.element.getAttribute('align') ?? ''}`;
  return block.tag === 'CENTER' || /text-align\s*:\s*center|(?:^|\s)center$/iu.test(style);
}

/** Whether a line is a row of a table of data. */
export function isRow({ block, text }: Line): boolean {
  return block.tag === 'TR' && text.includes(CELL_GAP);
}

const DAY = /(?:19|20)\d{2}\D{1,2}\d{1,2}\D{1,2}\d{1,2}/u;

/**
 * Where a summary opens in the line of time and source: sites set both as inline elements of one block, and the second one by
 * its style on a line of its own: 「<span>2017-12-12 14:10</span><span>内容提要：……</span>」.
 */
function findSummary(runs: readonly Run[]): number {
  if (runs.length < 2) return -1;
  const at = runs.findIndex(({ text }, index) => index > 0 && SUMMARY_OPENS.test(text));
  return at > 0 &&
    DAY.test(
      runs
        .slice(0, at)
        .map(({ text }) => text)
        .join(''),
    )
    ? at
    : -1;
}

/** So much text of an article's block has been read that it is the article's, and so many lines behind it tell of it. */
const ENOUGH = 600;
const LINES_BEHIND = 60;

export interface ReadingOptions {
  /** Elements whose lines are left out. */
  without?: ReadonlySet<Element>;
  /** The last block of the article, where it is known: what stands far below it is not read. */
  last?: Element | undefined;
  inner?: InnerPages;
}

/**
 * The page's lines. Throws PageTooLarge beyond the gates, before anything costly is done.
 */
export function readPage(document: Document, options: ReadingOptions = {}): Page {
  const root = document.body ?? document.documentElement;
  return { ...readElement(root, { ...options, inner: findInnerPages(root) }), metas: readMetas(document) };
}

/** The lines of one element, as those of a page: shown text even where the page hides the element. */
export function readElement(element: Element, { without, last, inner }: ReadingOptions = {}): Omit<Page, 'metas'> {
  const hooks = new Hooks();
  const tag = element.nodeName.toUpperCase();
  const root: Block = { element, tag, hooks: '', parent: undefined, children: [], first: 0, end: 0 };
  const lines: Line[] = [];
  const blocks = [root];
  const images: Image[] = [];
  const blockOf = new Map<Element, Block>([[element, root]]);
  let runs: Run[] = [];
  let nodes = 0;
  let characters = 0;
  /** How many lines are enough, once the article has been read. */
  let enough = Number.POSITIVE_INFINITY;

  const pushLine = (block: Block, inside: Run[]) => {
    const [first] = inside;
    const whole = first && inside.length === 1 ? first.text : inside.map((run) => run.text).join('');
    const text = trim(whole).replace(/ {2,}/g, ' ');
    if (!text) return;
    let linked = 0;
    for (const run of inside) if (run.href !== undefined) linked += run.text.trim().length;
    lines.push({ index: lines.length, text, runs: inside, block, linked });
  };
  const flush = (block: Block) => {
    if (runs.length === 0) return;
    const summary = findSummary(runs);
    if (summary > 0) pushLine(block, runs.slice(0, summary));
    pushLine(block, summary > 0 ? runs.slice(summary) : runs);
    runs = [];
  };

  let frame: Frame | undefined = {
    element,
    outer: undefined,
    block: root,
    closes: true,
    href: tag === 'A' ? (element.getAttribute('href') ?? '') : undefined,
    marks: NO_MARKS,
    hooks: '',
    inRows: false,
    typed: tag === 'PRE',
  };
  let next: Node | null = element.firstChild;
  while (frame) {
    const node: Node | null = lines.length > enough ? null : next;
    if (!node) {
      if (frame.closes) {
        flush(frame.block);
        frame.block.end = lines.length;
        if (frame.element === last && hasEnough(lines, frame.block)) enough = lines.length + LINES_BEHIND;
      }
      next = frame.element.nextSibling;
      frame = frame.outer;
      continue;
    }
    next = node.nextSibling;
    if (++nodes > MAX_NODES) throw new PageTooLarge(`the page has more than ${MAX_NODES} nodes`);
    if (node.nodeType === 3) {
      const printed = node.nodeValue ?? '';
      // Most text nodes only set the source in order.
      if (runs.length === 0 && !/\S/.test(printed)) continue;
      characters += printed.length;
      if (characters > MAX_TEXT) throw new PageTooLarge(`the page has more than ${MAX_TEXT} characters`);
      // What is set as it was typed has its own lines.
      for (const [at, typed] of (frame.typed ? printed.split('\n') : [printed]).entries()) {
        if (at > 0) flush(frame.block);
        const text = collapse(typed);
        if (text) runs.push({ text, href: frame.href, marks: frame.marks, hooks: frame.hooks });
      }
      continue;
    }
    if (!isElement(node)) continue;
    const tag = node.nodeName.toUpperCase();
    if (tag === 'BR') {
      if (frame.inRows) runs.push({ text: ' ', href: frame.href, marks: frame.marks, hooks: frame.hooks });
      else flush(frame.block);
      continue;
    }
    if (tag === 'IMG') {
      const src = readSource(node);
      const before = lines.length + (runs.length > 0 ? 1 : 0);
      if (src) images.push({ src, alt: collapse(node.getAttribute('alt') ?? ''), before, block: frame.block });
      continue;
    }
    if (SILENT.has(tag) || without?.has(node) || inner?.copies.has(node)) continue;
    const isNamed = node.hasAttributes();
    const style = isNamed ? node.getAttribute('style') : null;
    if (isNamed && isHidden(node, style) && !inner?.pages.has(node)) continue;
    const isCell = frame.inRows && (tag === 'TD' || tag === 'TH');
    if (isCell && node.previousElementSibling)
      runs.push({ text: CELL_GAP, href: undefined, marks: NO_MARKS, hooks: '' });
    const inline = INLINE.has(tag) && !(style && /display\s*:\s*block/i.test(style));
    next = node.firstChild;
    if (inline || (frame.inRows && frame.block.tag === 'TR')) {
      const mark = MARK_OF_TAG[tag];
      const own = isNamed && !isCell ? hooks.of(node) : '';
      frame = {
        element: node,
        outer: frame,
        block: frame.block,
        closes: false,
        href: tag === 'A' ? (node.getAttribute('href') ?? '') : frame.href,
        marks: mark && !frame.marks.includes(mark) ? [...frame.marks, mark] : frame.marks,
        hooks: own ? `${frame.hooks} ${own}` : frame.hooks,
        inRows: frame.inRows,
        typed: frame.typed,
      };
      continue;
    }
    flush(frame.block);
    const block: Block = {
      element: node,
      tag,
      hooks: isNamed ? hooks.of(node) : '',
      parent: frame.block,
      children: [],
      first: lines.length,
      end: lines.length,
    };
    blocks.push(block);
    frame.block.children.push(block);
    blockOf.set(node, block);
    const inRows: boolean = frame.inRows || (tag === 'TABLE' && isDataTable(node));
    frame = {
      element: node,
      outer: frame,
      block,
      closes: true,
      href: frame.href,
      marks: frame.marks,
      hooks: '',
      inRows,
      typed: frame.typed || tag === 'PRE',
    };
  }
  return { lines, blocks, images, blockOf };
}

function hasEnough(lines: Line[], { first, end }: Block): boolean {
  let length = 0;
  for (let at = first; at < end; at++) length += (lines[at]?.text.length ?? 0) - (lines[at]?.linked ?? 0);
  return length >= ENOUGH;
}

import { collapse, trim } from '../text/whitespace';
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

interface Frame {
  node: Node | null;
  block: Block;
  /** Set on the frame that opened its block. */
  closes: boolean;
  href: string | undefined;
  marks: readonly string[];
  hooks: string;
  /** Inside a table of data, where a row is one line. */
  inRows: boolean;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isHidden(element: Element, style: string | null): boolean {
  return element.hasAttribute('hidden') || (style !== null && /display\s*:\s*none/i.test(style));
}

function readHooks(element: Element): string {
  return `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`
    .trim()
    .toLowerCase()
    .slice(0, 300);
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

/** Whether a line is a row of a table of data. */
export function isRow({ block, text }: Line): boolean {
  return block.tag === 'TR' && text.includes(CELL_GAP);
}

/**
 * The page's lines, those in the elements of `without` left out. Throws PageTooLarge beyond the gates, before anything costly
 * is done.
 */
export function readPage(document: Document, without: ReadonlySet<Element> = new Set()): Page {
  const body = document.body ?? document.documentElement;
  const root: Block = { element: body, tag: 'BODY', hooks: '', parent: undefined, children: [], first: 0, end: 0 };
  const lines: Line[] = [];
  const blocks = [root];
  const images: Image[] = [];
  const blockOf = new Map<Element, Block>([[body, root]]);
  let runs: Run[] = [];
  let nodes = 0;
  let characters = 0;

  const flush = (block: Block) => {
    const text = trim(runs.map((run) => run.text).join('')).replace(/ {2,}/g, ' ');
    if (text) {
      const linked = runs.reduce((sum, run) => sum + (run.href === undefined ? 0 : run.text.trim().length), 0);
      lines.push({ index: lines.length, text, runs, block, linked });
    }
    runs = [];
  };

  const stack: Frame[] = [
    { node: body.firstChild, block: root, closes: true, href: undefined, marks: NO_MARKS, hooks: '', inRows: false },
  ];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const node = frame.node;
    if (!node) {
      if (frame.closes) {
        flush(frame.block);
        frame.block.end = lines.length;
      }
      stack.pop();
      continue;
    }
    frame.node = node.nextSibling;
    if (++nodes > MAX_NODES) throw new PageTooLarge(`the page has more than ${MAX_NODES} nodes`);
    if (node.nodeType === 3) {
      const text = collapse(node.nodeValue ?? '');
      characters += text.length;
      if (characters > MAX_TEXT) throw new PageTooLarge(`the page has more than ${MAX_TEXT} characters`);
      if (text && (runs.length > 0 || trim(text))) {
        runs.push({ text, href: frame.href, marks: frame.marks, hooks: frame.hooks });
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
    if (SILENT.has(tag) || without.has(node)) continue;
    const style = node.getAttribute('style');
    if (isHidden(node, style)) continue;
    const isCell = frame.inRows && (tag === 'TD' || tag === 'TH');
    if (isCell && node.previousElementSibling)
      runs.push({ text: CELL_GAP, href: undefined, marks: NO_MARKS, hooks: '' });
    const inline = INLINE.has(tag) && !(style && /display\s*:\s*block/i.test(style));
    if (inline || (frame.inRows && frame.block.tag === 'TR')) {
      const mark = MARK_OF_TAG[tag];
      const own = readHooks(node);
      stack.push({
        node: node.firstChild,
        block: frame.block,
        closes: false,
        href: tag === 'A' ? (node.getAttribute('href') ?? '') : frame.href,
        marks: mark && !frame.marks.includes(mark) ? [...frame.marks, mark] : frame.marks,
        hooks: own && !isCell ? `${frame.hooks} ${own}` : frame.hooks,
        inRows: frame.inRows,
      });
      continue;
    }
    flush(frame.block);
    const block: Block = {
      element: node,
      tag,
      hooks: readHooks(node),
      parent: frame.block,
      children: [],
      first: lines.length,
      end: lines.length,
    };
    blocks.push(block);
    frame.block.children.push(block);
    blockOf.set(node, block);
    const inRows = frame.inRows || (tag === 'TABLE' && isDataTable(node));
    stack.push({ node: node.firstChild, block, closes: true, href: frame.href, marks: frame.marks, hooks: '', inRows });
  }
  return { lines, blocks, images, blockOf, metas: readMetas(document) };
}

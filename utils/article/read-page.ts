import { collapse, trim } from '../text/whitespace';
import { SUMMARY_OPENS } from './clutter';
import { ExtractionError } from './extraction-error';
import { findInnerPages, type InnerPages } from './find-inner-pages';
import { isElement } from './is-element';
import { type Block, CELL_GAP, type Image, type Line, type Page, type Run } from './page';
import { readMetas } from './read-metas';

/** What is beyond these is not looked at. */
const MAX_NODES = 400_000;
const MAX_TEXT = 8_000_000;

const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RB RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'AUDIO BR BUTTON CANVAS DATALIST EMBED HEAD IFRAME IMG INPUT LINK MATH META NOFRAMES NOSCRIPT OBJECT OPTION RP RT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO'.split(
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
  /** The block that it opened. */
  opened: Block | undefined;
  inside: Place;
}

/** What holds for the text within an element; most inline ones change nothing of it. */
interface Place {
  block: Block;
  href: string | undefined;
  marks: readonly string[];
  hooks: string;
  /** Inside a table of data, where a row is one line. */
  inRows: boolean;
  /** Inside `<pre>`. */
  typed: boolean;
}

const NOT_DISPLAYED = /display\s*:\s*none/i;
const DISPLAYED_AS_BLOCK = /display\s*:\s*block/i;
const NOT_BLANK = /\S/;
const SEVERAL_SPACES = / {2,}/g;

function isHidden(element: Element, style: string | null): boolean {
  return element.hasAttribute('hidden') || (style !== null && NOT_DISPLAYED.test(style));
}

/** Names repeat on a page, so that each is put in order once. */
class Names {
  readonly #tags = new Map<string, string>();
  readonly #hooks = new Map<string, string>();

  /** In capitals, as documents of HTML have it and those of XHTML do not. */
  tagOf({ nodeName }: Element): string {
    const known = this.#tags.get(nodeName);
    if (known !== undefined) return known;
    const tag = nodeName.toUpperCase();
    this.#tags.set(nodeName, tag);
    return tag;
  }

  /** Id and class, lower case. */
  hooksOf(element: Element): string {
    const { id, className } = element;
    const printed = id === '' ? className : `${id} ${className}`;
    if (printed === '') return '';
    const known = this.#hooks.get(printed);
    if (known !== undefined) return known;
    const hooks = printed.trim().toLowerCase().slice(0, 300);
    this.#hooks.set(printed, hooks);
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

/** The mark of a link within the page: back from a note to its place, or to the heading that it stands beside. */
const LINK_MARK = /^(?:[\s↩↑⤴^#¶]|\ufe0e|\ufe0f)+$/u;

/** Whether a link only leads about in the page: 「<a href="#fnref:1">↩︎</a>」. */
function isLinkMark(link: Element, href: string): boolean {
  return href.includes('#') && LINK_MARK.test(link.textContent ?? '');
}

/** A day and time with nothing else. */
const MOST_RUNS_OF_TIME = 4;
const ONLY_TIME = /^\s*(?:19|20)\d{2}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*$/u;

const DAY = /(?:19|20)\d{2}\D{1,2}\d{1,2}\D{1,2}\d{1,2}/u;

/**
 * Where a summary opens in the line of time and source: sites set both as inline elements of one block, and the second one by
 * its style on a line of its own: 「<span>2017-12-12 14:10</span><span>内容提要：……</span>」.
 */
function findSummary(runs: readonly Run[]): number {
  if (runs.length < 2) return -1;
  const at = runs.findIndex(({ text }, index) => index > 0 && SUMMARY_OPENS.test(text));
  return at > 0 && DAY.test(joinRuns(runs.slice(0, at))) ? at : -1;
}

/** So much text of an article's block has been read that it is the article's, and so many lines behind it are looked at. */
const ENOUGH = 600;
const LINES_BEHIND = 32;

/** What is known of a page before it is read. */
export interface ReadingOptions {
  /** Elements whose lines are left out. */
  without?: ReadonlySet<Element>;
  /** The last block of the article, where it is known: what stands far below it is not read. */
  last?: Element | undefined;
  inner?: InnerPages;
}

/** The page's lines. Throws ExtractionError beyond the gates, before anything costly is done. */
export function readPage(document: Document, options: ReadingOptions = {}): Page {
  const root = document.body ?? document.documentElement;
  return { ...readElement(root, { ...options, inner: findInnerPages(root) }), metas: readMetas(document) };
}

/** The lines of one element, as those of a page: shown text even where the page hides the element. */
export function readElement(element: Element, options: ReadingOptions = {}): Omit<Page, 'metas'> {
  const { lines, blocks, images, blockOf } = new PageReader(element, options);
  return { lines, blocks, images, blockOf };
}

/** One reading of an element: what has been read of it, and where the reader is. */
class PageReader {
  readonly lines: Line[] = [];
  readonly blocks: Block[] = [];
  readonly images: Image[] = [];
  readonly blockOf = new Map<Element, Block>();
  readonly #options: ReadingOptions;
  readonly #names = new Names();
  /** What has been read of the next line. */
  #runs: Run[] = [];
  #nodes = 0;
  #characters = 0;
  /** How many lines are enough, once the article has been read. */
  #enough = Number.POSITIVE_INFINITY;

  constructor(element: Element, options: ReadingOptions) {
    this.#options = options;
    const tag = this.#names.tagOf(element);
    const block = this.#openBlock(element, tag, '', undefined);
    const href = tag === 'A' ? (element.getAttribute('href') ?? '') : undefined;
    const inside = { block, href, marks: NO_MARKS, hooks: '', inRows: false, typed: tag === 'PRE' };
    this.#walk({ element, outer: undefined, opened: block, inside });
  }

  #walk(root: Frame): void {
    let frame: Frame | undefined = root;
    let next: Node | null = root.element.firstChild;
    while (frame) {
      const node: Node | null = this.lines.length > this.#enough ? null : next;
      if (!node) {
        if (frame.opened) this.#closeBlock(frame.opened);
        next = frame.element.nextSibling;
        frame = frame.outer;
        continue;
      }
      if (++this.#nodes > MAX_NODES) throw new ExtractionError('tooLarge', `the page has more than ${MAX_NODES} nodes`);
      let inner: Frame | undefined;
      if (isElement(node)) inner = this.#enter(node, frame);
      else if (node.nodeType === 3) this.#addText(node.nodeValue ?? '', frame.inside);
      next = inner ? node.firstChild : node.nextSibling;
      frame = inner ?? frame;
    }
  }

  /** The element's frame, where what it holds is to be read. */
  #enter(element: Element, outer: Frame): Frame | undefined {
    const { inside: place } = outer;
    const tag = this.#names.tagOf(element);
    if (tag === 'BR') this.#breakLine(place);
    if (tag === 'IMG') {
      // The words of a picture stand behind the time: 「<span>2020/11/03 08:47</span><span><img><span>……</span></span>」.
      const runs = this.#runs;
      if (runs.length <= MOST_RUNS_OF_TIME && ONLY_TIME.test(joinRuns(runs))) this.#endLine(place.block);
      this.#addImage(element, place);
    }
    if (SILENT.has(tag)) return undefined;
    const href = tag === 'A' ? (element.getAttribute('href') ?? '') : place.href;
    if (tag === 'A' && isLinkMark(element, href ?? '')) return undefined;
    const { without, inner } = this.#options;
    if (without?.has(element) || inner?.copies.has(element)) return undefined;
    const isNamed = element.hasAttributes();
    const style = isNamed ? element.getAttribute('style') : null;
    if (isNamed && isHidden(element, style) && !inner?.pages.has(element)) return undefined;
    const isCell = place.inRows && (tag === 'TD' || tag === 'TH');
    if (isCell && element.previousElementSibling)
      this.#runs.push({ text: CELL_GAP, href: undefined, marks: NO_MARKS, hooks: '' });
    const isInline = INLINE.has(tag) && !(style && DISPLAYED_AS_BLOCK.test(style));
    if (isInline || (place.inRows && place.block.tag === 'TR')) {
      const mark = MARK_OF_TAG[tag];
      const own = isNamed && !isCell ? this.#names.hooksOf(element) : '';
      if (tag !== 'A' && !mark && !own) return { element, outer, opened: undefined, inside: place };
      const marks = mark && !place.marks.includes(mark) ? [...place.marks, mark] : place.marks;
      const hooks = own ? `${place.hooks} ${own}` : place.hooks;
      return { element, outer, opened: undefined, inside: { ...place, href, marks, hooks } };
    }
    this.#endLine(place.block);
    const block = this.#openBlock(element, tag, isNamed ? this.#names.hooksOf(element) : '', place.block);
    const inRows = place.inRows || (tag === 'TABLE' && isDataTable(element));
    const typed = place.typed || tag === 'PRE';
    return { element, outer, opened: block, inside: { ...place, block, href, hooks: '', inRows, typed } };
  }

  #openBlock(element: Element, tag: string, hooks: string, parent: Block | undefined): Block {
    const { length } = this.lines;
    const block: Block = { element, tag, hooks, parent, children: [], first: length, end: length };
    this.blocks.push(block);
    parent?.children.push(block);
    this.blockOf.set(element, block);
    return block;
  }

  #closeBlock(block: Block): void {
    this.#endLine(block);
    block.end = this.lines.length;
    if (block.element === this.#options.last && hasEnough(this.lines, block))
      this.#enough = this.lines.length + LINES_BEHIND;
  }

  #addText(printed: string, place: Place): void {
    // Most text nodes only set the source in order.
    if (this.#runs.length === 0 && !NOT_BLANK.test(printed)) return;
    this.#characters += printed.length;
    if (this.#characters > MAX_TEXT)
      throw new ExtractionError('tooLarge', `the page has more than ${MAX_TEXT} characters`);
    if (!place.typed) {
      this.#addRun(printed, place);
      return;
    }
    // What is set as it was typed has its own lines.
    for (const [at, line] of printed.split('\n').entries()) {
      if (at > 0) this.#endLine(place.block);
      this.#addRun(line, place);
    }
  }

  #addRun(printed: string, { href, marks, hooks }: Place): void {
    const text = collapse(printed);
    if (text) this.#runs.push({ text, href, marks, hooks });
  }

  #breakLine({ block, href, marks, hooks, inRows }: Place): void {
    if (inRows) this.#runs.push({ text: ' ', href, marks, hooks });
    else this.#endLine(block);
  }

  #addImage(element: Element, { block, href }: Place): void {
    const src = readSource(element);
    const before = this.lines.length + (this.#runs.length > 0 ? 1 : 0);
    if (src) this.images.push({ element, src, alt: collapse(element.getAttribute('alt') ?? ''), href, before, block });
  }

  #endLine(block: Block): void {
    const runs = this.#runs;
    if (runs.length === 0) return;
    const summary = findSummary(runs);
    if (summary > 0) this.#addLine(block, runs.slice(0, summary));
    this.#addLine(block, summary > 0 ? runs.slice(summary) : runs);
    this.#runs = [];
  }

  #addLine(block: Block, runs: Run[]): void {
    const [first] = runs;
    // Only where two meet are there two spaces.
    const text = first && runs.length === 1 ? trim(first.text) : trim(joinRuns(runs)).replace(SEVERAL_SPACES, ' ');
    if (!text) return;
    let linked = 0;
    for (const run of runs) if (run.href !== undefined) linked += run.text.trim().length;
    this.lines.push({ index: this.lines.length, text, runs, block, linked });
  }
}

function joinRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** Whether a block of the article holds enough text to be it. */
function hasEnough(lines: Line[], { first, end }: Block): boolean {
  let length = 0;
  for (let at = first; at < end; at++) length += (lines[at]?.text.length ?? 0) - (lines[at]?.linked ?? 0);
  return length >= ENOUGH;
}

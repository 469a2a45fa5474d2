import { LARGER_PICTURE } from './clutter';
import { ancestors, type Block, CELL_GAP, type Image, isRow, type Line, type Page, type Run } from './page';

/**
 * The article's lines as plain nodes: paragraphs, subheads, lists, tables, pictures with captions; nothing else of the page's
 * markup comes along.
 */
export function writeContent(document: Document, page: Page, lines: Line[], captions: Line[]): Element {
  const inert = document.implementation.createHTMLDocument('');
  const root = inert.createElement('div');
  const first = lines[0]?.index ?? 0;
  const last = lines.at(-1)?.index ?? 0;
  const captionAt = new Map(captions.map((line) => [line.index, line]));
  const own = [...lines, ...captions];
  const holdsText = (block: Block) => own.some(({ index }) => index >= block.first && index < block.end);
  // What stands behind other words of its block above the text is an icon of theirs.
  const isIcon = ({ block, before }: Image) => block.first < before && block.end <= first && !holdsText(block);
  const images = page.images.filter((image) => {
    const isBeside = image.before >= first - 1 && image.before <= last + 1;
    return (isBeside || findCaption(page, captionAt, image)) && !isIcon(image) && isPicture(image, holdsText);
  });
  const placed = new Set<Line>();
  let nextImage = 0;
  let list: Element | undefined;
  let table: { of: Block | undefined; rows: Element } | undefined;

  const placeImages = (until: number) => {
    for (let image = images[nextImage]; image && image.before <= until; image = images[++nextImage]) {
      list = undefined;
      table = undefined;
      const caption = findCaption(page, captionAt, image) ?? captionAt.get(image.before - 1);
      root.append(writeFigure(inert, image, caption && !placed.has(caption) ? caption : undefined));
      if (caption) placed.add(caption);
    }
  };

  for (const line of lines) {
    placeImages(line.index);
    if (isRow(line)) {
      list = undefined;
      const of = findTable(line);
      if (!table || table.of !== of) {
        table = { of, rows: inert.createElement('tbody') };
        const around = inert.createElement('table');
        around.append(table.rows);
        root.append(around);
      }
      table.rows.append(writeRow(inert, line));
      continue;
    }
    table = undefined;
    const tag = findTag(line);
    if (tag === 'li') {
      const kind = findListKind(line);
      if (!list || list.nodeName.toLowerCase() !== kind) {
        list = inert.createElement(kind);
        root.append(list);
      }
      list.append(writeLine(inert, line, 'li'));
      continue;
    }
    list = undefined;
    root.append(writeLine(inert, line, tag));
  }
  placeImages(Number.POSITIVE_INFINITY);
  return root;
}

/** What files are called that show nothing of the article: blanks, icons, codes to scan. */
const DECORATION = /(?:blank|space|spacer|pixel|1x1|loading|icon|logo|qrcode|ewm|erweima|next_page|share)[^/]*$/iu;
/** The folder of a day or month, where editors put pictures: 「/2019/12/」, 「/201912」. */
const DATED_FOLDER = /\/\d{4}[-/]?\d{2}/;

/** What sites call their buttons: 「/img/back.gif」, 「zoom.png」. */
const BUTTON = /(?:^|\/)(?:back|zoom(?:in|out)?|print|close)\.(?:gif|png)$/iu;
/** Whence advertisements come and where they lead, and what counts clicks: 「//ads.example.com/」, 「?ac=click」, 「/click/0.gif」. */
const ADVERTISEMENT = /[/.](?:ads?|adserver|doubleclick)(?=[./?])|[/?&=]click(?=[/?&]|$)/iu;
const ADVERTISEMENT_HOOKS = /(?:^|[\s_-])(?:ads?|advert\w*|adsbygoogle|guanggao)(?=[\s_-]|$)/u;
/** So many blocks out an advertisement may be called one. */
const NEAR = 2;

/** Not a blank, a rule, an icon or an advertisement, as far as its address and its place tell. */
function isPicture({ src, href, block }: Image, holdsText: (block: Block) => boolean): boolean {
  if (BUTTON.test(src) || (DECORATION.test(src) && !DATED_FOLDER.test(src))) return false;
  if (ADVERTISEMENT.test(src) || (href !== undefined && ADVERTISEMENT.test(href))) return false;
  // Blogs call the block of the text itself 「sina_keyword_ad_area2」.
  return ![...ancestors(block, NEAR)].some((box) => ADVERTISEMENT_HOOKS.test(box.hooks) && !holdsText(box));
}

/** The caption right behind a picture, where there is one: the link to the larger picture may stand between. */
function findCaption(page: Page, captionAt: ReadonlyMap<number, Line>, { before }: Image): Line | undefined {
  const isBetween = LARGER_PICTURE.test(page.lines[before]?.text ?? '');
  return captionAt.get(before) ?? (isBetween ? captionAt.get(before + 1) : undefined);
}

function writeFigure(inert: Document, { src, alt }: Image, caption: Line | undefined): Element {
  const figure = inert.createElement('figure');
  const picture = inert.createElement('img');
  picture.setAttribute('src', src);
  picture.setAttribute('alt', alt);
  figure.append(picture);
  if (caption) {
    const words = inert.createElement('figcaption');
    words.append(inert.createTextNode(caption.text));
    figure.append(words);
  }
  return figure;
}

function findTag(line: Line): string {
  for (const { tag } of ancestors(line.block, 4)) {
    if (/^H[1-6]$/.test(tag)) return tag === 'H1' ? 'h2' : tag.toLowerCase();
    if (tag === 'LI' || tag === 'PRE' || tag === 'BLOCKQUOTE') return tag.toLowerCase();
    if (tag === 'P') return isInQuote(line) ? 'blockquote' : 'p';
  }
  return 'p';
}

function isInQuote(line: Line): boolean {
  return [...ancestors(line.block, 4)].some(({ tag }) => tag === 'BLOCKQUOTE');
}

function findListKind(line: Line): 'ol' | 'ul' {
  for (const { tag } of ancestors(line.block)) {
    if (tag === 'OL') return 'ol';
    if (tag === 'UL') return 'ul';
  }
  return 'ul';
}

function findTable(line: Line): Block | undefined {
  return [...ancestors(line.block)].find(({ tag }) => tag === 'TABLE');
}

/** A row with its cells, the empty ones too; what the page sets as a head stays one. */
function writeRow(inert: Document, line: Line): Element {
  const row = inert.createElement('tr');
  const cells: Run[][] = [[]];
  for (const run of line.runs) {
    if (run.text === CELL_GAP) cells.push([]);
    else cells.at(-1)?.push(run);
  }
  const printed = line.block.element.children;
  cells.forEach((runs, at) => {
    row.append(writeRuns(inert, runs, printed[at]?.nodeName.toUpperCase() === 'TH' ? 'th' : 'td'));
  });
  return row;
}

function writeLine(inert: Document, line: Line, tag: string): Element {
  return writeRuns(inert, line.runs, tag);
}

function writeRuns(inert: Document, printed: Run[], tag: string): Element {
  const element = inert.createElement(tag);
  const runs = printed.map((run) => ({ ...run }));
  const head = runs[0];
  const tail = runs.at(-1);
  if (head) head.text = head.text.replace(/^[\s\u3000]+/u, '');
  if (tail) tail.text = tail.text.replace(/[\s\u3000]+$/u, '');
  for (const run of runs) {
    if (!run.text) continue;
    let into = element;
    const marks = run.href && /^(?!javascript:|#)/i.test(run.href) ? ['a', ...run.marks] : run.marks;
    for (const mark of marks) {
      const around = inert.createElement(mark);
      if (mark === 'a') around.setAttribute('href', run.href ?? '');
      into.append(around);
      into = around;
    }
    into.append(inert.createTextNode(run.text));
  }
  return element;
}

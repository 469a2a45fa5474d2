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
  const images = page.images.filter(
    (image) => image.before >= first - 1 && image.before <= last + 1 && isPicture(image),
  );
  const captionAt = new Map(captions.map((line) => [line.index, line]));
  const placed = new Set<Line>();
  let nextImage = 0;
  let list: Element | undefined;
  let table: { of: Block | undefined; rows: Element } | undefined;

  const placeImages = (until: number) => {
    for (let image = images[nextImage]; image && image.before <= until; image = images[++nextImage]) {
      list = undefined;
      table = undefined;
      const caption = captionAt.get(image.before) ?? captionAt.get(image.before - 1);
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

/** Not a blank, a rule or an icon, as far as its address tells. */
function isPicture({ src }: Image): boolean {
  return !DECORATION.test(src) || DATED_FOLDER.test(src);
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

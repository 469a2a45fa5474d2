import { inBothScripts } from '../text/both-scripts';
import { toComparable } from '../text/whitespace';
import { CAPTION_HOOKS, isNamedBeside, isToolRow } from './clutter';
import { isGrey } from './grey-type';
import { countLabels } from './labels';
import { ancestors, type Block, type Image, isCentred, isMostlyLinks, type Line, type Page } from './page';
import { findBehind, isAloneInBox } from './picture-paragraph';
import { DATED, findClutterReason } from './read-kinds';
import { SENTENCE_END } from './trim-edges';
import { readTypeSize, SIZED } from './type-size';

/** What the words of pictures are known by: where the pictures stand, and their tables and boxes. */
export interface Pictures {
  page: Page;
  /** The lines that stand right below one. */
  below: Set<number>;
  /** Tables and boxes of a picture and a line or two below it. */
  frames: Set<Block>;
  /** Where much is centred (poems), a centred line under a picture is not its caption. */
  isCentringRare: boolean;
  /** The size of the text's type, where its paragraphs say so. */
  textSize: number | undefined;
  /** How lines below pictures are set that are captions by their words, and no paragraph of the text is. */
  dresses: Set<string>;
  /** Whether the text is set in grey, as captions are elsewhere. */
  isTextGrey: boolean;
  /** Whether the text's paragraphs begin with two wide spaces. */
  isIndented: boolean;
  /** Whether the text stands in paragraphs of its own, and none opens with a picture. */
  isTextApart: boolean;
}

const LONGEST = 160;
const LONGEST_NAMED = 260;
const LONGEST_CENTRED = 80;
const LONGEST_BELOW = 120;
const SHORTEST_ALTERNATIVE = 6;
const SHORTEST_PARAGRAPH = 40;
/** So many lines are centred in a text that centres much. */
const MANY_CENTRED = 3;
/** A sentence that says what a picture shows is no longer. */
const LONGEST_SENTENCE = 60;
const LONGEST_INDENTED = 80;
/** Such a share of a text's paragraphs opens with wide spaces where they are set in so. */
const MOST_INDENTED = 0.8;
/** So far above the end of the headline a lead figure may stand. */
const LEAD_LINES = 6;

/** A picture's words: who took it, or the triangle before them. */
const CAPTION_TEXT = inBothScripts(
  /^\s*[▲△▼↑↓◄►]|^图(?:为|[:：①②③一二三])|(?:摄|摄影|供图|制图|翻摄|资料图|资料照片?|资料图片|截图|绘|漫画)(?:影报道)?\s*[）)】\]]?\s*$|(?:视觉中国|东方IC|IC\s?photo|新华社发|法新社|路透社?|美联社|图片来源|来源网络|摄影)[^。]{0,14}$|^图像来源[,，:：]|[（(][^（）()]{0,24}(?:照片|图片)[）)]$|(?:^|[。，）)\s])\p{Script=Han}{1,4}社发$|[。）)\s](?:图|图\/|摄影|照片)\s?[:：/／|｜][^。]{2,24}[。]?$/u,
);

/** Who gave a picture, said beside it: 「（读者提供）」. */
const GIVEN = /[（(][^（）()]{1,12}提供[）)]$/u;
/** Who took it, with a gap before the word alone: 「……一页。 江湾报记者 楚云 图」. */
const TAKEN = inBothScripts(
  /(?:^|[。！？，）)\s\u3000])\p{Script=Han}{2,4}[\s\u3000]图[）)]?$|记者\s?\p{Script=Han}{2,4}\s?图[）)]?$/u,
);
/** Nothing but who took the pictures, as among those who made the text: 「文字卫知秋」, 「摄影楚云」. */
const ONLY_TAKER = inBothScripts(/^(?:摄影|图片)(?:记者)?[\s:：/／|｜丨]*\p{Script=Han}{2,4}$/u);
/** Points at a picture beside it, and elsewhere opens a subhead: 「►三个问题」. */
const POINTING = /^\s*[↑↓◄►]/u;

/** What sites call the box of a picture: 「picBox」, 「article-img」. */
const PICTURE_HOOKS = /(?:^|[\s_-])(?:pic|img|image|photo)(?:-?box|-?wrap(?:per)?)?(?=[\s_-]|$)/u;

/** The pictures among the lines of a text: from `first` to before `end`. */
export function readPictures(page: Page, first: number, end: number): Pictures {
  const below = new Set(page.images.filter((image) => !isButton(page, image, first)).map(({ before }) => before));
  const centred = page.lines.slice(first, end).filter((line) => !below.has(line.index) && isCentred(line));
  const paragraph = page.lines.slice(first, end).find(({ text }) => text.length >= SHORTEST_PARAGRAPH);
  const textSize = paragraph && readSize(paragraph.block.element);
  const lines = page.lines.slice(first, end);
  return {
    page,
    below,
    frames: findFrames(page),
    isCentringRare: centred.length < MANY_CENTRED,
    textSize,
    dresses: findDresses(lines, below),
    isTextGrey: paragraph !== undefined && isGrey(paragraph.block.element),
    ...readHabits(lines, page, below),
  };
}

const OPENS_INDENTED = /^\s*\u3000/u;

function isIndentedLine({ runs }: Line): boolean {
  return OPENS_INDENTED.test(runs[0]?.text ?? '');
}

/** How a text sets its paragraphs: indented or not, and with pictures in them or without. */
function readHabits(
  lines: readonly Line[],
  page: Page,
  below: ReadonlySet<number>,
): Pick<Pictures, 'isIndented' | 'isTextApart'> {
  const sentences = lines.filter(({ text }) => SENTENCE_END.test(text));
  const apart = sentences.filter((line) => !below.has(line.index) || !isOwnParagraph(line, page));
  const away = sentences.filter(({ index }) => !below.has(index));
  const isLong = ({ text }: Line) => text.length > LONGEST_SENTENCE;
  const opening = sentences.filter((line) => !apart.includes(line));
  return {
    isIndented: away.length > 0 && away.filter(isIndentedLine).length >= away.length * MOST_INDENTED,
    isTextApart: !opening.some(isLong) && opening.length * 2 <= apart.length,
  };
}

/** Whether a line is all that a picture's paragraph or box says. */
function isOwnParagraph(line: Line, page: Page): boolean {
  return isAloneInBox(line, page) || findBehind(line, page)?.isWhole === true;
}

/** How captions are set that their words tell, where no paragraph is set like them: 「text-align:left font-family:楷体」. */
function findDresses(lines: readonly Line[], below: ReadonlySet<number>): Set<string> {
  const captions = lines.filter(({ index, text }) => below.has(index) && CAPTION_TEXT.test(withoutStop(text)));
  const dresses = new Set(captions.map(readDress));
  if (dresses.size > 0)
    for (const line of lines)
      if (!below.has(line.index) && line.text.length >= SHORTEST_PARAGRAPH) dresses.delete(readDress(line));
  dresses.delete('');
  return dresses;
}

/** The styles of a line's block and of the inline elements that hold all of it, outermost first. */
function readDress({ block }: Line): string {
  const styles: string[] = [];
  let element: Element | null = block.element;
  while (element) {
    const style = element.getAttribute('style');
    if (style) styles.push(style.replace(/\s+/gu, ''));
    element = element.childElementCount === 1 ? element.firstElementChild : null;
  }
  return styles.join(' ');
}

function withoutStop(text: string): string {
  return text.replace(/[。.]\s*$/u, '');
}

/** Whether a picture is a button of the bar above the text, as on 「<div class="share"><a><img></a><a><img></a></div>」. */
function isButton({ images }: Page, { block, before }: Image, first: number): boolean {
  if (block.end > first) return false;
  if ([...ancestors(block, 2)].some(({ hooks }) => isNamedBeside(hooks))) return true;
  const isInRow = (other: Image) => other.before === before && other.block.parent === block.parent;
  return images.filter(isInRow).length > 1;
}

function findFrames({ images, lines }: Page): Set<Block> {
  const frames = images.flatMap(({ block }) => {
    const around = [...ancestors(block)];
    const table = around.find(({ tag }) => tag === 'TABLE') ?? [];
    const box = around.slice(0, 3).find(({ hooks, first, end }) => end > first && PICTURE_HOOKS.test(hooks)) ?? [];
    return [table, box].flat();
  });
  const isShort = ({ text }: Line) => text.length <= LONGEST_BELOW;
  // Beside the site's mark stands the form to log in.
  const asks = ({ element }: Block) => element.querySelector('input:not([type=hidden]),textarea,select') !== null;
  return new Set(
    frames.filter(
      (frame) =>
        frame.end > frame.first &&
        frame.end - frame.first <= 2 &&
        lines.slice(frame.first, frame.end).every(isShort) &&
        !asks(frame),
    ),
  );
}

/** Whether a line is the caption of a picture: a short line beside it, or one that speaks of it: 「图为……。张三 摄」. */
export function isCaption(line: Line, pictures: Pictures): boolean {
  const { below, frames, isCentringRare, dresses } = pictures;
  const isBelow = below.has(line.index);
  if (isBelow && (isAllOfParagraph(line, pictures) || isAlternative(line, pictures.page))) return true;
  // A triangle leads to another page as well as to a picture.
  if (line.text.length > LONGEST_NAMED || (isMostlyLinks(line, 0.8) && /^[►▲]/u.test(line.text))) return false;
  if (isFramed(line, frames) || isNamedCaption(line)) return true;
  const isBeside = isBelow || below.has(line.index + 1);
  const words = isBeside ? withoutStop(line.text) : line.text;
  if (POINTING.test(words) && (!isBeside || /^H[1-6]$/.test(line.block.tag))) return false;
  if (line.text.length <= LONGEST && CAPTION_TEXT.test(words)) return isBeside || isCaptionAlone(line.text);
  if (
    isBelow &&
    line.text.length <= LONGEST &&
    (GIVEN.test(words) || TAKEN.test(words) || dresses.has(readDress(line)))
  )
    return true;
  if (isBelow && isPlain(line) && (isSentenceBelow(line, pictures) || isSetBelow(line, pictures))) return true;
  if (!isBelow || line.text.length > LONGEST_CENTRED) return false;
  return (isCentringRare && isCentred(line)) || isSetSmaller(line, pictures);
}

/** Whether a line is neither a heading nor a button, and names nobody who made the text. */
function isPlain(line: Line): boolean {
  const { text, block, runs } = line;
  return (
    !/^H[1-6]$/.test(block.tag) &&
    !runs.every(({ marks }) => marks.includes('strong')) &&
    !isMostlyLinks(line) &&
    countLabels(text) === 0 &&
    findClutterReason(text) === undefined
  );
}

const ONLY_SENTENCE = /^[^。！？!?…]+[。！？!?…]["”’」』）)]*$/u;

/**
 * Whether a line is one sentence below a picture and none of the text's: it shares the picture's paragraph, where the text has
 * paragraphs of its own, or opens without the wide spaces of these. 「<p><img><br>老人在抄写村史。</p>」
 */
function isSentenceBelow(line: Line, { page, isIndented, isTextApart }: Pictures): boolean {
  if (!ONLY_SENTENCE.test(line.text) || !isTextApart || isIndentedLine(line)) return false;
  if (isIndented) return line.text.length <= LONGEST_INDENTED;
  return line.text.length <= LONGEST_SENTENCE && isOwnParagraph(line, page);
}

/** What sites call a paragraph that is set in the middle: 「f_center」, 「ql-align-center」. */
const CENTRE_HOOKS = /(?:^|[\s_-])(?:\w*cent(?:er|re)(?:ed)?|juzhong)(?=[\s_-]|$)/u;

/** Whether a line below a picture is set like a caption: in the middle by its name, as its picture is; in grey; in smaller type. */
function isSetBelow(line: Line, { page, isCentringRare, isTextGrey, textSize }: Pictures): boolean {
  const { block, text, index } = line;
  if (text.length > LONGEST_BELOW) return false;
  const isLike = (image: Image) => image.before === index && image.block.hooks === block.hooks;
  const isOwn = block.end - block.first === 1;
  if (
    isOwn &&
    isCentringRare &&
    text.length <= LONGEST_CENTRED &&
    CENTRE_HOOKS.test(block.hooks) &&
    page.images.some(isLike)
  )
    return true;
  const behind = findBehind(line, page);
  if (!isTextGrey && isGrey(behind?.element ?? block.element)) return true;
  const isSmall = behind?.element?.nodeName === 'SMALL';
  const size = behind?.element && readSize(behind.element);
  return (
    isSmall ||
    (size !== undefined && textSize !== undefined && size < textSize) ||
    (behind?.isWhole === true && !SENTENCE_END.test(text))
  );
}

/** What opens a caption wherever it stands. */
const OPENS_CAPTION = inBothScripts(/^\s*[▲△▼↑↓◄►]|^图(?:为|[:：①②③一二三])/u);
const LONGEST_ALONE = 60;
/** Whoever took the pictures wrote as well: 「记者 甲 摄影报道」. */
const REPORTS_TOO = inBothScripts(/(?:摄影报[道导]|文[/／、]?[摄图])\s*$/u);

/**
 * Whether a line that speaks of a picture is its caption though none stands beside it. A paragraph may close with who took the
 * pictures as well: 「……退出市场。（记者甲　摄影乙）」.
 */
function isCaptionAlone(text: string): boolean {
  return (
    OPENS_CAPTION.test(text) ||
    (text.length <= LONGEST_ALONE && !ONLY_TAKER.test(text) && !/[。！？]./u.test(text) && !REPORTS_TOO.test(text))
  );
}

/** Whether a line below a picture is centred like it, and its type smaller than the text's: 「font-size:12px」 where that has 15px. */
function isSetSmaller({ block }: Line, { textSize }: Pictures): boolean {
  const isCentredBox = [...ancestors(block, 2)].some((around) => isCentred({ block: around }));
  const size = readSize(block.element);
  return isCentredBox && size !== undefined && textSize !== undefined && size < textSize;
}

/** The size of type, in pixels, that a paragraph or the first in it that asks for one is set in. */
function readSize(element: Element): number | undefined {
  const inner = element.querySelector(SIZED);
  return readTypeSize(element) ?? (inner ? readTypeSize(inner) : undefined);
}

/** Whether its element makes a line a caption. */
function isNamedCaption({ block, text, runs }: Line): boolean {
  const isNamed = ({ hooks, tag }: Block) =>
    CAPTION_HOOKS.test(hooks) || tag === 'FIGCAPTION' || (tag === 'FIGURE' && text.length < LONGEST);
  return [...ancestors(block, 2)].some(isNamed) || runs.every((run) => CAPTION_HOOKS.test(run.hooks));
}

/** Whether a line is all that a paragraph says below its picture: 「<p><img><br>手抄的第一页</p>」. */
function isAllOfParagraph({ index, block, text }: Line, { page }: Pictures): boolean {
  return (
    block.end - block.first === 1 &&
    text.length <= LONGEST_BELOW &&
    !SENTENCE_END.test(text) &&
    findClutterReason(text) === undefined &&
    page.images.some((image) => image.block === block && image.before === index)
  );
}

/** Whether a line below a picture says what the picture's own words say: 「<img alt="渡口（资料图片）"><div>渡口（资料图片）</div>」. */
function isAlternative({ index, text }: Line, page: Page): boolean {
  const own = toComparable(text);
  return (
    own.length >= SHORTEST_ALTERNATIVE &&
    page.images.some(({ before, alt }) => before === index && toComparable(alt) === own)
  );
}

/** Whether a line is the text of a picture's table or box, not the link to the larger picture. */
function isFramed({ block, linked }: Line, frames: Set<Block>): boolean {
  return frames.size > 0 && linked === 0 && [...ancestors(block)].some((at) => frames.has(at));
}

/** The captions of the figure at the head of an article: it stands above its text, or above its headline, which ends before `from`. */
export function findLeadCaptions(pictures: Pictures, first: number, from: number, headline: string): Line[] {
  const { page, frames, below } = pictures;
  const boxes = new Set([...frames].filter(({ tag }) => tag !== 'TABLE'));
  return page.lines.slice(Math.max(0, from - LEAD_LINES), first).filter((line) => {
    if (isToolRow(line.text)) return false;
    const isBeside = below.has(line.index) || below.has(line.index + 1);
    // The line of time and source may name the photographer, too.
    const isInfo = DATED.test(line.text) && countLabels(line.text) > 1;
    const isNamed = !below.has(line.index) && ONLY_TAKER.test(line.text);
    const isTold = isBeside ? CAPTION_TEXT.test(line.text) && !isInfo && !isNamed : OPENS_CAPTION.test(line.text);
    const isSaid = isTold || (line.linked === 0 && isAlternative(line, page));
    const isBelow = line.index >= from && isSaid;
    const isBoxed = isFramed(line, line.index < from ? boxes : frames);
    return isBelow || isLeadCaption(line) || (isBoxed && toComparable(line.text) !== toComparable(headline));
  });
}

/** A line outside the text that its element makes a caption. */
function isLeadCaption({ block, text, runs }: Line): boolean {
  if (text.length > LONGEST) return false;
  return (
    block.tag === 'FIGCAPTION' || CAPTION_HOOKS.test(block.hooks) || runs.every((run) => CAPTION_HOOKS.test(run.hooks))
  );
}

import { isPersonName } from '../text/person-name';
import { toComparable } from '../text/whitespace';
import type { Dropped } from './article';
import { CAPTION_HOOKS, COMMENT_HOOKS, GLUED_TAIL, isNamedBeside, TRAILING_NOTE } from './clutter';
import { ancestors, type FoundBody } from './find-body';
import { findOpenings } from './find-items';
import { findSectionNumbers, joinBroken, withoutLinkTail, withoutTail } from './mend-paragraphs';
import { readByline, readSignOff } from './read-byline';
import { countLabels, readInfoLine } from './read-info-line';
import { readProse } from './read-kinds';
import { type Block, isRow, type Line, type Page } from './read-page';

/** The article's lines among those of its block, and everything else in it with the reason why it is not the article. */
export interface CleanBody {
  lines: Line[];
  captions: Line[];
  dropped: Dropped[];
  /** Dropped lines that tell who wrote, edited or published: read for the fields. */
  telling: Line[];
  /** Notes at the end: who the author is. */
  notes: Line[];
}

/** So far above the end of the headline a lead figure may stand. */
const LEAD_LINES = 6;

/** A picture's words: who took it, or the triangle before them. */
const CAPTION_TEXT =
  /^\s*[▲△▼↑↓◄►]|^(?:图|圖)(?:为|為|[:：①②③一二三])|(?:摄|攝|攝影|摄影|供图|供圖|制图|製圖|翻攝|翻摄|资料图|資料圖|资料照|資料照片?|资料图片|截图|截圖|绘|漫画)(?:影报道)?\s*[）)】\]]?\s*$|(?:视觉中国|視覺中國|东方IC|IC\s?photo|新华社发|新華社發|法新社|路透社?|美联社|圖片來源|图片来源|来源网络|摄影)[^。]{0,14}$|^(?:图像|圖像)(?:来源|來源)[,，:：]|[。）)\s](?:图|圖|图\/|圖\/|摄影|攝影|照片)\s?[:：/／|｜][^。]{2,24}[。]?$/u;
const UNSEEN_HOOKS = /(?:^|\s)(?:visually-?hidden|sr-only|screen-reader(?:-text)?)(?=\s|$)/u;
const SENTENCE_END = /[。！？!?…]["”’」』）)]*\s*$/u;
/** A summary in brackets, by a machine, or cut short. */
const SUMMARY =
  /^(?:[[【]\s*(?:摘要|内容摘要|文章摘要)\s*[:：]|(?:AI|智能)摘要|(?:内容|文章)?摘要\s*[:：].*(?:…|\.{3})$)/u;
/** 「新华社记者」 on a line of its own, its names on the next or lost. */
const ONLY_REPORTER = /^[\s（(□■]*\p{Script=Han}{0,6}(?:记者|記者|通讯员)[\s:：）)]*$/u;
const SHORTEST_SUMMARY = 15;
const LONGEST_CREDITS = 120;
const OPENS_WITH_ROLE = /^[\s（(【[]*[\u3400-\u9fff]{1,6}\s?[:：/／|｜丨]/u;
const SIGNATURE_LINE =
  /^[\s□■◎●◆▪〉>＞—–(（【[]*(?:本报|本網|本网|新华社|特约|作者|原创(?=\s?[:：])|撰文|撰稿|执笔|執筆|文(?=\s?[/／|｜丨:：])|記者|记者|通讯员|评论员|〉)/u;

function preview(text: string): string {
  return [...text].slice(0, 60).join('');
}

/** Words for those who hear the page: 「图像加注文字，」. */
function isUnseen({ runs }: Line): boolean {
  return runs.every(({ hooks }) => UNSEEN_HOOKS.test(hooks));
}

/** A short line beside a picture, or one that speaks of a picture, is the picture's caption. */
function isCaption(line: Line, pictured: Set<number>, tables: Set<Block>, centredMeans: boolean): boolean {
  if (line.text.length > 260) return false;
  if (tables.size > 0 && [...ancestors(line.block)].some((at) => tables.has(at))) return true;
  let steps = 0;
  for (const { hooks, tag } of ancestors(line.block)) {
    if (++steps > 2) break;
    if (CAPTION_HOOKS.test(hooks) || tag === 'FIGCAPTION' || (tag === 'FIGURE' && line.text.length < 160)) return true;
  }
  if (line.runs.every((run) => CAPTION_HOOKS.test(run.hooks))) return true;
  const beside = pictured.has(line.index) || pictured.has(line.index + 1);
  if (line.text.length <= 160 && CAPTION_TEXT.test(beside ? line.text.replace(/[。.]\s*$/u, '') : line.text)) {
    return beside || !SENTENCE_END.test(line.text) || /[▲△▼]|[:：/／]/u.test(line.text);
  }
  return pictured.has(line.index) && centredMeans && isCentred(line) && line.text.length <= 80;
}

/** Tables of a picture and a line or two below it. */
function findPictureTables({ images }: Page): Set<Block> {
  const tables = images.flatMap(({ block }) => [...ancestors(block)].find(({ tag }) => tag === 'TABLE') ?? []);
  return new Set(tables.filter(({ first, end }) => end > first && end - first <= 2));
}

/** A line outside the text that its element makes a caption. */
function isLeadCaption({ block, text, runs }: Line): boolean {
  if (text.length > 160) return false;
  return (
    block.tag === 'FIGCAPTION' || CAPTION_HOOKS.test(block.hooks) || runs.every((run) => CAPTION_HOOKS.test(run.hooks))
  );
}

function isCentred({ block }: Line): boolean {
  const style = `${block.element.getAttribute('style') ?? ''} ${block.element.getAttribute('align') ?? ''}`;
  return block.tag === 'CENTER' || /text-align\s*:\s*center|(?:^|\s)center$/iu.test(style);
}

/** How much of the text what stands beside it may hold. */
const MOST_BESIDE = 0.3;

/** Whether a block begins with the link that passes over it: 「跳过播客推荐并继续阅读」. */
function opensWithSkip(page: Page, { first }: Block): boolean {
  const run = page.lines[first]?.runs[0];
  return run?.href !== undefined && /^\s*(?:跳过|跳過|略过|略過)/u.test(run.text);
}

/** The blocks inside the body that are clutter by name or by what they begin with, and hold little of its text. */
function findNamedClutter(page: Page, body: FoundBody): Set<Block> {
  const named = new Set<Block>();
  for (const block of page.blocks) {
    if (
      block === body.block ||
      block.first < body.block.first ||
      block.end > body.block.end ||
      block.first === block.end
    )
      continue;
    if (!COMMENT_HOOKS.test(block.hooks) && !isNamedBeside(block.hooks) && !opensWithSkip(page, block)) continue;
    let prose = 0;
    for (let at = block.first; at < block.end; at++) prose += body.kinds[at]?.prose ?? 0;
    if (prose < body.prose * MOST_BESIDE) named.add(block);
  }
  return named;
}

function isInside(block: Block, blocks: Set<Block>, until: Block): boolean {
  for (const around of ancestors(block)) {
    if (blocks.has(around)) return true;
    if (around === until) return false;
  }
  return false;
}

/** So much running text has been read before another article can begin. */
const BEFORE_NEXT = 150;

/** The next articles, printed below this one in the same block: 「<h2>另一篇</h2><div>2022/11/05 07:40</div><p>…」. */
function findNextArticles(page: Page, { block, kinds, end }: FoundBody, from: number): Set<Block> {
  const openings = findOpenings(page, kinds, from).filter((each) => each !== block && each.end <= end);
  return new Set(openings.filter(({ first }) => readProse(kinds, from, first) >= BEFORE_NEXT));
}

/** A line of its own that only says who wrote: 「□ 本报记者 葛灵丹」, 「（罗森）」, 「文/栗思」. */
function isSignature(line: Line): boolean {
  const { text } = line;
  if (text.length > 60 || /[。！？，；]/u.test(text.slice(0, -1))) return false;
  if (ONLY_REPORTER.test(text) || (readSignOff(text) && /^[（([［〔【]/u.test(text))) return true;
  return (
    SIGNATURE_LINE.test(text) &&
    readByline(text.replace(/^[\s（(【[]*(?:作者|原创|文|撰文|执笔|執筆)\s*[:：/／|｜丨]?/u, ''), {
      labelled: /^[\s（(【[]*(?:作者|原创|文|撰文|执笔|執筆)/u.test(text),
    }).length > 0
  );
}

/** A line that only says who did what: 「（文/卫知秋 图/关河 编辑/楚云）」. */
function isCredits({ text }: Line): boolean {
  return (
    text.length <= LONGEST_CREDITS && !/[。！？]/u.test(text) && OPENS_WITH_ROLE.test(text) && countLabels(text) > 1
  );
}

/** What parts the links of a row. */
const LINK_SEPARATORS = /[\s\u2063|｜/·>＞»]+/gu;

/** Reasons whose lines tell a field. */
const TELLING = new Set(['editor', 'source note', 'keywords', 'signature', 'information', 'paper edition']);

/**
 * The body's lines without what is no article: every dropped line has its reason. `from` is the first line after the headline;
 * `siteClutter` the blocks that the site's rule names.
 */
export function dropClutter(
  page: Page,
  body: FoundBody,
  from: number,
  headline: string,
  siteClutter: Set<Block>,
): CleanBody {
  const { block, kinds, ruled } = body;
  const named = findNamedClutter(page, body);
  const pictured = new Set(page.images.map((image) => image.before));
  const tables = findPictureTables(page);
  const result: CleanBody = { lines: [], captions: [], dropped: [], telling: [], notes: [] };
  // Where much is centred (poems), a centred line under a picture is not its caption.
  const inside = page.lines.slice(body.first, body.end);
  const centredMeans = inside.filter((line) => !pictured.has(line.index) && isCentred(line)).length < 3;
  const kept: Line[] = [];
  const drop = (line: Line, reason: string) => {
    result.dropped.push({ reason, text: preview(line.text) });
    if (TELLING.has(reason)) result.telling.push(line);
    if (reason === 'note') result.notes.push(line);
  };

  // The figure at the head of an article stands above its text, or above its headline.
  for (let at = Math.max(0, from - LEAD_LINES); at < body.first; at++) {
    const line = page.lines[at];
    if (line && (isLeadCaption(line) || (at >= from && CAPTION_TEXT.test(line.text)))) result.captions.push(line);
  }
  const start = from > body.first && from < body.end ? from : body.first;
  const next = findNextArticles(page, body, start);
  const numbers = findSectionNumbers(inside, kinds);
  const again = findHeadlineAgain(inside, toComparable(headline));
  for (let at = start; at < body.end; at++) {
    const line = page.lines[at];
    const kind = kinds[at];
    if (!line || !kind) continue;
    const reason = findReason(line);
    if (reason === 'caption') result.captions.push(line);
    else if (reason) drop(line, reason);
    else kept.push(withoutLinkTail(line));
  }

  function findReason(line: Line): string | undefined {
    const kind = kinds[line.index];
    if (numbers.has(line.index)) return undefined;
    if (body.parts && !isInside(line.block, body.parts, block)) return 'site rule';
    if (isInside(line.block, siteClutter, block)) return 'site rule';
    if (kind?.clutter && kind.clutter !== 'heading') return kind.clutter;
    if (ruled.has(line.index)) return 'related block';
    if (isInside(line.block, next, block)) return 'next article';
    if (isInside(line.block, named, block)) return CAPTION_HOOKS.test(line.block.hooks) ? 'caption' : 'named block';
    if (again.has(line.index)) return 'headline again';
    if (SUMMARY.test(line.text)) return 'summary';
    if (isCredits(line)) return 'signature';
    if (isUnseen(line)) return 'unseen';
    if (isCaption(line, pictured, tables, centredMeans)) return 'caption';
    if (line.linked > line.text.replace(LINK_SEPARATORS, '').length * 0.8) return 'link';
    if (isSignature(line)) return TRAILING_NOTE.test(line.text) ? 'note' : 'signature';
    return undefined;
  }

  const ended = trimBelowEditor(trimEdges(kept, kinds, drop), kinds, drop);
  const above = page.lines.slice(from, kept[0]?.index ?? from).map(({ text }) => text);
  const noted = trimEnd(withoutSummary(ended, page, drop), above.join('\n'), drop);
  const lines = trimSignatures(noted, drop);
  const last = lines.at(-1);
  const tail = last && GLUED_TAIL.exec(last.text.slice(-120));
  if (last && tail) {
    result.dropped.push({ reason: 'glued tail', text: preview(tail[0]) });
    result.telling.push({ ...last, text: tail[0], runs: [{ text: tail[0], href: undefined, marks: [], hooks: '' }] });
    lines[lines.length - 1] = withoutTail(last, tail[0].length);
  }
  result.lines = joinBroken(lines);
  return result;
}

/** Lines that print the headline once more, in one or, as documents do, in several: 「关于禁止……的」 「通告」. */
function findHeadlineAgain(lines: readonly Line[], headline: string): Set<number> {
  const again = new Set<number>();
  for (const [at, { text }] of lines.entries()) {
    let joined = toComparable(text);
    if (joined === '') continue;
    let end = at + 1;
    while (joined.length < headline.length && headline.startsWith(joined) && end < lines.length)
      joined += toComparable(lines[end++]?.text ?? '');
    if (joined === headline) for (const { index } of lines.slice(at, end)) again.add(index);
  }
  return again;
}

/** A summary above the text: it repeats one of its first paragraphs word for word, or is a heading that says what the page is about. */
function withoutSummary(lines: Line[], page: Page, drop: (line: Line, reason: string) => void): Line[] {
  const [first, ...rest] = lines;
  if (!first || first.text.length < SHORTEST_SUMMARY) return lines;
  const isDeck = /^H[1-4]$/.test(first.block.tag) && first.text === page.metas.get('description');
  if (!isDeck && !rest.slice(0, 3).some(({ text }) => text === first.text)) return lines;
  drop(first, 'summary');
  return rest;
}

/** The day on which a document was given, below who gave it: 「2005年8月25日」, also with 「（来源：证券报）」 behind. */
const DOCUMENT_DATE =
  /^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:[晨早午晚夜]|凌晨|深夜)?(?:[（(][^（）()]{2,20}[）)]|[于於][\p{Script=Han}]{2,12})?$/u;

/**
 * Short lines before the first and after the last running text stay only where they are set like a paragraph of it: a subhead
 * at the start, the last items of a list; what lies in other blocks is furniture.
 */
function trimEdges(lines: Line[], kinds: FoundBody['kinds'], drop: (line: Line, reason: string) => void): Line[] {
  const isText = (line: Line) => (kinds[line.index]?.prose ?? 0) > 0;
  const first = lines.findIndex(isText);
  const last = lines.findLastIndex(isText);
  if (first < 0) return lines;
  const parents = new Set<Block | undefined>();
  for (const line of lines) if (isText(line)) parents.add(line.block).add(line.block.parent);
  return lines.filter((line, at) => {
    if (at >= first && at <= last) return true;
    if (isRow(line) && [...ancestors(line.block)].some((block) => block.tag === 'TABLE' && parents.has(block.parent)))
      return true;
    const like =
      parents.has(line.block) ||
      (parents.has(line.block.parent) && line.block.tag !== 'DIV') ||
      hasPeer(line, lines[at < first ? first : last]);
    if (like && (DOCUMENT_DATE.test(line.text) || readInfoLine(line).dates.length === 0)) return true;
    drop(line, at < first ? 'before the text' : 'after the text');
    return false;
  });
}

/** Without what stands below the line of the editor in other blocks than the text above it: whose that is, it is not the article's. */
function trimBelowEditor(lines: Line[], kinds: FoundBody['kinds'], drop: (line: Line, reason: string) => void): Line[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return lines;
  for (let at = first.index; at < last.index; at++) {
    if (kinds[at]?.clutter !== 'editor' || readProse(kinds, first.index, at) < BEFORE_NEXT) continue;
    const above = new Set(lines.filter(({ index }) => index < at).flatMap(({ block }) => [block, block.parent]));
    const isBelow = (line: Line) => line.index > at && !above.has(line.block) && !above.has(line.block.parent);
    for (const line of lines.filter(isBelow)) drop(line, 'below the editor');
    return lines.filter((line) => !isBelow(line));
  }
  return lines;
}

/** A note of who wrote, set apart at the end: 「（作者為國小教師）」. */
const BRACKETED_NOTE = /^[（(][\s*＊※]*作者[^（）()。]{2,60}[）)]$/u;
/** How much may follow a sign-off and still be no text: notes, hotlines, house advertisements. */
const MOST_AFTER_SIGN_OFF = 160;

/** Opens with a name and tells of its bearer: 「埃米·哈特（Amy Hart）是一名……」, 「乔岚的新书是《……》」. */
const TELLS_OF =
  /^(?<name>[\p{Script=Han}·•・.]{2,16}?)(?:\s?[（(][A-Za-z .·•'’-]+[)）])?(?:是(?!否)|系|现[为任]|曾|，(?=[^，]{2,12}(?:作家|作者|教授|记者|学者))|的(?:最新|新)?(?:著作|作品|书))/u;
const LONGEST_NOTE = 160;

/** Without the notes at the end, also those that tell of one named above the text, and what follows the author's sign-off. */
function trimEnd(lines: Line[], above: string, drop: (line: Line, reason: string) => void): Line[] {
  const isNoteAtEnd = ({ text }: Line) => {
    const name = text.length <= LONGEST_NOTE ? TELLS_OF.exec(text)?.groups?.name : undefined;
    return TRAILING_NOTE.test(text) || (name !== undefined && isPersonName(name) && above.includes(name));
  };
  let end = lines.length;
  for (let last = lines[end - 1]; end > 1 && last && isNoteAtEnd(last); last = lines[end - 1]) end--;
  let following = 0;
  for (let at = end - 1; at > 0 && following <= MOST_AFTER_SIGN_OFF; at--) {
    const text = lines[at]?.text ?? '';
    const isNote = BRACKETED_NOTE.test(text);
    if (at < end - 1 && (isNote || readSignOff(text))) {
      for (const line of lines.slice(at + 1, end)) drop(line, 'after the sign-off');
      end = isNote ? at : at + 1;
      break;
    }
    following += lines[at]?.text.length ?? 0;
  }
  for (const line of lines.slice(end)) if (isNoteAtEnd(line)) drop(line, 'note');
  return lines.slice(0, end);
}

const LONGEST_SIGNATURE = 30;
const SIGNS = /^[□■◎◆●▪]|(?:评论员|評論員|记者|記者|通讯员|通訊員|撰稿人?|作者)[\s\u3000]/u;

/**
 * Whether a paragraph at the text's edge is only its author: 「宗秋白」, 「绿州晚报评论员 艾小草」, 「□车小路（律师）」. Above a text,
 * where a subhead may stand, a name alone must be set apart or whole.
 */
export function isSignatureAtEdge(line: Line, isFirst: boolean): boolean {
  const { text } = line;
  if (text.length > LONGEST_SIGNATURE || line.linked > 0 || /[。！？，；：、“”《》]/u.test(text)) return false;
  if (line.block.tag === 'LI' || /^H[1-6]$/.test(line.block.tag)) return false;
  if (readByline(text, { labelled: false }).length === 0) return false;
  return !isFirst || SIGNS.test(text) || isCentred(line) || text.replace(/[\s\u3000]/gu, '').length === 3;
}

/** Without the lines right above and below the running text that only sign it. */
function trimSignatures(lines: Line[], drop: (line: Line, reason: string) => void): Line[] {
  const isText = (line: Line | undefined) => line !== undefined && SENTENCE_END.test(line.text);
  const [first, second] = lines;
  const last = lines.at(-1);
  const signed = new Set<Line>();
  if (first && isText(second) && isSignatureAtEdge(first, true)) signed.add(first);
  if (last && isText(lines.at(-2)) && isSignatureAtEdge(last, false)) signed.add(last);
  for (const line of signed) drop(line, 'signature');
  return lines.filter((line) => !signed.has(line));
}

function hasPeer(line: Line, other: Line | undefined): boolean {
  return other !== undefined && line.block.tag === other.block.tag && line.block.parent === other.block.parent;
}

import { toComparable } from '../text/whitespace';
import type { Dropped } from './article';
import { CAPTION_HOOKS, COMMENT_HOOKS, GLUED_TAIL, isNamedBeside, SUMMARY_OPENS, TRAILING_NOTE } from './clutter';
import type { FoundBody } from './find-body';
import { findOtherFloors } from './find-floors';
import { findOpenings } from './find-items';
import { findSectionNumbers, joinBroken, withoutLinkTail, withoutTail } from './mend-paragraphs';
import { ancestors, type Block, isCentred, isMostlyLinks, type Line, type Page } from './page';
import { readByline, readSignOff } from './read-byline';
import { countLabels } from './read-info-line';
import { DATED, readProse } from './read-kinds';
import { SENTENCE_END, trimEdges } from './trim-edges';

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
/** A summary in brackets, by a machine, or cut short. */
const SUMMARY =
  /^(?:[[【]\s*(?:摘要|内容摘要|文章摘要)\s*[:：]|(?:AI|智能)摘要|(?:内容|文章)?摘要\s*[:：].*(?:…|\.{3})$)/u;
const SUMMARY_LABEL = /^[[【]?(?:内容|文章)?(?:摘要|提要)[\]】]?\s*[:：]/u;
const SUMMARY_HOOKS = /(?:^|[\s_-])(?:zhaiyao|abstract|summary|digest|daodu|tiyao)(?=[\s_-]|$)/u;
/** 「新华社记者」 on a line of its own, its names on the next or lost. */
const ONLY_REPORTER = /^[\s（(□■]*\p{Script=Han}{0,6}(?:记者|記者|通讯员)[\s:：）)]*$/u;
const LONGEST_CREDITS = 120;
const OPENS_WITH_ROLE = /^[\s（(【[]*[\u3400-\u9fff]{1,6}\s?[:：/／|｜丨]/u;
const SIGNING_LABEL = /^[\s（(【[]*(?:作者|原创|文|撰文|执笔|執筆|供稿(?=\s?[/／|｜丨:：]))\s*[:：/／|｜丨]?/u;
const SIGNATURE_LINE =
  /^[\s□■◎●◆▪〉>＞—–(（【[]*(?:本报|本網|本网|新华社|特约|作者|原创(?=\s?[:：])|撰文|撰稿|执笔|執筆|(?:文|供稿)(?=\s?[/／|｜丨:：])|記者|记者|通讯员|评论员|〉)/u;

/** Whether a line goes on in the block of the line of time and source. */
function isBesideTime({ lines }: Page, { index, block }: Line): boolean {
  const before = lines[index - 1];
  return before?.block === block && DATED.test(before.text);
}

/** A dropped block's first characters, for the report. */
export function preview(text: string): string {
  return [...text].slice(0, 60).join('').toWellFormed();
}

/** Words for those who hear the page: 「图像加注文字，」. */
function isUnseen({ runs }: Line): boolean {
  return runs.every(({ hooks }) => UNSEEN_HOOKS.test(hooks));
}

/** A short line beside a picture, or one that speaks of a picture, is the picture's caption. */
function isCaption(line: Line, pictured: Set<number>, tables: Set<Block>, centredMeans: boolean): boolean {
  if (line.text.length > 260) return false;
  // A triangle leads to another page as well as to a picture.
  if (isMostlyLinks(line, 0.8) && /^[►▲]/u.test(line.text)) return false;
  if (isInTable(line, tables)) return true;
  for (const { hooks, tag } of ancestors(line.block, 2)) {
    if (CAPTION_HOOKS.test(hooks) || tag === 'FIGCAPTION' || (tag === 'FIGURE' && line.text.length < 160)) return true;
  }
  if (line.runs.every((run) => CAPTION_HOOKS.test(run.hooks))) return true;
  const beside = pictured.has(line.index) || pictured.has(line.index + 1);
  if (line.text.length <= 160 && CAPTION_TEXT.test(beside ? line.text.replace(/[。.]\s*$/u, '') : line.text)) {
    return beside || !SENTENCE_END.test(line.text) || /[▲△▼]|[:：/／]/u.test(line.text);
  }
  return pictured.has(line.index) && centredMeans && isCentred(line) && line.text.length <= 80;
}

/** What sites call the box of a picture: 「picBox」, 「article-img」. */
const PICTURE_HOOKS = /(?:^|[\s_-])(?:pic|img|image|photo)(?:-?box|-?wrap(?:per)?)?(?=[\s_-]|$)/u;
const LONGEST_BELOW_PICTURE = 120;

/** Tables and boxes of a picture and a line or two below it. */
function findPictureTables({ images, lines }: Page): Set<Block> {
  const tables = images.flatMap(({ block }) => {
    const around = [...ancestors(block)];
    const table = around.find(({ tag }) => tag === 'TABLE') ?? [];
    const box = around.slice(0, 3).find(({ hooks }) => PICTURE_HOOKS.test(hooks)) ?? [];
    return [table, box].flat();
  });
  const isShort = ({ text }: Line) => text.length <= LONGEST_BELOW_PICTURE;
  return new Set(
    tables.filter(({ first, end }) => end > first && end - first <= 2 && lines.slice(first, end).every(isShort)),
  );
}

/** Whether a line is all that a paragraph says below its picture: 「<p><img><br>手抄的第一页</p>」. */
function isBelowPicture({ images }: Page, { index, block, text }: Line): boolean {
  return (
    block.end - block.first === 1 &&
    text.length <= LONGEST_BELOW_PICTURE &&
    !SENTENCE_END.test(text) &&
    images.some((image) => image.block === block && image.before === index)
  );
}

/** Whether a line is the text of a picture's table, not the link to the larger picture. */
function isInTable({ block, linked }: Line, tables: Set<Block>): boolean {
  return tables.size > 0 && linked === 0 && [...ancestors(block)].some((at) => tables.has(at));
}

/** A line outside the text that its element makes a caption. */
function isLeadCaption({ block, text, runs }: Line): boolean {
  if (text.length > 160) return false;
  return (
    block.tag === 'FIGCAPTION' || CAPTION_HOOKS.test(block.hooks) || runs.every((run) => CAPTION_HOOKS.test(run.hooks))
  );
}

/** How much of the text what stands beside it may hold. */
const MOST_BESIDE = 0.3;

/** Whether a block begins with the link that passes over it: 「跳过播客推荐并继续阅读」. */
function opensWithSkip(page: Page, { first }: Block): boolean {
  const run = page.lines[first]?.runs[0];
  return run?.href !== undefined && /^\s*(?:跳过|跳過|略过|略過)/u.test(run.text);
}

const MOST_LINES_OF_PLAYER = 10;

/** Whether a block is that of a recording: its title, who made it, and what the player says. */
function holdsPlayer(kinds: FoundBody['kinds'], { first, end }: Block): boolean {
  return end - first <= MOST_LINES_OF_PLAYER && kinds.slice(first, end).some(({ clutter }) => clutter === 'player');
}

/** The blocks inside the body that are clutter by name or by what they hold, and hold little of its text. */
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
    const isBeside = COMMENT_HOOKS.test(block.hooks) || isNamedBeside(block.hooks);
    if (!isBeside && !opensWithSkip(page, block) && !holdsPlayer(body.kinds, block)) continue;
    let prose = 0;
    for (let at = block.first; at < block.end; at++) prose += body.kinds[at]?.prose ?? 0;
    if (prose < body.prose * MOST_BESIDE) named.add(block);
  }
  return named;
}

const FIELDS = 'input:not([type]),input[type=text],input[type=email],input[type=tel],textarea';
const LONGEST_ASKED = 80;

/** The blocks that ask the reader for something: 「<div>欢迎订阅<input placeholder="邮箱"></div>」. */
function findAsking(page: Page, body: FoundBody): Block[] {
  return [...body.block.element.querySelectorAll(FIELDS)].flatMap((field) => {
    let around = field.parentElement;
    while (around && !page.blockOf.has(around)) around = around.parentElement;
    const block = around ? page.blockOf.get(around) : undefined;
    if (!block || block === body.block || block.first === block.end) return [];
    const text = page.lines.slice(block.first, block.end).reduce((sum, line) => sum + line.text.length, 0);
    return text <= LONGEST_ASKED ? [block] : [];
  });
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
  const labelled = SIGNING_LABEL.test(text);
  return SIGNATURE_LINE.test(text) && readByline(text.replace(SIGNING_LABEL, ''), { labelled }).length > 0;
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
  const named = new Set([...findNamedClutter(page, body), ...findAsking(page, body)]);
  const pictured = new Set(page.images.map((image) => image.before));
  const tables = findPictureTables(page);
  const boxes = new Set([...tables].filter(({ tag }) => tag !== 'TABLE'));
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
    if (!line || isCredits(line)) continue;
    const isBelow = at >= from && CAPTION_TEXT.test(line.text);
    const isBoxed = isInTable(line, at < from ? boxes : tables) && toComparable(line.text) !== toComparable(headline);
    if (isBelow || isLeadCaption(line) || isBoxed) result.captions.push(line);
  }
  const start = from > body.first && from < body.end ? from : body.first;
  const floors = findOtherFloors(page, body);
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
    if (isInside(line.block, floors, block)) return 'floor of another';
    if (isInside(line.block, named, block)) return CAPTION_HOOKS.test(line.block.hooks) ? 'caption' : 'named block';
    if (again.has(line.index)) return 'headline again';
    if (SUMMARY.test(line.text) || (SUMMARY_HOOKS.test(line.block.hooks) && SUMMARY_LABEL.test(line.text)))
      return 'summary';
    if (SUMMARY_OPENS.test(line.text) && isBesideTime(page, line)) return 'summary';
    if (isCredits(line)) return 'signature';
    if (isUnseen(line)) return 'unseen';
    if (isCaption(line, pictured, tables, centredMeans) || (pictured.has(line.index) && isBelowPicture(page, line)))
      return 'caption';
    if (isMostlyLinks({ text: line.text.replace(LINK_SEPARATORS, ''), linked: line.linked }, 0.8)) return 'link';
    if (isSignature(line)) return TRAILING_NOTE.test(line.text) ? 'note' : 'signature';
    return undefined;
  }

  const above = page.lines.slice(from, kept[0]?.index ?? from).map(({ text }) => text);
  const lines = trimEdges(page, kept, kinds, above.join('\n'), drop);
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
  // Bringing a line into the form to compare takes time, and a paragraph is no headline.
  const longest = headline.length * 2 + 20;
  for (const [at, { text }] of lines.entries()) {
    if (text.length > longest) continue;
    let joined = toComparable(text);
    if (joined === '') continue;
    let end = at + 1;
    while (joined.length < headline.length && headline.startsWith(joined) && end < lines.length)
      joined += toComparable(lines[end++]?.text ?? '');
    if (joined === headline) for (const { index } of lines.slice(at, end)) again.add(index);
  }
  return again;
}

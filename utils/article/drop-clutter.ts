import { inBothScripts } from '../text/both-scripts';
import { toComparable } from '../text/whitespace';
import type { Dropped } from './article';
import {
  CAPTION_HOOKS,
  COMMENT_HOOKS,
  GLUED_TAIL,
  isNamedBeside,
  LARGER_PICTURE,
  SUMMARY_LABEL,
  SUMMARY_OPENS,
  TRAILING_NOTE,
} from './clutter';
import { findBareHeadings } from './find-bare-headings';
import type { FoundBody } from './find-body';
import { findLeadCaptions, isCaption, type Pictures, readPictures } from './find-captions';
import { findOtherFloors } from './find-floors';
import { findOpenings } from './find-items';
import { BEFORE_MESSAGES, findMessages } from './find-messages';
import { joinCaptions } from './join-captions';
import { countLabels } from './labels';
import { findSectionNumbers, joinBroken, withoutLinkTail, withoutTail } from './mend-paragraphs';
import { ancestors, type Block, isCentred, isMostlyLinks, type Line, type Page, toRun } from './page';
import { readByline, readTold } from './read-byline';
import { DATED, readProse } from './read-kinds';
import { readSignOff } from './read-sign-off';
import { LABEL_MARK, SIGNING_LABEL } from './roles';
import { trimEdges } from './trim-edges';

/** 「跳过播客推荐并继续阅读」. */
const SKIPS = inBothScripts(/^\s*(?:跳过|略过)/u);

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

const UNSEEN_WORDS = inBothScripts(/^图像(?:加注文字|来源|说明)[，,：:]?$/u);
const UNSEEN_HOOKS = /(?:^|\s)(?:visually-?hidden|sr-only|screen-reader(?:-text)?)(?=\s|$)/u;
/** A summary in brackets, by a machine, or cut short. */
const SUMMARY = inBothScripts(
  /^(?:[[【]\s*(?:摘要|内容摘要|文章摘要)\s*[:：]|(?:AI|智能)摘要|(?:内容|文章)?摘要\s*[:：].*(?:…|\.{3})$)/u,
);
const SUMMARY_HOOKS = /(?:^|[\s_-])(?:zhaiyao|abstract|summary|digest|daodu|tiyao)(?=[\s_-]|$)/u;
/** 「新华社记者」 on a line of its own, its names on the next or lost. */
const ONLY_REPORTER = inBothScripts(/^[\s（(□■]*\p{Script=Han}{0,6}(?:记者|通讯员)[\s:：）)]*$/u);
const LONGEST_CREDITS = 120;
const OPENS_WITH_ROLE = /^[\s（(【[]*[\u3400-\u9fff]{1,6}\s?[:：/／|｜丨]/u;
const OPENS_WITH_LABEL = inBothScripts(
  new RegExp(`^[\\s（(【[]*(?:(?:${SIGNING_LABEL}|供稿)\\s*${LABEL_MARK}|(?:作者|撰文|执笔)\\s*)`, 'u'),
);
const SIGNATURE_LINE = inBothScripts(
  /^[\s□■◎●◆▪〉>＞—–(（【[]*(?:本报|本网|新华社|特约|作者|原创(?=\s?[:：])|撰文|撰稿|执笔|(?:文|供稿)(?=\s?[/／|｜丨:：])|记者|通讯员|评论员|\p{Script=Han}{2,4}(?:记者|评论员)\s|〉)/u,
);

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
function isUnseen({ text, runs }: Line): boolean {
  return UNSEEN_WORDS.test(text) || runs.every(({ hooks }) => UNSEEN_HOOKS.test(hooks));
}

/** How much of the text what stands beside it may hold; safe from 0.24 to 0.6. */
const MOST_BESIDE = 0.3;

/** Whether a block begins with the link that passes over it: 「跳过播客推荐并继续阅读」. */
function opensWithSkip(page: Page, { first }: Block): boolean {
  const run = page.lines[first]?.runs[0];
  return run?.href !== undefined && SKIPS.test(run.text);
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
    const isBeside = block.hooks !== '' && (COMMENT_HOOKS.test(block.hooks) || isNamedBeside(block.hooks));
    if (!isBeside && !opensWithSkip(page, block) && !holdsPlayer(body.kinds, block)) continue;
    let prose = 0;
    for (let at = block.first; at < block.end; at++) prose += body.kinds[at]?.prose ?? 0;
    if (prose < body.prose * MOST_BESIDE) named.add(block);
  }
  return named;
}

const FIELDS =
  'input:not([type]),input[type=text],input[type=email],input[type=tel],input[type=radio],input[type=checkbox],textarea';
const LONGEST_ASKED = 80;

/** The blocks that ask the reader for something: 「<div><h3>每周来信</h3><form><input placeholder="邮箱"></form></div>」. */
function findAsking(page: Page, body: FoundBody): Block[] {
  return [...body.block.element.querySelectorAll(FIELDS)].flatMap((field) => {
    let around = field.parentElement;
    while (around && !page.blockOf.has(around)) around = around.parentElement;
    const outward = around ? [...ancestors(page.blockOf.get(around))] : [];
    const inside = outward.slice(0, Math.max(0, outward.indexOf(body.block)));
    const asking = inside.findLast((block) => readLength(page, block) <= LONGEST_ASKED);
    return asking ? [asking] : [];
  });
}

function readLength({ lines }: Page, { first, end }: Block): number {
  return lines.slice(first, end).reduce((sum, { text }) => sum + text.length, 0);
}

function isInside(block: Block, blocks: Set<Block>, until: Block): boolean {
  for (const around of ancestors(block)) {
    if (blocks.has(around)) return true;
    if (around === until) return false;
  }
  return false;
}

/** So much running text has been read before another article can begin; less than 75 or more than 170 is not known to do. */
const BEFORE_NEXT = 110;

/** The next articles, printed below this one in the same block: 「<h2>另一篇</h2><div>2022/11/05 07:40</div><p>…」. */
function findNextArticles(page: Page, { block, kinds, end }: FoundBody, from: number): Set<Block> {
  const openings = findOpenings(page, kinds, from).filter((each) => each !== block && each.end <= end);
  return new Set(openings.filter(({ first }) => readProse(kinds, from, first) >= BEFORE_NEXT));
}

/** A line of its own that only says who wrote: 「□ 本报记者 葛灵丹」, 「（罗森）」, 「文/栗思」. */
function isSignature(line: Line): boolean {
  const { text } = line;
  const bare = text.replace(OPENS_WITH_LABEL, '');
  if (text.length > 60 || /[。！？；]/u.test(text.slice(0, -1))) return false;
  if (bare !== text && readTold(bare, { labelled: true })) return true;
  if (/，/u.test(text.slice(0, -1))) return false;
  if (ONLY_REPORTER.test(text) || (readSignOff(text) && /^[（([［〔【]/u.test(text))) return true;
  if (bare !== text) return readByline(bare, { labelled: true }).length > 0;
  return SIGNATURE_LINE.test(text) && readByline(text, { labelled: false }).length > 0;
}

/** A line that only says who did what: 「（文/卫知秋 图/关河 编辑/楚云）」. */
function isCredits({ text }: Line): boolean {
  return (
    text.length <= LONGEST_CREDITS && !/[。！？]/u.test(text) && OPENS_WITH_ROLE.test(text) && countLabels(text) > 1
  );
}

/** Whence pictures come that the line does not stand below: 「封面图片来源：江南图库」. */
const PICTURE_SOURCE = inBothScripts(
  /^[\s（(【[]*(?:封面|题图|头图|配图|首图)(?:图片)?(?:来源|来自|[:：/／|｜丨])[^。！？]{1,30}$/u,
);
/** A line that only names who took or gave the pictures: 「摄影 / 罗森」. */
const PICTURE_CREDIT = inBothScripts(/^[\s（(【[]*(?:摄影|摄|图片?|供图)\s?[:：/／|｜丨][^。！？，；]{1,20}$/u);
const LONGEST_CREDIT = 30;

/** Whether a line names who took the pictures among others who made the text, or beside a picture that has a caption. */
function isPictureCredit({ page, below }: Pictures, line: Line): boolean {
  const figure = [...ancestors(line.block, 4)].find(({ tag }) => tag === 'FIGURE');
  const caption = figure?.element.querySelector('figcaption');
  if (caption) return !caption.contains(line.block.element);
  if (below.has(line.index)) return false;
  if (PICTURE_SOURCE.test(line.text)) return true;
  if (!PICTURE_CREDIT.test(line.text)) return false;
  const isCredit = (other: Line | undefined) =>
    other !== undefined && other.text.length <= LONGEST_CREDIT && OPENS_WITH_ROLE.test(other.text);
  return isCredit(page.lines[line.index - 1]) || isCredit(page.lines[line.index + 1]);
}

/** What parts the links of a row. */
const LINK_SEPARATORS = /[\s\u2063|｜/·>＞»]+/gu;
const ONLY_DAY =
  /^[\s\u2063（(【[]*(?:(?:19|20)\d{2}[-年/.])?\d{1,2}[-月/.]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[\s）)】\]]*$/u;

/** Whether a line is one link and the day of what it leads to: 「<a>……</a><time>2023-05-24</time>」. */
function isDatedLink({ runs, linked }: Line): boolean {
  const others = runs.filter(({ href }) => href === undefined).map(({ text }) => text);
  return linked > 0 && ONLY_DAY.test(others.join(''));
}

const LONGEST_CONTENTS_HEAD = 12;

/** The lists of a text's own headings, with the word above them: 「<div>目录<ul><li><a href="#i">1 清单</a></li>…</ul></div>」. */
function findContents(page: Page, { block: around }: FoundBody): Block[] {
  return page.blocks.filter((block) => {
    if (block.first < around.first || block.end > around.end || block.end - block.first < 3) return false;
    const [head, ...items] = page.lines.slice(block.first, block.end);
    const isInner = ({ runs, text, linked }: Line) =>
      isMostlyLinks({ text, linked }, 0.8) && runs.every(({ href }) => href === undefined || href.startsWith('#'));
    return head !== undefined && head.text.length <= LONGEST_CONTENTS_HEAD && items.every(isInner);
  });
}

/** Reasons whose lines tell a field. */
const TELLING = new Set([
  'editor',
  'source note',
  'keywords',
  'signature',
  'information',
  'paper edition',
  'glued tail',
]);

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
  const { kinds } = body;
  const start = from > body.first && from < body.end ? from : body.first;
  const clutter = findClutter(page, body, start, headline, siteClutter);
  const captions = findLeadCaptions(clutter.pictures, body.first, from, headline).filter(
    (line) => !isCredits(line) && !LARGER_PICTURE.test(line.text),
  );
  const result: CleanBody = { lines: [], captions, dropped: [], telling: [], notes: [] };
  const drop = (line: Line, reason: string) => {
    result.dropped.push({ reason, text: preview(line.text) });
    if (TELLING.has(reason)) result.telling.push(line);
    if (reason === 'note') result.notes.push(line);
  };
  const kept: Line[] = [];
  const links = new Set<number>();
  for (const line of page.lines.slice(start, body.end)) {
    const reason = findReason(line, body, clutter);
    if (reason === 'link') links.add(line.index);
    if (reason === 'caption') captions.push(line);
    else if (reason) drop(line, reason);
    else kept.push(withoutLinkTail(line));
  }
  const headings = findBareHeadings(page, body.block, kept, links);
  for (const line of headings) drop(line, 'heading');
  const own = kept.filter((line) => !headings.has(line));
  const above = page.lines.slice(from, own[0]?.index ?? from).map(({ text }) => text);
  const lines = trimEdges(page, own, kinds, above.join('\n'), drop);
  const last = lines.at(-1);
  const tail = last && GLUED_TAIL.exec(last.text.slice(-120));
  if (last && tail) {
    const [text] = tail;
    drop({ ...last, text, runs: [toRun(text)] }, 'glued tail');
    lines[lines.length - 1] = withoutTail(last, text.length);
  }
  result.lines = joinBroken(lines);
  result.captions = joinCaptions(captions);
  return result;
}

/** What is known of a body's clutter before its lines are looked at one by one. */
interface Clutter {
  page: Page;
  pictures: Pictures;
  /** By the site's rule. */
  siteClutter: Set<Block>;
  /** By their names, what they hold or what they ask. */
  named: Set<Block>;
  /** Articles below this one, and what others answer to it. */
  messages: Set<Block>;
  next: Set<Block>;
  floors: Set<Block>;
  /** Lines that number sections, and lines that say the headline again. */
  numbers: Set<number>;
  again: Set<number>;
}

function findClutter(page: Page, body: FoundBody, start: number, headline: string, siteClutter: Set<Block>): Clutter {
  const inside = page.lines.slice(body.first, body.end);
  return {
    page,
    pictures: readPictures(page, body.first, body.end),
    siteClutter,
    named: new Set([...findNamedClutter(page, body), ...findAsking(page, body), ...findContents(page, body)]),
    messages: findMessages(page, body.kinds, body.first, BEFORE_MESSAGES),
    next: findNextArticles(page, body, start),
    floors: findOtherFloors(page, body),
    numbers: findSectionNumbers(inside, body.kinds),
    again: findHeadlineAgain(inside, toComparable(headline)),
  };
}

/** Why a line is not the article, the surest reason first: 「责任编辑：张三」 → editor. */
function findReason(line: Line, body: FoundBody, clutter: Clutter): string | undefined {
  const { block, text, index } = line;
  const { page, pictures, siteClutter, named, messages, next, floors, numbers, again } = clutter;
  const isIn = (blocks: Set<Block>) => isInside(block, blocks, body.block);
  const kind = body.kinds[index]?.clutter;
  if (numbers.has(index)) return undefined;
  if ((body.parts && !isIn(body.parts)) || isIn(siteClutter)) return 'site rule';
  if (kind && kind !== 'heading') return kind;
  if (body.ruled.has(index)) return 'related block';
  if (isIn(next)) return 'next article';
  if (isIn(floors)) return 'floor of another';
  if (isIn(named)) return CAPTION_HOOKS.test(block.hooks) ? 'caption' : 'named block';
  if (isIn(messages)) return 'comment';
  if (again.has(index)) return 'headline again';
  if (isSummary(page, line)) return 'summary';
  if (isCredits(line)) return 'signature';
  if (isUnseen(line)) return 'unseen';
  if (LARGER_PICTURE.test(text)) return 'larger picture';
  if (isPictureCredit(pictures, line)) return 'picture credit';
  if (isCaption(line, pictures)) return 'caption';
  if (isDatedLink(line) || isMostlyLinks({ text: text.replace(LINK_SEPARATORS, ''), linked: line.linked }, 0.8))
    return 'link';
  if (isSignature(line)) return TRAILING_NOTE.test(text) ? 'note' : 'signature';
  return undefined;
}

/** Whether a line says in short what the text says: 「【摘要】……」, 「内容提要：……」 beside the time. */
function isSummary(page: Page, line: Line): boolean {
  const { text, block } = line;
  if (SUMMARY.test(text)) return true;
  return (
    (SUMMARY_LABEL.test(text) && SUMMARY_HOOKS.test(block.hooks)) ||
    (SUMMARY_OPENS.test(text) && isBesideTime(page, line))
  );
}

/** Whether only a line set alike stands above the headline that is said again: 「15家企业」, centred like it. */
function isKickerAgain(lines: readonly Line[], at: number): boolean {
  const [first] = lines;
  const own = lines[at];
  return at === 1 && first !== undefined && own !== undefined && isCentred(first) && isCentred(own);
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
    if (joined === headline)
      for (const { index } of lines.slice(isKickerAgain(lines, at) ? 0 : at, end)) again.add(index);
  }
  return again;
}

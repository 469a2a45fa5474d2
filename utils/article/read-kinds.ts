import { inBothScripts } from '../text/both-scripts';
import { CLUTTER_HEADING, CLUTTER_LINES, HEADING_DRESS, isPager, isToolRow } from './clutter';
import { countLabels } from './labels';
import { type Block, isMostlyLinks, isRow, type Page } from './page';

/** What each line of a page is, as far as its own words and links tell. */

/** How long ago something was written: 「3小时前」, 「江城早报 昨天 10:11」. */
export const AGO = inBothScripts(
  /(?:^|[\s\u2063·•])(?:刚刚|昨天|前天|\d{1,3}\s?(?:秒钟?|分钟|小时|天|周|个?月|年)前)(?=$|[\s\u2063·•])/u,
);

/** A short line with a date is the line of time and source, or an item of a list. */
export const DATED = /(?:19|20)\d{2}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}|\d{2}-\d{2}-\d{2}\s\d{1,2}:/u;
export const LONGEST_DATE_LINE = 60;
/** One with several labels may be as long as this. */
const LONGEST_INFO_LINE = 200;
const NOT_HAN = /[^\u3400-\u9fff]+/gu;
/** What is longer is running text, without a look at its words. */
const LONG = 1000;
const PUNCTUATION = /[，。！？；：、,;!?]/u;
const SENTENCE_END = /[。！？…”」』!?]["'）)\]】]*$/u;

/** What a line is, as far as its own words and links tell. */
export interface LineKind {
  /** Characters of running text, 0 for all that is none. */
  prose: number;
  /** Why it is clutter, if it is. */
  clutter: string | undefined;
  /** Whether it opens a block of clutter: 「相关阅读」. */
  heading: boolean;
}

const NO_TEXT: LineKind = { prose: 0, clutter: undefined, heading: false };

/** Whether a line is the heading of a block of clutter: 「精彩推荐」, 「【延伸阅读】」. */
export function isClutterHeading(text: string): boolean {
  return text.length <= 24 && CLUTTER_HEADING.test(text.replace(HEADING_DRESS, ''));
}

/** What begins with a button's words may be a paragraph about it: then sentences follow, unless it speaks to the reader. */
const BUTTON_REASONS = new Set(['sharing', 'app', 'read on']);
const SENTENCES = /[。！？][”」』]?[^\s”」』）)].{5,}/u;
const EXHORTATION = inBothScripts(/^[\s>＞▶►（(]*(?:欢迎|请|点击|[点戳按](?:我|此|这里)|立即|马上|长按|一键)/u);

function isRunning(text: string): boolean {
  return SENTENCES.test(text) && !EXHORTATION.test(text);
}

/** Most lines are none of it, which one look tells; longer ones are asked for by few of the patterns. */
const ANY_CLUTTER = new RegExp(CLUTTER_LINES.map(([, { source }]) => source).join('|'), 'iu');
const LONGEST_LOOK = 160;

/** The reason why a line is no article text whatever stands around it: 「责任编辑：张三」 → editor. */
export function findClutterReason(text: string): string | undefined {
  const mayBe = text.length > LONGEST_LOOK || ANY_CLUTTER.test(text);
  for (const [reason, pattern, maxLength] of mayBe ? CLUTTER_LINES : []) {
    if (text.length > maxLength || !pattern.test(text)) continue;
    if (!BUTTON_REASONS.has(reason) || !isRunning(text)) return reason;
  }
  if (isPager(text)) return 'pager';
  return isToolRow(text) ? 'toolbar' : undefined;
}

/** So many lines that only `<br>` parts, most of them no longer than a line of verse, are a poem: a menu links its lines. */
const FEWEST_VERSES = 8;
const LONGEST_VERSE = 24;
const LABELLED = /[:：|｜©]|\d{3}/u;

/** The blocks whose own lines are verse. */
function findVerses({ lines }: Page): Set<Block> {
  const counts = new Map<Block, { verses: number; others: number }>();
  for (const { block, text, linked } of lines) {
    if (block.children.length > 1) continue;
    const count = counts.get(block) ?? { verses: 0, others: 0 };
    counts.set(block, count);
    if (text.length <= LONGEST_VERSE && linked === 0 && !LABELLED.test(text)) count.verses++;
    else count.others++;
  }
  return new Set(
    [...counts].flatMap(([block, { verses, others }]) =>
      verses >= FEWEST_VERSES && verses > others * 2 ? [block] : [],
    ),
  );
}

/** What each line of the page is. */
export function readKinds(page: Page): LineKind[] {
  const verses = findVerses(page);
  return page.lines.map((line) => {
    const { text, linked } = line;
    const heading = isClutterHeading(text);
    if (heading) return { prose: 0, clutter: 'heading', heading };
    // A row of figures is neither a counter nor a pager.
    if (isMostlyLinks(line, 0.8) || isRow(line)) return NO_TEXT;
    if (text.length > LONG) return { prose: text.length - linked, clutter: undefined, heading };
    const clutter = findClutterReason(text);
    if (clutter || isMostlyLinks(line)) return { prose: 0, clutter, heading };
    const isDated = text.length <= LONGEST_INFO_LINE && !text.includes('。') && DATED.test(text);
    if (isDated && (text.length <= LONGEST_DATE_LINE || countLabels(text) > 1)) return NO_TEXT;
    if (text.length > 20 && text.replace(NOT_HAN, '').length < text.length * 0.25) return NO_TEXT;
    const runs =
      text.length >= 45 ||
      (text.length >= 20 && PUNCTUATION.test(text)) ||
      (text.length >= 6 && SENTENCE_END.test(text)) ||
      verses.has(line.block);
    return { prose: runs ? text.length - linked : 0, clutter: undefined, heading: false };
  });
}

/** Characters of running text in some of the lines. */
export function readProse(kinds: LineKind[], first: number, end: number): number {
  let prose = 0;
  for (let at = first; at < end; at++) prose += kinds[at]?.prose ?? 0;
  return prose;
}

/** Characters of running text in the lines of these numbers. */
export function sumProse(kinds: readonly LineKind[], lines: Iterable<number>): number {
  let prose = 0;
  for (const at of lines) prose += kinds[at]?.prose ?? 0;
  return prose;
}

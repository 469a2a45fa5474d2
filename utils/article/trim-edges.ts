import { inBothScripts } from '../text/both-scripts';
import { isPersonName } from '../text/person-name';
import { SUMMARY_LABEL, TRAILING_NOTE } from './clutter';
import { ancestors, type Block, isCentred, isRow, isSetAlike, type Line, type Page } from './page';
import { readByline, readTold } from './read-byline';
import { readInfoLine } from './read-info-line';
import { DATED, type LineKind, LONGEST_DATE_LINE, readProse } from './read-kinds';
import { readSignOff } from './read-sign-off';
import { COMMENTATOR, ROLE } from './roles';

/** Takes a line out of the text, with the reason. */
type Drop = (line: Line, reason: string) => void;

/** The end of running text: 「……。」, 「……！”」. */
export const SENTENCE_END = /[。！？!?…]["”’」』）)]*\s*$/u;
const SHORTEST_SUMMARY = 15;

/**
 * The lines from the first to the last that are the article's: without the furniture around them, a summary above, notes, other
 * texts and signatures below. `above` is what stands between headline and text, where the people are named of whom a note tells.
 */
export function trimEdges(page: Page, lines: Line[], kinds: LineKind[], above: string, drop: Drop): Line[] {
  const own = withoutReferences(withoutFrontMatter(withoutHeader(lines, kinds, drop), page, kinds, drop), drop);
  const inside = trimFurniture(withoutDeck(own, page, kinds, drop), kinds, drop);
  const introduced = withoutIntroduction(inside, page, drop);
  const edged = withoutSubtitle(trimBelowEditor(introduced, kinds, drop), drop);
  return trimSignatures(trimEnd(withoutSummary(edged, page, drop), above, drop), drop);
}

const LINES_OF_HEADER = 6;
const LONGEST_INFO_LINE = 120;

/**
 * Without the line of time and source and what stands above it, a subtitle or deck, where the block of the text was drawn up
 * over them: none of it shares a block with the text.
 */
function withoutHeader(lines: Line[], kinds: LineKind[], drop: Drop): Line[] {
  const proseOf = ({ index }: Line) => kinds[index]?.prose ?? 0;
  const isInfo = (line: Line) =>
    line.text.length <= LONGEST_INFO_LINE && proseOf(line) === 0 && readInfoLine(line).dates.length > 0;
  const at = lines.slice(0, LINES_OF_HEADER).findLastIndex(isInfo);
  if (at < 0) return lines;
  const header = lines.slice(0, at + 1);
  const text = lines.slice(at + 1);
  const sum = (some: Line[]) => some.reduce((total, line) => total + proseOf(line), 0);
  const blocks = new Set(text.filter((line) => proseOf(line) > 0).flatMap(({ block }) => [block, block.parent]));
  const isApart = header.every(({ block }) => !blocks.has(block) && !blocks.has(block.parent));
  if (!isApart || sum(header) > LONGEST_DECK || sum(header) * 2 > sum(text)) return lines;
  for (const line of header) drop(line, 'before the text');
  return text;
}

/** What journals print above a text, each under its label: 「摘要：……」, 「作者简介：……」. */
const FRONT_LABEL = inBothScripts(
  /^[[【]?(?:(?:内容)?(?:摘\s*要|提要)|作者简介|(?:英文)?Abstract)\s*[\]】]?\s*[:：]/iu,
);

/**
 * Without what a journal's paper has between its headline and its text: the institutes of its authors, who they are, the abstract.
 * It ends with a line that only journals have (「中图分类号：K249」) or with a label, in another block than the text.
 */
function withoutFrontMatter(lines: Line[], page: Page, kinds: LineKind[], drop: Drop): Line[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return lines;
  const isJournal = kinds.slice(0, last.index).findLastIndex(({ clutter }) => clutter === 'journal');
  const at = Math.max(
    isJournal,
    isJournal < 0 ? -1 : (lines.findLast(({ text }) => FRONT_LABEL.test(text))?.index ?? -1),
  );
  const box = page.lines[at]?.block;
  const text = lines.filter(({ index }) => index > at);
  const isApart = text.every(({ block }) => block !== box && block.parent !== box?.parent);
  if (at < 0 || !isApart || readProse(kinds, at, last.index + 1) < readProse(kinds, first.index, at)) return lines;
  for (const line of lines.filter(({ index }) => index <= at)) drop(line, 'front matter');
  return text;
}

const REFERENCES = inBothScripts(/^[[【]?(?:主要)?(?:参考文献|References)[\]】]?\s*[:：]?$/iu);

/** Without the list of the books that a paper cites, under its heading at the end; notes that say more stay. */
function withoutReferences(lines: Line[], drop: Drop): Line[] {
  const at = lines.findLastIndex(({ text }) => REFERENCES.test(text));
  if (at < 1 || at === lines.length - 1) return lines;
  for (const line of lines.slice(at)) drop(line, 'references');
  return lines.slice(0, at);
}

/** A line that goes on with the headline: 「——在全市戏曲传承座谈会上的发言」. */
export const SUBTITLE = /^[—–-]{2,3}[^。！？—–-][^。！？—]{3,50}$/u;

/** Without the second line of the headline, where it is printed first in the text. */
function withoutSubtitle(lines: Line[], drop: Drop): Line[] {
  const [first, ...rest] = lines;
  if (!first || !SUBTITLE.test(first.text) || SENTENCE_END.test(first.text)) return lines;
  drop(first, 'subtitle');
  return rest;
}

/** Who the author is, in brackets above the text: 「（林念慈，自由撰稿人，台南人）」. */
const INTRODUCED = /^[（(](?<name>\p{Script=Han}{2,4})[，,：:][^（）()。]{2,50}[）)]$/u;

const LINES_ABOVE = 8;

/** Without the note on one who is named above, where it opens the text. */
function withoutIntroduction(lines: Line[], page: Page, drop: Drop): Line[] {
  const [first, ...rest] = lines;
  const name = first && INTRODUCED.exec(first.text)?.groups?.name;
  if (!first || !name || !isPersonName(name)) return lines;
  const above = page.lines.slice(Math.max(0, first.index - LINES_ABOVE), first.index);
  if (!above.some(({ text }) => text.includes(name))) return lines;
  drop(first, 'note');
  return rest;
}

const DECK_HOOKS = /(?:^|[\s_-])(?:intro|deck|lead|lede|standfirst|dek)(?=[\s_-]|$)/u;
const LONGEST_DECK = 400;

/**
 * Without the deck: a paragraph that is called so, in another block than the text. Where only the block has the name, a picture or
 * the line of time and source must stand between them: a first paragraph that is set large stands right above the second.
 */
function withoutDeck(lines: Line[], page: Page, kinds: LineKind[], drop: Drop): Line[] {
  const isText = ({ index }: Line) => (kinds[index]?.prose ?? 0) > 0;
  const at = lines.findIndex(isText);
  const deck = lines[at];
  if (!deck || deck.text.length > LONGEST_DECK) return lines;
  const { parent, tag, hooks } = deck.block;
  const others = lines.slice(at + 1);
  if (others.some(({ block }) => block.parent === parent && block.tag === tag)) return lines;
  if (!others.some(isText)) return lines;
  const next = others.find((line) => line.block.parent !== parent && isText(line));
  const isParted = next !== undefined && DECK_HOOKS.test(hooks) && isApart(page, deck, next);
  if (!isParted && !SUMMARY_LABEL.test(deck.text)) return lines;
  drop(deck, 'summary');
  return lines.filter((line) => line !== deck);
}

function isApart(page: Page, { index }: Line, next: Line): boolean {
  const between = page.lines.slice(index + 1, next.index);
  const isDated = between.some(({ text }) => text.length <= LONGEST_DATE_LINE && DATED.test(text));
  return isDated || page.images.some(({ before }) => before > index && before <= next.index);
}

/** A summary above the text: it repeats one of its first paragraphs word for word, or is a heading that says what the page is about. */
function withoutSummary(lines: Line[], page: Page, drop: Drop): Line[] {
  const [first, ...rest] = lines;
  if (!first || first.text.length < SHORTEST_SUMMARY) return lines;
  const isDeck = /^H[1-4]$/.test(first.block.tag) && first.text === page.metas.get('description');
  if (!isDeck && !rest.slice(0, 3).some(({ text }) => text === first.text)) return lines;
  drop(first, 'summary');
  return rest;
}

/** The day on which a document was given, below who gave it: 「2005年8月25日」, also with 「（来源：证券报）」 behind. */
const DOCUMENT_DATE = inBothScripts(
  /^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:[晨早午晚夜]|凌晨|深夜)?(?:[（(][^（）()]{2,20}[）)]|于[\p{Script=Han}]{2,12})?$/u,
);

/**
 * Short lines before the first and after the last running text stay only where they are set like a paragraph of it: a subhead
 * at the start, the last items of a list; what lies in other blocks is furniture.
 */
function trimFurniture(lines: Line[], kinds: LineKind[], drop: Drop): Line[] {
  const isText = (line: Line) => (kinds[line.index]?.prose ?? 0) > 0;
  const first = lines.findIndex(isText);
  const last = lines.findLastIndex(isText);
  if (first < 0) return lines;
  const parents = new Set<Block | undefined>();
  for (const line of lines) if (isText(line)) parents.add(line.block).add(line.block.parent);
  const introduced = findIntroduced(lines, first, parents);
  const targets = findTargets(lines.slice(first, last + 1));
  return lines.filter((line, at) => {
    if (at >= first && at <= last) return true;
    if (at > last && isTarget(line, targets)) return true;
    if (at < first && isFirstSubhead(line, lines.slice(first, last))) return true;
    if (isRow(line) && [...ancestors(line.block)].some((block) => block.tag === 'TABLE' && parents.has(block.parent)))
      return true;
    const like =
      introduced.has(line) ||
      parents.has(line.block) ||
      (parents.has(line.block.parent) && line.block.tag !== 'DIV') ||
      hasPeer(line, lines[at < first ? first : last]);
    if (like && (DOCUMENT_DATE.test(line.text) || readInfoLine(line).dates.length === 0)) return true;
    drop(line, at < first ? 'before the text' : 'after the text');
    return false;
  });
}

/** What the text's own links lead to in the page: 「fn:1」 of 「<a href="#fn:1">1</a>」. */
function findTargets(lines: readonly Line[]): Set<string> {
  return new Set(lines.flatMap(({ runs }) => runs.flatMap(({ href }) => /#(.+)$/u.exec(href ?? '')?.[1] ?? [])));
}

/** Whether a line is a note that the text leads to. */
function isTarget({ block }: Line, targets: ReadonlySet<string>): boolean {
  if (targets.size === 0) return false;
  return [...ancestors(block, 2)].some(({ element, first, end }) => end - first <= 3 && targets.has(element.id));
}

/** Whether a heading above the text is one of those in it, set alike: 「2018-10-01 晴」 in a diary. */
function isFirstSubhead({ block, linked }: Line, inside: Line[]): boolean {
  const { parent } = block;
  const isAlike = ({ block: other }: Line) =>
    isSetAlike(other, block) && other.parent !== undefined && parent !== undefined && isSetAlike(other.parent, parent);
  return linked === 0 && /^H[2-6]$/.test(block.tag) && inside.some(isAlike);
}

const FEWEST_INTRODUCED = 3;

/** A list above the text in a block of the text's: 「对话嘉宾：」 and a line for each of them. */
function findIntroduced(lines: Line[], first: number, parents: Set<Block | undefined>): Set<Line> {
  const head = lines.slice(0, first).filter(({ linked }) => linked === 0);
  return new Set(
    head.flatMap(({ block, text }) => {
      const box = block.parent;
      if (!box || !parents.has(box.parent) || !/[:：]$/u.test(text)) return [];
      const inside = head.filter((line) => line.block.parent === box);
      return inside.length >= FEWEST_INTRODUCED && inside[0]?.text === text ? inside : [];
    }),
  );
}

/** So much running text has been read before a line of the editor can end it. */
const BEFORE_EDITOR = 150;

/** Without what stands below the line of the editor in other blocks than the text above it: whose that is, it is not the article's. */
function trimBelowEditor(lines: Line[], kinds: LineKind[], drop: Drop): Line[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return lines;
  for (let at = first.index; at < last.index; at++) {
    if (kinds[at]?.clutter !== 'editor' || readProse(kinds, first.index, at) < BEFORE_EDITOR) continue;
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
const TELLS_OF = inBothScripts(
  /^(?<name>[\p{Script=Han}·•・.]{2,16}?)(?:\s?[（(][A-Za-z .·•'’-]+[)）])?(?:是(?!否)|系|现[为任]|曾|，(?=[^，]{2,12}(?:作家|作者|教授|记者|学者))|的(?:最新|新)?(?:著作|作品|书))/u,
);
const LONGEST_NOTE = 160;
const LONGEST_POST = 40;
const MOST_BELOW_NAME = 3;

/** Without the notes at the end, also those that tell of one named above the text, and what follows the author's sign-off. */
function trimEnd(lines: Line[], above: string, drop: Drop): Line[] {
  const isNoteAtEnd = ({ text }: Line) => {
    const name = text.length <= LONGEST_NOTE ? TELLS_OF.exec(text)?.groups?.name : undefined;
    return TRAILING_NOTE.test(text) || (name !== undefined && isPersonName(name) && above.includes(name));
  };
  let end = lines.length;
  for (let last = lines[end - 1]; end > 1 && last && isNoteAtEnd(last); last = lines[end - 1]) end--;
  // Columns close with the name that stands above the text, and the post of its bearer: 「莫子進」 「嶺東大學高級講師」.
  const isSigned = ({ text }: Line) => isPersonName(text) && above.includes(text);
  const signed = lines.findLastIndex(isSigned);
  const rest = lines.slice(signed + 1, end);
  if (
    signed > 0 &&
    rest.length > 0 &&
    rest.length <= MOST_BELOW_NAME &&
    rest.every(({ text }) => !SENTENCE_END.test(text) && text.length <= LONGEST_POST)
  ) {
    for (const line of lines.slice(signed, end)) drop(line, 'note');
    end = signed;
  }
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

/** How a speech opens: 「各位老师、各位同行：」. */
const SALUTATION = /^[^。！？]{2,40}[:：]$/u;
const LONGEST_SIGNATURE = 30;
const SIGNS = inBothScripts(new RegExp(`^[□■◎◆●▪]|(?:${ROLE}|${COMMENTATOR})[\\s\\u3000]|[/／]\\s?文$`, 'u'));

/**
 * Whether a paragraph at the text's edge is only its author: 「宗秋白」, 「绿州晚报评论员 艾小草」, 「□车小路（律师）」. Above a text,
 * where a subhead may stand, a name alone must be set apart or whole.
 */
export function isSignatureAtEdge(line: Line, isFirst: boolean): boolean {
  const { text } = line;
  if (isFirst && line.linked === 0 && readTold(text)) return true;
  if (text.length > LONGEST_SIGNATURE || line.linked > 0 || /[。！？，；：、“”《》]/u.test(text)) return false;
  if (line.block.tag === 'LI' || /^H[1-6]$/.test(line.block.tag)) return false;
  if (readByline(text, { labelled: false }).length === 0) return false;
  return !isFirst || SIGNS.test(text) || isCentred(line) || text.replace(/[\s\u3000]/gu, '').length === 3;
}

/** Without the lines right above and below the running text that only sign it. */
function trimSignatures(lines: Line[], drop: Drop): Line[] {
  const isText = (line: Line | undefined) => line !== undefined && SENTENCE_END.test(line.text);
  const [first, second] = lines;
  const last = lines.at(-1);
  const signed = new Set<Line>();
  const opens = isText(second) || (second !== undefined && SALUTATION.test(second.text));
  if (first && opens && isSignatureAtEdge(first, true)) signed.add(first);
  if (last && isText(lines.at(-2)) && isSignatureAtEdge(last, false)) signed.add(last);
  for (const line of signed) drop(line, 'signature');
  return lines.filter((line) => !signed.has(line));
}

function hasPeer(line: Line, other: Line | undefined): boolean {
  return other !== undefined && line.block.tag === other.block.tag && line.block.parent === other.block.parent;
}

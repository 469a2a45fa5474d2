import { inBothScripts } from '../text/both-scripts';
import { type FoundDate, findDates } from '../text/date';
import { findMatches } from '../text/find-matches';
import { canBeName, isPersonName, splitNames } from '../text/person-name';
import { trim } from '../text/whitespace';
import type { Person } from './article';
import { isToolRow } from './clutter';
import { GAP, LABEL, readField } from './labels';
import type { Line } from './page';
import { readByline } from './read-byline';
import { splitKeywords } from './read-keywords';
import { isUnit } from './read-post';

/** What stands behind an editor and is a button or a label: 「我来说两句」. */
const NO_NAME = inBothScripts(
  /^(?:打印|分享|收藏|举报|字号|评论|我[要来]|纠错|来源|责任|浏览|点击|关闭|作者|记者|校对|微信|保存)/u,
);
/** The system's own account, or no one: 「admin」. */
const NOBODY = inBothScripts(/^(?:admin\w*|administrator|system|管理员|未知|匿名|佚名|无)$/iu);
/** 「转自：…」. */
const REPRINTED = inBothScripts(/^转/u);
/** 「原创：…」. */
const ORIGINAL = inBothScripts(/^原创/);
/** What is told of an author behind the name: 「，一位教师」. */
const DESCRIPTION = inBothScripts(/[，,](?=一[个名位]).*$|。.*$/u);
/** An account behind a name, in brackets: 「（公众号：某某）」. */
const ACCOUNT_BEHIND = inBothScripts(
  /[（(](?:[^（()）]{0,6}(?:公众号|公号|ID|微信|微博|邮箱)[^（()）]*[）)]?)?\s*$|[【[]\s*$/u,
);
/** How names of media end: 「某某日报」, 「某某发布」. */
const MEDIUM_END = inBothScripts(/(?:社|报|网|刊|台|新闻|消息|财经|时评|观察|参考|之声|日报|客户端|发布)$/u);

/** What a line says, field by field. */
export interface InfoLine {
  text: string;
  dates: (FoundDate & { updated: boolean; labelled: boolean })[];
  source: string | undefined;
  editors: string[];
  /** Named among the makers of a text, 「文/卫知秋 编辑/楚云」: the editors of the page itself come first. */
  creditedEditors: string[];
  authors: Person[];
  /** What signs as printed: 「作者：韩屿」 of 「作者：韩屿 责编：陆知行」. */
  signed: string;
  keywords: string[];
  section: string | undefined;
  /** The words without a label, in order, before and after the date; few lines are asked for them. */
  readRest: () => FreeWord[];
}

/** A word of a line that no label announces. */
export interface FreeWord {
  text: string;
  hooks: string;
  afterDate: boolean;
}

/** The line's text with a gap at every border of inline elements. */
function toGappedText(line: Line): string {
  return trim(line.runs.map((run) => run.text).join(GAP));
}

const TRAILING_WORDS = inBothScripts(
  /(?<!《[^》]*)(?:参与互动|举报|我要评论|我有话说|我来说两句|分享到?|打印|字号|收藏|订阅|关注|微博|微信(?!公众|公号)|扫码|评论(?![部员社周报网])|展开|申入|小字号)+.*$/u,
);
/** 「作者授权本网发布，转载自《乡土研究》2011年第4期，转载请注明出处」 tells the medium in a sentence. */
const REPRINTED_FROM = inBothScripts(/[，,]\s?转载自\s?(?<medium>[^，,；;。]+)/u);
const PLACE_IN_BRACKETS = new RegExp(`^[\\s${GAP}]*([（(][\\p{Script=Han}]{2,5}[）)])`, 'u');

/** A paper behind the site that a link names: 「␟中工网␟—《工人日报》」. */
const OTHER_MEDIUM = new RegExp(`^[\\s${GAP}]*([—–-]{1,2}《[^》]{2,16}》)`, 'u');

/** The number of a magazine, printed with a gap before it: 「農業新知月刊 第 214 期」. */
const ISSUE = /^\s(?:\d{4}\s?年)?第\s?\d{1,4}\s?期/u;

const NO_SOURCE = inBothScripts(
  /^-+$|^原创$|^(?:经)?作者(?:本人)?(?:授权|供稿|投稿|赐稿|惠寄|惠赐|来稿)|^综合$|^(?:互联网|网络|网路|网上)(?:整理|综合|转载|收集)?$|^(?:未知|不详|无|暂无|null)$/iu,
);

const QUOTED_NAME = inBothScripts(/^[“「"](?<name>[^”」"]+)[”」"](?=$|[，,、（(]|微信|公众号)/u);

/** What the source asks of those who reprint the text: 「，转载请注明出处」, 「（转载请注明……）」. */
const ASKS_READER = inBothScripts(
  /[\s\u2063，,。;；、（(【[]*(?:如需|如要|如欲)?(?:转载|引用|转发)?(?:时|者)?，?(?:务必)?[请须需](?:务必)?(?:注明|标明|联系).*$/u,
);

/** A source's name from what follows its label: 「 ␟21世纪经济报道␟(广州) ␟举报」 → 「21世纪经济报道(广州)」. */
function readSource(following: string): string | undefined {
  const start = following
    .replace(ASKS_READER, '')
    .replace(/^[\s\u3000\u2063[［]+/u, '')
    .replace(/(?<=^[“「"])\u2063+|\u2063+(?=[”」"])/gu, '');
  const end = start.search(/[\s\u3000\u2063|｜【[<>]|[（(](?=[^）)]*[:：])|(?<=.)[;；]/u);
  let source = end < 0 ? start : start.slice(0, end);
  source = source.replace(/(?<=^《[^》]+》[^，。]*)[，。].*$/u, '');
  source = REPRINTED_FROM.exec(source)?.groups?.medium ?? source;
  const place = PLACE_IN_BRACKETS.exec(start.slice(source.length));
  if (place) source += place[1];
  source += OTHER_MEDIUM.exec(start.slice(source.length))?.[1] ?? '';
  source += ISSUE.exec(start.slice(source.length))?.[0] ?? '';
  // 「公众号“甲周刊”（ID：jia）」
  source = QUOTED_NAME.exec(source)?.groups?.name ?? source;
  // 「“学习强国”学习平台」 is whole.
  source = source.replace(/^[“"](?![^”"]+[”"].)|[”",，。、]$/gu, '').replace(/(?<=.)[（(]$/u, '');
  // 「原创」 says that there is none.
  if (NO_SOURCE.test(source)) return undefined;
  const unmatched = /[）)】\]]$/u.test(source) && !/[（(【[]/u.test(source);
  if (unmatched) source = source.slice(0, -1);
  return source && source.length <= 60 && !/^[:：]/.test(source)
    ? source.replace(TRAILING_WORDS, '') || source
    : undefined;
}

const EDITOR_CODE = /_[A-Za-z]{1,24}\d*$|(?<=[\u3400-\u9fff])\s?[（(]?[A-Z]{1,4}\d{2,}[）)]?$/u;

/** That a text may stand here: 「经授权发布」. */
const PERMISSION = inBothScripts(/授权|转载|发布$/u);

const LONGEST_SECTION = 12;

/** The section behind its label, of a trail its last part: 「 学术 > 社会学 > 社会学时评　2019-09-09」 → 社会学时评. */
function readSectionName(following: string): string | undefined {
  const [trail = ''] = trim(following.replace(/[\s\u2063]*[>＞»][\s\u2063]*/gu, '>')).split(/[\s\u2063|｜]/u);
  const name = trail
    .split('>')
    .at(-1)
    ?.replace(/[】\])）]+$/u, '');
  return name && /^[\p{Script=Han}A-Za-z·]+$/u.test(name) && name.length <= LONGEST_SECTION ? name : undefined;
}

/** Editors' names, without the system's codes: 「杨倩_NF4425」 → 杨倩; a code alone stands. */
export function readEditors(following: string): string[] {
  const bare = trim(
    following.replace(/[（(【[]\s*$|[）)】\].。;；]+[\s\u2063]*.*$/gu, '').replace(/^[\s\u2063（(【[]+/u, ''),
  );
  const names: string[] = [];
  for (const token of splitNames(bare)) {
    const name = token.replace(EDITOR_CODE, '').replace(/^[:：]+/u, '');
    const code = /^[A-Za-z]{1,4}\d{2,}$/.test(name);
    if (code && names.length > 0) continue;
    if (!code && !/^[\p{Script=Han}A-Za-z·]{2,12}$/u.test(name)) break;
    // 「作者：甲，编辑：乙，某网经授权发布。」
    if (PERMISSION.test(name)) break;
    // The name of the system's own account is nobody's.
    if (NOBODY.test(name)) continue;
    if (NO_NAME.test(name)) break;
    names.push(name);
  }
  return names;
}

const TOOL_TOKEN = inBothScripts(
  /^(?:[\d,.:：|｜·•\-—→>＞<\s]+|.*(?:字号|字体|放大|缩小|标准|有话说|说两句|收藏本文|收藏|打印|列印|分享|评论|参与|举报|赞好|浏览.*|阅读.*|点击.*|点[击阅].*|人气.*|微博|微信|空间|我要|更新.*|.*时间|.*日期|试听|讯|原创|大|中|小|来源|发布|发布于|发表于|编辑于|关注|\d+次|\+)|[A-Za-z]|AM|PM|字数.*|HKT|CST|(?:星期|周)[一二三四五六日天]|http.*)$/u,
);

/** Where a paper printed the text: 「《光明日报》（2020年12月18日 15版）」 tells paper and day, no person. */
export const PAPER_EDITION =
  /《\s?(?<paper>[^《》]{2,12}?)\s?》[\s\u3000\u2063]*[（(][\s\u2063]*(?:19|20)\d{2}[\s\u2063]?[年/.-][^（）()《》]{3,24}版[^（）()《》]{0,12}[）)]/u;

/** The date as a reader sees it: white space is one gap, and there is none where elements only part the digits from a stroke. */
function toPrinted(text: string): string {
  return text
    .replace(/(?<=\d)\u2063+(?=\d)/gu, ' ')
    .replaceAll(GAP, '')
    .replace(/\s+/gu, ' ');
}

const LONGEST_BEHIND = 30;

/** Names that stand behind the source without a label: 「来源：浙江日报 | 楼望舒」. */
function readNamesBehind(following: string, source: string, afterDate: boolean): FreeWord[] {
  const at = source ? following.indexOf(source) : -1;
  if (at < 0) return [];
  const behind = trim(following.slice(at + source.length).replace(/[\s\u2063]+/gu, ' '));
  const names = splitNames(behind);
  // 「来源：浙在线 浙在评论员 白水清」
  if (behind.length <= LONGEST_BEHIND && names.length > 1 && readByline(behind, { labelled: false }).length > 0)
    return [{ text: behind, hooks: '', afterDate }];
  const people = names.length > 0 && names.length <= 3 && names.every((name) => name.length > 1 && isPersonName(name));
  return people ? names.map((text) => ({ text, hooks: '', afterDate })) : [];
}

/** Where nothing else stands in the line, a gap does for the colon: 「编辑 梁雨亭」. */
const EDITOR_ALONE = inBothScripts(
  /^[\s（(【[]*(?:责任|值班|本期)?(?:编辑|责编)[\s\u3000]+(?<names>\p{Script=Han}{2,4}(?:[\s\u3000、]+\p{Script=Han}{2,4})?)[\s）)】\]]*$/u,
);

/** Two elements that both float to the right are printed in reverse: 「<i>阎小茜</i><i>编辑：</i>」. */
const EDITOR_BEHIND = inBothScripts(/^\s*(?<names>\p{Script=Han}{2,4})\s+(?:责任)?(?:编辑|责任编辑)\s?[:：]\s*$/u);

const SENT_IN = /^供稿/u;
/** A name of a person, a pen name too, beside its label. */
const LONGEST_ALONE = 4;
const RECEIVED = inBothScripts(/^(?:收稿|修回|录用|接受|投稿|截稿|截止|报名)/u);

const UPDATED_HOOKS = /(?:^|[\s_-])(?:updated|modified|lastmod|last-?update)(?=[\s_-]|$)/u;

/** What the element is called that prints a place of the line's gapped text. */
function hooksAt({ runs }: Line, at: number): string {
  if (runs.length === 1) return runs[0]?.hooks ?? '';
  let end = runs[0]?.text.length === undefined ? 0 : -(runs[0].text.length - runs[0].text.trimStart().length);
  for (const run of runs) {
    end += run.text.length + GAP.length;
    if (end > at) return run.hooks;
  }
  return '';
}

/** The line with the slash of typesetters as everybody writes it: 「聯禾報╱記者甲」. */
function withSlashes(line: Line): Line {
  if (!line.text.includes('╱')) return line;
  const runs = line.runs.map((run) => ({ ...run, text: run.text.replaceAll('╱', '／') }));
  return { ...line, text: line.text.replaceAll('╱', '／'), runs };
}

/** Reads a line of time, source, editor, author in any of its printed forms: 「20-04-03 09:03 来源：中国甘肃网 编辑：邵江梅」. */
export function readInfoLine(printed: Line): InfoLine {
  const line = withSlashes(printed);
  const text = toGappedText(line);
  const spaced = text.replaceAll(GAP, ' ');
  const labels = findMatches(text, LABEL);
  const days = findDates(spaced);
  const paper = PAPER_EDITION.exec(text);
  const alone = (EDITOR_ALONE.exec(spaced) ?? EDITOR_BEHIND.exec(spaced))?.groups?.names;
  const behind: FreeWord[] = [];
  const covered = days.map(({ index, printed }): Stretch => [index, index + printed.length]);
  if (paper) covered.push([paper.index, paper.index + paper[0].length]);
  const info: InfoLine = {
    text: line.text,
    dates: days.flatMap((day) => readDate(line, text, day, labels) ?? []),
    source: undefined,
    editors: alone ? readEditors(alone) : [],
    creditedEditors: [],
    authors: [],
    signed: '',
    keywords: [],
    section: undefined,
    readRest: () => [...behind, ...readRest(line, text, days, covered)],
  };
  const firstDay = days[0]?.index ?? text.length;
  for (const [at, label] of labels.entries()) {
    const from = label.index + label[0].length;
    const nextDay = days.find(({ index }) => index >= from)?.index ?? text.length;
    const next = labels[at + 1];
    const end = Math.min(next ? next.index - readPrefix(text, next).length : text.length, nextDay);
    const edition = paper && paper.index >= from ? paper.index : text.length;
    const prefix = readPrefix(text, label);
    covered.push([label.index - prefix.length, end]);
    const following = text.slice(from, Math.min(end, edition));
    addLabelled(info, prefix, label, following);
    if (label.groups?.contentSource)
      behind.push(...readNamesBehind(following, info.source ?? '', firstDay < label.index));
  }
  info.source ??= paper?.groups?.paper;
  return info;
}

/** Whose editor or reporter a label names: 「某经」 of 「某经编辑 甲」. */
function readPrefix(text: string, label: RegExpExecArray): string {
  const before = label.groups?.editor || label.groups?.author ? text.slice(0, label.index) : '';
  return /(?<=^|[\s\u2063])\p{Script=Han}{2,4}$/u.exec(before)?.[0] ?? '';
}

/** From where to where, in a line's gapped text. */
type Stretch = [from: number, to: number];
/** So far behind its label a date may stand. */
const DATE_BEHIND = 16;

/** A date with what its label, its element and the words beside it say of it; undefined where it is no day of publishing. */
function readDate(
  line: Line,
  text: string,
  day: FoundDate,
  labels: RegExpExecArray[],
): InfoLine['dates'][number] | undefined {
  const { index } = day;
  const end = index + day.printed.length;
  const label = labels.findLast((each) => each.index < index && index - each.index < DATE_BEHIND);
  // 「收稿日期: 2017-11-02」 is no day on which anything was published.
  if (label && RECEIVED.test(label[0])) return undefined;
  const spaced = text.replaceAll(GAP, ' ');
  const updated =
    Boolean(label?.groups?.updated) ||
    UPDATED_HOOKS.test(hooksAt(line, index)) ||
    /更新\s*$/u.test(spaced.slice(0, index)) ||
    /^.{0,3}更新(?!.?\s*\d)/u.test(spaced.slice(end, end + 8));
  return { ...day, printed: toPrinted(text.slice(index, end)), updated, labelled: Boolean(label?.groups?.published) };
}

/** Adds what follows a label to the field that it names. */
function addLabelled(info: InfoLine, prefix: string, label: RegExpExecArray, following: string): void {
  const [printed] = label;
  const field = readField(label.groups ?? {});
  if (field === 'contentSource') {
    const source = readSource(following);
    // 「文章来源：作者授权本网发布，转载自《乡土研究》2011年第4期」
    info.source = REPRINTED.test(printed) ? (source ?? info.source) : (info.source ?? source);
  } else if (field === 'editor') {
    // Whoever sets the page edits it where nobody else does.
    if (/^版面/u.test(printed) && info.editors.length > 0) return;
    const editors = readEditors(following);
    // Behind a bar another role may follow: 「编辑 | 审核 | 监制」.
    const isWhole = editors.length === 1 && trim(following).length <= LONGEST_ALONE;
    if (!/[|｜丨\s]$/.test(printed) || editors.every(isPersonName) || (isWhole && editors.every(canBeName))) {
      const all = /[/／]$/.test(printed) ? info.creditedEditors : info.editors;
      all.push(...editors.filter((name) => !all.includes(name)));
    }
  } else if (field === 'author') {
    // An account names its author, then itself: 「原创： 罗森 江边笔记」.
    const signing = (ORIGINAL.test(printed) ? /^\s*\S+/u.exec(following)?.[0] : following) ?? '';
    const bare = signing.replace(TRAILING_WORDS, '').replace(DESCRIPTION, '').replace(ACCOUNT_BEHIND, '');
    info.authors.push(...readByline(bare, { labelled: true }));
    info.signed ||= trim(toPrinted(prefix + printed + following));
  } else if (field === 'keywords') {
    info.keywords.push(...splitKeywords(following.replaceAll('|', ' ')).filter((word) => !isToolRow(word)));
  } else if (field === 'section') {
    info.section ??= readSectionName(following);
  } else if (field === 'other' && SENT_IN.test(printed) && info.authors.length === 0) {
    // Who sends a text in wrote it, unless that is an office: 「供稿丨甲」.
    const senders = readByline(following, { labelled: false });
    if (senders.every(({ name }) => isPersonName(name))) info.authors.push(...senders);
  }
}

/** Names in Latin letters have gaps of their own: 「ELLEN MARSH」. */
const WORD_BORDER =
  /(?<=[\u3000|｜]|\s(?<!\b[A-Z][A-Za-z.'’-]*\s(?=[A-Z]))|\p{Script=Han}[/／])|(?=[\u3000|｜]|\s(?<!\b[A-Z][A-Za-z.'’-]*\s(?=[A-Z])))/u;

/** The words of a line that neither a label nor a date covers. */
function readRest(line: Line, text: string, days: FoundDate[], covered: Stretch[]): FreeWord[] {
  const rest: FreeWord[] = [];
  const firstDay = days[0]?.index ?? text.length;
  let at = 0;
  for (const { text: printed, hooks } of line.runs) {
    at = Math.max(0, text.indexOf(trim(printed), at));
    let offset = at;
    for (const token of printed.split(WORD_BORDER)) {
      // A name may be glued to the time: 「08:45盛小川」.
      const day = days.find(({ index, printed }) => index <= offset && index + printed.length > offset);
      const behind = day ? day.index + day.printed.length - offset : 0;
      const glued = behind > 0 && behind < token.length ? token.slice(behind) : '';
      if (isPersonName(glued)) rest.push({ text: glued, hooks, afterDate: true });
      const bare = trim(token)
        .replace(/^[|｜/／(（]+|[|｜/／()（）]+$/gu, '')
        .replace(/^[【〔](?=[^】〕]*$)/u, '');
      const isCovered = covered.some(([from, to]) => offset >= from && offset < to);
      if (bare && !isCovered && !TOOL_TOKEN.test(bare)) rest.push({ text: bare, hooks, afterDate: offset > firstDay });
      offset += token.length;
    }
  }
  return rest;
}

/** Whether a line tells of the article that it stands below: a source, an editor or what day it is; an item of a list has only a day. */
export function tellsOfArticle({ source, editors, dates }: InfoLine): boolean {
  return source !== undefined || editors.length > 0 || dates.some(({ labelled, updated }) => labelled || updated);
}

/** Whether a word without a label is more likely a source than a person: 「新华社」, 「參考消息」. */
export function looksLikeSource(text: string): boolean {
  return (
    // A second line of the headline may end in 中心 too.
    !/^[—–-]/u.test(text) && (isUnit(text) || MEDIUM_END.test(text)) && text.length <= 24
  );
}

import { canBeName, isPersonName } from '../text/person-name';
import { trim } from '../text/whitespace';
import type { Person } from './article';
import { TRAILING_NOTE } from './clutter';
import type { CleanBody } from './drop-clutter';
import type { FoundBody } from './find-body';
import type { Found } from './found';
import { ancestors, type Line } from './page';
import { isUnit, readByline, readDatelinePeople, readPost, readSignOff, readTold } from './read-byline';
import type { FoundHeadline } from './read-headline';
import { type InfoLine, looksLikeSource, PAPER_EDITION } from './read-info-line';
import { SENTENCE_END, SUBTITLE } from './trim-edges';

/** Who signs and whence the text came; readers fill in what is not known yet. */
export interface FoundSigners {
  contentSource?: Found<string>;
  author?: Found<Person[]>;
  byline?: Found<string>;
}

const SOURCE_HOOKS =
  /(?:^|[\s_-])(?:\w*source(?:_baidu)?|laiyuan|ly|(?<!rich[_-])media(?:name)?|copyfrom)(?=[\s_-]|$)/u;
const AUTHOR_HOOKS = /(?:^|[\s_-])(?:\w*author(?:_baidu)?|authi|zuozhe|writer|columnist|byline)(?=[\s_-]|$)/u;

const EDITORIAL_VOICE = /^\p{Script=Han}{2,10}(?:评论员|評論員|编辑部|編輯部|评论部|評論部)$/u;
const MEDIA_END = /(?:社|报|報|网|網|刊|台|新闻|新聞雲?|财经|日报|客户端|通讯|周刊|杂志|雜誌|网络版|網路版)$/u;
/** Where sites show who writes there: 「/u/1」, 「space-uid-88.html」. */
const USER_PAGE = /\/u\/|user|people|profile|author|member|space-uid/iu;
const ORIGINAL = /^[\s【[]*原创(?![\s\u3000】\]]*[:：])/u;
/** Some sites print their own address into the line. */
const ADDRESS = /https?:\/\/[\w./-]+/gu;
/** A word that may be a pen name or a medium: 「maomaobear」, 「侠客岛」. */
const FREE_WORD = /^[\p{Script=Han}A-Za-z·_《》—\d-]{2,16}$/u;

function hookText(line: Line): string {
  let hooks = '';
  let steps = 0;
  for (const block of ancestors(line.block)) {
    // A list has its name from the block around it: 「<div class="columnist"><dl><dd>房知微」.
    if (block.tag === 'DL' && block.hooks === '') continue;
    if (++steps > 2) break;
    hooks += ` ${block.hooks}`;
  }
  return hooks;
}

/** People or a source among the words that no label announces: 「石佳/中国青年报」, 「聯合報 記者陳嘉寧」, 「叨叨姐 胡一刀」. */
function readUnlabelled(
  line: Line,
  { rest, ...info }: InfoLine,
  known: string | undefined,
): { source?: string; people: Person[]; byline?: string } {
  const unknown = rest.filter(({ text }) => text !== known);
  const words = unknown.map((each) => each.text);
  // One element may say all of it: 「聯和報 / 邱若蘭／退休教師（新北市）」.
  const [letter] = line.runs.flatMap(({ text }) => {
    const people = readTold(trim(text));
    return people ? [{ people, byline: trim(text) }] : [];
  });
  const isMedium = (word: string) => looksLikeSource(word) && (MEDIA_END.test(word) || info.dates.length > 0);
  const media = words.find(isMedium);
  if (letter) return { ...(media ? { source: media } : {}), ...letter };
  const byline = readByline(words.join(' '), { labelled: false });
  if (byline.length > 0) {
    // Beside a date the medium is whence the text came, not where its author works: 「2015-09-22 苗岭商报 国小雅」.
    const people =
      info.dates.length > 0 && !/[/／]/u.test(line.text.replace(ADDRESS, ''))
        ? byline.map((person) => (person.affiliation === media ? { name: person.name } : person))
        : byline;
    return { ...(media ? { source: media } : {}), people };
  }

  // Feeds link to the account that wrote: 「<a href="/user/574">闻人小棠</a>·3小时前」.
  const accounts = line.runs.filter(({ href }) => href !== undefined && USER_PAGE.test(href));
  const account = accounts.length === 1 ? trim(accounts[0]?.text ?? '') : '';
  if (FREE_WORD.test(account) && !looksLikeSource(account) && words[0] === account)
    return { people: [{ name: account }], byline: account };

  const hooks = info.dates.length > 0 ? '' : hookText(line);
  const named = unknown.filter((word) => AUTHOR_HOOKS.test(`${word.hooks} ${hooks}`) && !looksLikeSource(word.text));
  const people = named.flatMap((word) => readByline(word.text, { labelled: true }));
  const hooked = unknown.find((word) => SOURCE_HOOKS.test(word.hooks) && word.text.length <= 30)?.text;
  const source = hooked ?? media ?? words.find(looksLikeSource);
  if (info.dates.length === 0 || people.length > 0) return { ...(source ? { source } : {}), people };

  // Around a date: what stands before it signs, what stands behind it is the source, and several words behind it sign.
  const isFree = (text: string) => FREE_WORD.test(text) && canBeName(text) && !looksLikeSource(text);
  const free = unknown.filter(({ text }) => text !== source && isFree(text));
  const before = free.filter((word) => !word.afterDate);
  const after = free.filter((word) => word.afterDate);
  const signing =
    before.length > 0 && before.length <= 2 && line.text.length <= 70 ? before : after.length > 1 ? after : [];
  if (signing.length > 0) return { ...(source ? { source } : {}), people: signing.map(({ text }) => ({ name: text })) };
  const lone = source ?? after[0]?.text;
  // Feeds mark what an account wrote itself: 「原创 2021-04-09 06:58·灶台边的老周」.
  if (lone && lone !== source && ORIGINAL.test(line.text)) return { people: [{ name: lone }] };
  return { ...(lone ? { source: lone } : {}), people: [] };
}

/** What leads from a name to more by its bearer: 「祝仲渊 (进入专栏)」. */
const LINKS_BEHIND = /\s*[（(](?:进入专栏|进入博客|个人主页|作者专栏)[）)]$/u;

/** What signs in a line that tells time and source as well: 「2021-03-18 05:30 潮聲日報 / 林海生」 → 「林海生」. */
function cutByline({ text }: Line, { rest, dates }: InfoLine, source: string | undefined): string {
  const words = rest.filter((word) => word.text !== source && !ADDRESS.test(word.text));
  const first = words[0]?.text ?? '';
  const from = Math.max(0, text.indexOf(first));
  const date = dates.map(({ printed }) => text.indexOf(printed, from)).find((at) => at > from);
  const last = words.findLast((word) => date === undefined || text.lastIndexOf(word.text, date) >= from)?.text ?? first;
  const end = text.indexOf(last, from) + last.length;
  return text.slice(from, end).replace(/^[\s·•|｜/-]+|[\s·•|｜/-]+$/gu, '');
}

/** The institutes of a paper's authors: 「2. 江左大学文学院, 江左 000000」. */
const NUMBERED = /^\d{1,2}\s?[.、．]/u;

/** Authors and source without a label, in the lines beside the headline and the date. */
export function readBylines(
  found: FoundSigners,
  body: FoundBody,
  headline: FoundHeadline | undefined,
  below: Line[],
  infos: Map<Line, InfoLine>,
): void {
  const near = below.slice(0, 12);
  // Who signs may stand below the second line of the headline: 「——从三位农民说起」.
  const opening = near.find(({ index, text }) => index >= (headline?.end ?? 0) && !SUBTITLE.test(text))?.index;
  const isDated = (line: Line | undefined) => line !== undefined && (infos.get(line)?.dates.length ?? 0) > 0;
  for (const [at, line] of near.entries()) {
    const info = infos.get(line);
    if (!info || line.text.length > 80 || body.kinds[line.index]?.clutter || NUMBERED.test(line.text)) continue;
    const beside = line.index === opening || isDated(line) || isDated(near[at - 1]) || isDated(near[at + 1]);
    if (!beside && !AUTHOR_HOOKS.test(hookText(line)) && !/記者|记者/u.test(line.text)) continue;
    const evidence = { rule: 'byline', raw: line.text, confidence: 0.82 };
    // A paper's own voice signs there too: 「云麓日报评论员」.
    const voice = line.index === headline?.end && isDated(near[at + 1]) && EDITORIAL_VOICE.test(line.text);
    if (voice && !found.author) {
      found.author = { value: [{ name: line.text }], ...evidence };
      found.byline = { value: line.text, ...evidence };
    }
    if (voice) continue;
    const { source, people, byline } = readUnlabelled(line, info, found.contentSource?.value);
    // A pen name stands alone between the headline and the line with the date: 「雨露」.
    const isOwn = line.linked === 0 || line.runs.every(({ href }) => href === undefined || USER_PAGE.test(href));
    const between = line.index === headline?.end && isDated(near[at + 1]) && isOwn;
    if (between && people.length === 0 && !source && /^\p{Script=Han}{2,4}$/u.test(line.text))
      people.push({ name: line.text });
    if (source) found.contentSource ??= { value: source, ...evidence };
    if (people.length > 0 && !found.author) {
      found.author = { value: people, ...evidence };
      const isMixed = info.dates.length > 0;
      const value = byline ?? (isMixed ? cutByline(line, info, source) : trim(line.text.replace(PAPER_EDITION, '')));
      found.byline = { value: value.replace(LINKS_BEHIND, ''), ...evidence };
    }
  }
}

/** Authors told by the text itself: an own line, the dateline, the sign-off, the headline; with what the notes tell of them. */
export function readAuthorsOfText(
  found: FoundSigners,
  clean: CleanBody,
  headline: string,
  footer: readonly Line[] = [],
): void {
  const first = clean.lines[0];
  const dateline = first && readDatelinePeople(first.text);
  if (dateline?.unit)
    found.contentSource ??= { value: dateline.unit, rule: 'dateline', raw: dateline.raw, confidence: 0.7 };
  if (!found.author) readSigners(found, clean, headline, footer, dateline);
  else if (dateline && isPartOf(found.author.value, dateline.people)) {
    // The line of time and source may name one of those whom the dateline names.
    const known = found.author.value;
    const value = dateline.people.map((person) => known.find(({ name }) => name === person.name) ?? person);
    found.author = { value, rule: 'dateline', raw: dateline.raw, confidence: 0.9 };
  }
  const notes = [...clean.notes, ...footer.filter(({ text }) => TRAILING_NOTE.test(text))].map(({ text }) => text);
  if (found.author) found.author = { ...found.author, value: describePeople(found.author.value, clean, notes, footer) };
}

/** Whether all of them, and others, are among the people. */
function isPartOf(some: readonly Person[], people: readonly Person[]): boolean {
  return some.length < people.length && some.every(({ name }) => people.some((person) => person.name === name));
}

/** Who signs the text, by the surest place first. */
function readSigners(
  found: FoundSigners,
  clean: CleanBody,
  headline: string,
  footer: readonly Line[],
  dateline: ReturnType<typeof readDatelinePeople>,
): void {
  for (const line of clean.telling) {
    const inside = line.text.replace(AUTHOR_LABEL, '');
    const people = readByline(inside, { labelled: inside !== line.text });
    if (people.length > 0 && !/[编編校审]|来源|來源|版/u.test(line.text)) {
      const evidence = { rule: 'signature', raw: line.text, confidence: 0.88 };
      found.author = { value: people, ...evidence };
      found.byline = { value: line.text, ...evidence };
      return;
    }
  }
  if (dateline && dateline.people.length > 0) {
    found.author = { value: dateline.people, rule: 'dateline', raw: dateline.raw, confidence: 0.9 };
    return;
  }
  const last = clean.lines.at(-1);
  const signOff = last && readSignOff(last.text);
  const pieces = signOff ? [...readPieces(clean.lines), signOff] : [];
  if (pieces.length > 1) {
    const raw = pieces.map((piece) => piece.raw).join(' ');
    found.author = { value: pieces.flatMap(({ people }) => people), rule: 'sign-off', raw, confidence: 0.8 };
    return;
  }
  if (signOff) {
    const evidence = { rule: 'sign-off', raw: signOff.raw, confidence: 0.9 };
    found.author = { value: signOff.people, ...evidence };
    found.byline = { value: signOff.raw.replace(/^[（(]|[）)]$/gu, ''), ...evidence };
    return;
  }
  // Right below the text's block: 「<p style="text-align:right">（鲁汀洲）</p>」.
  const [below] = footer;
  const signed = below && /^[（(].*[）)]$/u.test(below.text) ? readSignOff(below.text) : undefined;
  if (below && signed) {
    const evidence = { rule: 'sign-off', raw: below.text, confidence: 0.85 };
    found.author = { value: signed.people, ...evidence };
    found.byline = { value: below.text, ...evidence };
    return;
  }
  // A report that was written on signs where the first ended: 「……享年54岁。（北京晚报记者成长）」.
  const reports = clean.lines.flatMap(({ text }) => (REPORTED.test(text) ? (readSignOff(text) ?? []) : []));
  const [report] = reports;
  if (report) {
    const people = reports.flatMap((each) => each.people).filter(({ name }) => isPersonName(name));
    if (people.length > 0) {
      found.author = { value: people, rule: 'sign-off', raw: report.raw, confidence: 0.8 };
      return;
    }
  }
  // 「作者：书脊生长，一个喜欢在小地方找图书馆的人。」
  const note = [...clean.notes, ...footer].find(({ text }) => NOTE_ON.test(text));
  const noted = note && NOTE_ON.exec(note.text)?.groups?.name;
  if (noted) {
    found.author = { value: [{ name: noted }], rule: 'note', raw: note.text, confidence: 0.8 };
    return;
  }
  const name = readHeadlineName(headline);
  if (name && !clean.lines.some((line) => line.text.includes(name))) {
    found.author = { value: [{ name }], rule: 'headline', raw: headline, confidence: 0.7 };
  }
}

/** So long is the heading of a piece, at most. */
const LONGEST_HEADING = 30;

/** The sign-offs within a text of several pieces: each closes its piece, and the next one has a heading. */
function readPieces(lines: readonly Line[]): { people: Person[]; raw: string }[] {
  return lines.flatMap(({ text }, at) => {
    const next = lines[at + 1]?.text;
    if (next === undefined || next.length > LONGEST_HEADING || SENTENCE_END.test(next)) return [];
    const signed = readSignOff(text);
    return signed && text.length > signed.raw.length && signed.people.every(({ name }) => isPersonName(name))
      ? [signed]
      : [];
  });
}

/** 「（作者系云岭县委党校教师）」, 「（作者单位：云岭县人民法院）」: whose name is not said again. */
const AUTHOR_IS = /^[\s（(*＊※]*(?:本文)?作者(?:系|係|为|為|是|单位\s*[:：])(?<post>[^，,；;。）)]{2,30})/u;
/** What follows a name in such a note: 「（作者单位：阙清晖，东湖省委党校；符海霞，湖田镇人民政府）」. */
const POST_OF_NAME = /^\s*(?:[（(][A-Za-z .·•'’-]+[)）])?(?:系|係|为|為|是|[，,：:])\s*(?<post>[^，,；;。）)]{2,30})/u;

/** The people with what their own lines, the notes at the end and the cards below the text tell of them. */
function describePeople(
  people: Person[],
  clean: CleanBody,
  notes: readonly string[],
  footer: readonly Line[],
): Person[] {
  const signed = clean.telling.flatMap(({ text }) => readByline(text.replace(AUTHOR_LABEL, ''), { labelled: false }));
  return people.map((person) => {
    if (person.affiliation || person.jobTitle) return person;
    const same = signed.find(({ name }) => name === person.name);
    return {
      ...person,
      ...(findPost(person.name, notes, people.length === 1) ?? readCard(person.name, footer)),
      ...same,
      name: person.name,
    };
  });
}

type Post = Pick<Person, 'affiliation' | 'jobTitle'>;

/** What a note calls somebody, by name, as the only author, or as all of them: 「（作者单位：某边防团）」. */
function findPost(name: string, notes: readonly string[], isAlone: boolean): Post | undefined {
  for (const note of notes) {
    // 「莫子進」 on one line, 「嶺東大學應用經濟學系高級講師」 on the next.
    const below = note === name ? notes[notes.indexOf(note) + 1] : undefined;
    if (below && !/[，。、：:]/u.test(below) && (isUnit(below) || readPost(below).affiliation)) return readPost(below);
    const at = note.indexOf(name);
    const named = at < 0 ? undefined : POST_OF_NAME.exec(note.slice(at + name.length))?.groups?.post;
    const unit = UNIT_OF_ALL.exec(note)?.groups?.unit;
    if (unit && !named) return { affiliation: unit };
    const post = (named ?? (isAlone ? AUTHOR_IS.exec(note)?.groups?.post : undefined))?.replace(/^一[名位个]/u, '');
    // 「作者｜甲，编辑｜乙」 tells of two.
    if (post && !post.includes(name) && !/[|｜丨:：/／]|的人$/u.test(post)) return readPost(post);
  }
  return undefined;
}

const UNIT_OF_ALL = /^[\s（(]*作者单位\s*[:：]\s*(?<unit>[^：:，,；;。）)]{2,30})[）)]?$/u;

/** The card of an author: 「<b>祁岳</b><span>合伙人</span><span>鼎禾律师事务所</span>」. */
function readCard(name: string, footer: readonly Line[]): Post {
  const card = footer.find(({ runs, text }) => text !== name && runs[0]?.text.trim() === name);
  const words = card?.runs.slice(1).map(({ text }) => text.trim()) ?? [];
  const affiliation = words.find((word) => isUnit(word));
  const jobTitle = words.find((word) => word !== affiliation && /^\p{Script=Han}{2,10}$/u.test(word));
  return affiliation ? { affiliation, ...(jobTitle && { jobTitle }) } : {};
}

/** A note at the end that opens with the author's name. */
const NOTE_ON = /^[\s（(【[*＊※]*(?:本文)?作者\s?[:：]\s?(?<name>[\p{Script=Han}A-Za-z·•]{2,12})(?:[，。]|[（(]|$)/u;

/** A paragraph that ends in its reporters. */
const REPORTED = /[（(][^（）()]{0,12}(?:记者|記者|通讯员)[^（）()]{2,20}[）)]$/u;

const AUTHOR_LABEL = /^[\s（(【[]*(?:作者|文|撰文|执笔|執筆)\s*[:：/／|｜丨]\s*/u;

/** The columnist that a headline opens with: 「叶檀：…」, 「易宪容谈救市…」. Whom the text speaks of, it only quotes. */
function readHeadlineName(headline: string): string | undefined {
  const match = /^(?<name>[\p{Script=Han}]{2,4}?)(?:[:：]|谈|评|論|论)/u.exec(headline);
  const name = match?.groups?.name;
  return name && isPersonName(name) ? name : undefined;
}

import { inBothScripts } from '../text/both-scripts';
import { canBeName } from '../text/person-name';
import { trim } from '../text/whitespace';
import type { Person } from './article';
import { COMMENT_HOOKS } from './clutter';
import type { FoundBody } from './find-body';
import { ancestors, type Line } from './page';
import { readByline, readTold, withoutEditorBehind } from './read-byline';
import type { FoundHeadline } from './read-headline';
import { type InfoLine, looksLikeSource, PAPER_EDITION } from './read-info-line';
import { CATEGORY_HOOKS } from './read-tag-links';
import { OPENS_WITH_REPORTER, REPORTER_NAMED } from './roles';
import { addSigners, type FoundSigners } from './signers';
import { SUBTITLE } from './trim-edges';

/** Who took the pictures stands before it: 「甲／摄影」. */
const PICTURES = inBothScripts(/^摄影$/u);
/** A button beside a name: 「[微博]」. */
const BUTTON = inBothScripts(/^[[【](?:微博|微信|订阅|关注)[】\]]$/u);

const SOURCE_HOOKS =
  /(?:^|[\s_-])(?:\w*source(?:_baidu)?|laiyuan|ly|(?<!rich[_-])media(?:name)?|copyfrom|media_meta_nickname)(?=[\s_-]|$)/u;
const AUTHOR_HOOKS =
  /(?:^|[\s_-])(?:\w*author(?:_baidu)?|author-?info|authi|zuozhe|writer|columnist|byline)(?=[\s_-]|$)/u;

const EDIT_HOOKS = /(?:^|[\s_-])(?:edit|views?|permalink)(?:[_-]?(?:link|count))?(?=[\s_-]|$)/u;
/** Beside who signs: where the text is filed, how many wrote below it, how to change it. */
const FURNITURE = [CATEGORY_HOOKS, COMMENT_HOOKS, EDIT_HOOKS];

const EDITORIAL_VOICE = inBothScripts(/^\p{Script=Han}{2,10}(?:评论员|编辑部|评论部)$/u);
const MEDIA_END = inBothScripts(/(?:社|报|网|刊|台|新闻|新闻云?|财经|日报|客户端|通讯|周刊|杂志|网络版|网路版)$/u);
/** Where sites show who writes there: 「/u/1」, 「space-uid-88.html」. */
const USER_PAGE = /\/u\/|user|people|profile|author|member|space-uid/iu;
const ORIGINAL = inBothScripts(/^[\s【[]*原创(?![\s\u3000】\]]*[:：])/u);
/** Some sites print their own address into the line. */
const ADDRESS = /https?:\/\/[\w./-]+/gu;
/** A word that may be a pen name or a medium: 「maomaobear」, 「侠客岛」. */
const FREE_WORD = /^[\p{Script=Han}A-Za-z·_《》—\d-]{2,16}$/u;

/** What portals call their channels, which stand beside the medium: 「社会新闻」, 「要闻」, 「国内」. A medium has more of a name. */
const CHANNEL = inBothScripts(
  /^(?:国内|国际|社会|时政|时事|要闻|地方|本地|综合|滚动|即时|今日|最新|头条|热点|财经|经济|金融|股票|体育|科技|数码|娱乐|教育|法治|法制|军事|房产|汽车|文化|旅游|健康|历史|读书|生活|民生|公益|环球|港澳|台湾|图片|视频|深度|评论|新闻)(?:新闻|要闻|频道|资讯|中心|话题|报道)?$/u,
);
/** Where a channel has its own page: 「/society_index.shtml」, 「/world/」. */
const CHANNEL_PAGE = /^(?:\/[\w-]+){0,2}\/(?:(?:[\w-]*_)?(?:index|list)\.\w+)?$/u;

/** Whether a word beside the time is a medium's name and leads to a list of the page's own host, as those of channels do. */
function leadsToChannel({ runs, block }: Line, word: string): boolean {
  const href = runs.find((run) => run.href !== undefined && trim(run.text) === word)?.href;
  const base = block.element.ownerDocument.baseURI;
  // Authors have pages of their own there, too.
  if (href === undefined || !MEDIA_END.test(word) || USER_PAGE.test(href) || !URL.canParse(href, base)) return false;
  const { host, pathname } = new URL(href, base);
  return host === new URL(base).host && pathname !== '/' && CHANNEL_PAGE.test(pathname);
}

/** The words beside the time without those that only say where the page is filed; where no other medium stands beside, one is the source. */
function withoutChannels(line: Line, words: ReturnType<InfoLine['readRest']>): ReturnType<InfoLine['readRest']> {
  const named = words.filter(({ text }) => !CHANNEL.test(text));
  const others = named.filter(({ text }) => !leadsToChannel(line, text));
  return others.some(({ text }) => looksLikeSource(text)) ? others : named;
}

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

function isPhotographer({ text }: Line, word: string, next: string | undefined): boolean {
  return PICTURES.test(next ?? '') && (text.includes(`${word}／${next}`) || text.includes(`${word}/${next}`));
}

/** People or a source among the words that no label announces: 「石佳/中国青年报」, 「聯合報 記者陳嘉寧」, 「叨叨姐 胡一刀」. */
function readUnlabelled(
  line: Line,
  info: InfoLine,
  known: string | undefined,
): { source?: string; people: Person[]; byline?: string } {
  const rest = info
    .readRest()
    .filter(({ text, hooks }) => text !== known && !FURNITURE.some((each) => each.test(hooks)));
  const unknown = withoutChannels(line, rest);
  const plain = unknown.map((each) => each.text);
  // 「甲／台北報導 乙／攝影」.
  const words = plain.filter((word, at) => !isPhotographer(line, word, plain[at + 1]));
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
const LINKS_BEHIND = inBothScripts(/\s*[（(](?:进入专栏|进入博客|个人主页|作者专栏)[）)]$/u);

/** What signs in a line that tells time and source as well: 「2021-03-18 05:30 潮聲日報 / 林海生」 → 「林海生」. */
function cutByline(line: Line, { readRest, dates }: InfoLine, source: string | undefined): string {
  const { text } = line;
  const others = withoutChannels(line, readRest()).filter((word) => word.text !== source && !ADDRESS.test(word.text));
  // The account of the medium may stand before who signs: 「[微博] 国小雅」.
  const at = others.findIndex((word) => !BUTTON.test(word.text));
  const words = others.slice(Math.max(0, at));
  const first = words[0]?.text ?? '';
  const from = Math.max(0, text.indexOf(first));
  const date = dates.map(({ printed }) => text.indexOf(printed, from)).find((at) => at > from);
  const last = words.findLast((word) => date === undefined || text.lastIndexOf(word.text, date) >= from)?.text ?? first;
  const end = text.indexOf(last, from) + last.length;
  return text.slice(from, end).replace(/^[\s·•|｜/-]+|[\s·•|｜/-]+$/gu, '');
}

/** The institutes of a paper's authors: 「2. 江左大学文学院, 江左 000000」. */
const NUMBERED = /^\d{1,2}\s?[.、．]/u;

/** So many lines below the headline may sign. */
const MOST_LINES = 12;
const LONGEST_BYLINE = 80;

/** What is known with authors and source that stand without a label in the lines beside the headline and the date. */
export function readBylines(
  known: FoundSigners,
  body: FoundBody,
  headline: FoundHeadline | undefined,
  below: readonly Line[],
  infos: ReadonlyMap<Line, InfoLine>,
): FoundSigners {
  const near = below.slice(0, MOST_LINES);
  // Who signs may stand below the second line of the headline: 「——从三位农民说起」.
  const opening = near.find(({ index, text }) => index >= (headline?.end ?? 0) && !SUBTITLE.test(text))?.index;
  const isDated = (line: Line | undefined) => line !== undefined && (infos.get(line)?.dates.length ?? 0) > 0;
  let found = known;
  let signedAt = -1;
  for (const [at, line] of near.entries()) {
    const info = infos.get(line);
    if (!info || line.text.length > LONGEST_BYLINE || body.kinds[line.index]?.clutter || NUMBERED.test(line.text))
      continue;
    const beside = line.index === opening || isDated(line) || isDated(near[at - 1]) || isDated(near[at + 1]);
    const isNamed = AUTHOR_HOOKS.test(hookText(line)) || line.runs.some(({ hooks }) => AUTHOR_HOOKS.test(hooks));
    const goesOn = signedAt === line.index - 1 && OPENS_WITH_REPORTER.test(line.text);
    if (isToolLinks(line) || !(beside || isNamed || goesOn || REPORTER_NAMED.test(line.text))) continue;
    const isBetween = line.index === headline?.end && isDated(near[at + 1]);
    const signers = readBeside(line, info, isBetween, found.contentSource?.value);
    // Those who helped stand in a line of their own below the reporter's.
    found = goesOn ? joinSigners(found, signers) : addSigners(found, signers);
    if (signers.author) signedAt = line.index;
  }
  return found;
}

const FEWEST_TOOLS = 3;
const LONGEST_TOOL = 4;

/** Whether a line is a row of links to what can be done with the page: 「[轉寄] [列印] [存新聞]」. */
function isToolLinks({ runs, text, linked }: Line): boolean {
  const links = runs.filter(({ href }) => href !== undefined);
  const words = text.replace(/[\s[\]|｜()（）【】、]/gu, '').length;
  return (
    links.length >= FEWEST_TOOLS && linked >= words && links.every((link) => trim(link.text).length <= LONGEST_TOOL)
  );
}

/** What is known with those who sign in the next line: 「某报记者 甲」, 「通讯员 乙 丙」. */
function joinSigners(known: FoundSigners, next: FoundSigners): FoundSigners {
  const { author, byline } = known;
  if (!author || !next.author) return addSigners(known, next);
  const value = [...author.value, ...next.author.value];
  const printed = byline && next.byline && { ...byline, value: `${byline.value} ${next.byline.value}` };
  return { ...known, author: { ...author, value }, ...(printed && { byline: printed }) };
}

/** Who signs in the line of the time above the headline, where the site calls the name so: 「<span class="author">老顾」. */
export function readNamedAbove(above: readonly Line[], infos: ReadonlyMap<Line, InfoLine>): FoundSigners {
  const line = above.find((each) => (infos.get(each)?.dates.length ?? 0) > 0);
  const word =
    line &&
    infos
      .get(line)
      ?.readRest()
      .find(({ text, hooks }) => AUTHOR_HOOKS.test(hooks) && canBeName(text));
  const people = word && !looksLikeSource(word.text) ? readByline(word.text, { labelled: true }) : [];
  if (!line || !word || people.length === 0) return {};
  const evidence = { rule: 'byline', raw: line.text, confidence: 0.8 };
  return { author: { value: people, ...evidence }, byline: { value: word.text, ...evidence } };
}

/** Who signs in a line beside the headline, `isBetween` it and the line with the date. */
function readBeside(line: Line, info: InfoLine, isBetween: boolean, known: string | undefined): FoundSigners {
  const { text } = line;
  const evidence = { rule: 'byline', raw: text, confidence: 0.82 };
  // A paper's own voice signs there too: 「云麓日报评论员」.
  if (isBetween && EDITORIAL_VOICE.test(text))
    return { author: { value: [{ name: text }], ...evidence }, byline: { value: text, ...evidence } };
  const { source, people: named, byline } = readUnlabelled(line, info, known);
  // A pen name stands alone there: 「雨露」.
  const isOwn = line.linked === 0 || line.runs.every(({ href }) => href === undefined || USER_PAGE.test(href));
  const isAlone = isBetween && isOwn && named.length === 0 && !source && /^\p{Script=Han}{2,4}$/u.test(text);
  const people = isAlone ? [{ name: text }] : named;
  const isMixed = info.dates.length > 0;
  const signing = isMixed ? [] : line.runs.filter(({ hooks }) => !FURNITURE.some((each) => each.test(hooks)));
  const own = signing.length > 0 ? trim(signing.map((run) => run.text).join('')) : text;
  const printed =
    byline ?? (isMixed ? cutByline(line, info, source) : trim(withoutEditorBehind(own.replace(PAPER_EDITION, ''))));
  return {
    ...(source && { contentSource: { value: source, ...evidence } }),
    ...(people.length > 0 && {
      author: { value: people, ...evidence },
      byline: { value: printed.replace(LINKS_BEHIND, ''), ...evidence },
    }),
  };
}

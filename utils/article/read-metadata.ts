import { findDate } from '../text/date';
import { isPersonName } from '../text/person-name';
import { trim } from '../text/whitespace';
import type { Person } from './article';
import type { CleanBody } from './drop-clutter';
import type { FoundBody } from './find-body';
import { ancestors } from './find-body';
import type { Found } from './found';
import { readByline, readDatelinePeople, readSignOff } from './read-byline';
import { type FoundHeadline, splitTitle } from './read-headline';
import { type InfoLine, looksLikeSource, readInfoLine } from './read-info-line';
import type { Block, Line, Page } from './read-page';

/** The fields that are read around the text, each with its evidence. */
export interface FoundMetadata {
  datePublished?: Found<string> & { printed: string };
  contentSource?: Found<string>;
  editor?: Found<string[]>;
  author?: Found<Person[]>;
  byline?: Found<string>;
  keywords?: Found<string[]>;
  kicker?: Found<string>;
  alternativeHeadline?: Found<string>;
}

const KICKER_HOOKS =
  /(?:^|[\s_-])(?:pre|kicker|introtitle|intro-?title|yinti|jianti|shouldertitle|shoulder|toptitle)(?=[\s_-]|$)/u;
const SUBTITLE_HOOKS =
  /(?:^|[\s_-])(?:sub|subtitle|sub-?title|futi|second-?title|fubiaoti|sub-?head|article_subtitle)(?=[\s_-]|$)/u;
const SOURCE_HOOKS = /(?:^|[\s_-])(?:\w*source(?:_baidu)?|laiyuan|ly|media(?:name)?|copyfrom)(?=[\s_-]|$)/u;
const AUTHOR_HOOKS = /(?:^|[\s_-])(?:\w*author(?:_baidu)?|zuozhe|writer|byline)(?=[\s_-]|$)/u;

const MEDIA_END = /(?:社|报|報|网|網|刊|台|新闻|新聞雲?|财经|日报|客户端|通讯|周刊|杂志|雜誌|网络版|網路版)$/u;
/** A word that may be a pen name or a medium: 「maomaobear」, 「侠客岛」. */
const FREE_WORD = /^[\p{Script=Han}A-Za-z·_《》—\d-]{2,16}$/u;

/** Everything around the text that may tell a field. */
interface Surroundings {
  /** Between headline and text, and the few lines above the headline. */
  header: Line[];
  /** Below the text, up to the first block of clutter. */
  footer: Line[];
}

function readSurroundings(
  page: Page,
  body: FoundBody,
  clean: CleanBody,
  headline: FoundHeadline | undefined,
): Surroundings {
  const first = clean.lines[0]?.index ?? body.first;
  const last = Math.max(clean.lines.at(-1)?.index ?? 0, first);
  const printed = headline !== undefined && headline.end > 0 && headline.first < first;
  const top = printed ? Math.max(0, headline.first - 4) : Math.max(0, first - 8);
  const inHeadline = (line: Line) => printed && line.index >= headline.first && line.index < headline.end;
  const header = page.lines
    .slice(Math.max(top, first - 60), first)
    .filter((line) => line.text.length <= 200 && !inHeadline(line));
  const footer: Line[] = [];
  for (let at = last + 1; at < Math.min(page.lines.length, last + 30); at++) {
    const line = page.lines[at];
    if (!line || (body.kinds[at]?.heading && footer.length > 0 && at > body.end)) break;
    if (line.text.length <= 200 && line.linked <= line.text.length * 0.7) footer.push(line);
  }
  return { header, footer };
}

function hookText(line: Line): string {
  let hooks = '';
  let steps = 0;
  for (const block of ancestors(line.block)) {
    if (++steps > 2) break;
    hooks += ` ${block.hooks}`;
  }
  return hooks;
}

function readDate(infos: InfoLine[], document: Document): FoundMetadata['datePublished'] {
  const dates = infos.flatMap((info) => info.dates.map((date) => ({ ...date, info })));
  const pick =
    dates.find((date) => date.labelled && !date.updated) ??
    dates.find((date) => !date.updated && date.iso.length > 10) ??
    dates.find((date) => date.iso.length > 10) ??
    dates.find((date) => !date.updated) ??
    dates[0];
  const better =
    pick && pick.iso.length === 10 ? dates.find((date) => date.iso.startsWith(pick.iso) && date.iso.length > 10) : pick;
  const chosen = better ?? pick;
  if (chosen)
    return { value: chosen.iso, printed: chosen.printed, rule: 'info-line', raw: chosen.info.text, confidence: 0.95 };
  for (const name of [
    'article:published_time',
    'PubDate',
    'publishdate',
    'pubdate',
    'datePublished',
    'weibo: article:create_at',
    'apub:time',
    'og:release_date',
  ]) {
    const raw = document
      .querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`)
      ?.getAttribute('content');
    const date = raw ? findDate(raw) : undefined;
    if (raw && date) return { value: date.iso, printed: date.printed, rule: `meta:${name}`, raw, confidence: 0.7 };
  }
  return undefined;
}

/** People or a source among the words that no label announces: 「石佳/中国青年报」, 「聯合報 記者陳嘉寧」, 「叨叨姐 胡一刀」. */
function readUnlabelled(line: Line, info: InfoLine): { source?: string; people: Person[] } {
  const words = info.rest.map((each) => each.text);
  const media = words.find((word) => looksLikeSource(word) && MEDIA_END.test(word));
  const byline = readByline(words.join(' '), { labelled: false });
  if (byline.length > 0) return { ...(media ? { source: media } : {}), people: byline };

  const hooks = info.dates.length > 0 ? '' : hookText(line);
  const named = info.rest.filter((word) => AUTHOR_HOOKS.test(`${word.hooks} ${hooks}`) && !looksLikeSource(word.text));
  const people = named.flatMap((word) => readByline(word.text, { labelled: true }));
  const hooked = info.rest.find((word) => SOURCE_HOOKS.test(word.hooks) && word.text.length <= 30)?.text;
  const source = hooked ?? media ?? words.find(looksLikeSource);
  if (info.dates.length === 0 || people.length > 0) return { ...(source ? { source } : {}), people };

  // Around a date: what stands before it signs, what stands behind it is the source, and several words behind it sign.
  const free = info.rest.filter(({ text }) => text !== source && FREE_WORD.test(text) && !looksLikeSource(text));
  const before = free.filter((word) => !word.afterDate);
  const after = free.filter((word) => word.afterDate);
  const signing =
    before.length > 0 && before.length <= 2 && line.text.length <= 70 ? before : after.length > 1 ? after : [];
  if (signing.length > 0) return { ...(source ? { source } : {}), people: signing.map(({ text }) => ({ name: text })) };
  const lone = source ?? after[0]?.text;
  return { ...(lone ? { source: lone } : {}), people: [] };
}

/**
 * All fields from the lines around the text, then from the text's own first and last paragraph, then from `<meta>`; what is
 * known already stays.
 */
export function readMetadata(
  page: Page,
  body: FoundBody,
  clean: CleanBody,
  headline: FoundHeadline | undefined,
  document: Document,
  known: FoundMetadata = {},
): FoundMetadata {
  const { header, footer } = readSurroundings(page, body, clean, headline);
  const below = header.filter((line) => !headline || headline.end === 0 || line.index >= headline.end);
  const above = header.filter((line) => headline && headline.end > 0 && line.index < headline.first);
  const order = [...below, ...above.reverse(), ...clean.telling, ...footer];
  const infos = new Map(order.map((line) => [line, readInfoLine(line)]));
  const found: FoundMetadata = { ...known };

  const headerInfos = [...below, ...above].flatMap((line) => infos.get(line) ?? []);
  const footerInfos = [...clean.telling, ...footer].flatMap((line) => infos.get(line) ?? []);
  const date = readDate(headerInfos, document);
  const late = readDate(
    footerInfos.filter((info) => info.source || info.editors.length > 0 || info.dates.some((each) => each.labelled)),
    document,
  );
  const best = date?.rule === 'info-line' ? date : late?.rule === 'info-line' ? late : date;
  if (best) found.datePublished ??= best;

  const readLabelled = (lines: Line[], confidence: number) => {
    for (const info of lines.flatMap((line) => infos.get(line) ?? [])) {
      const evidence = { rule: 'info-line', raw: info.text, confidence };
      if (info.source) found.contentSource ??= { value: info.source, ...evidence };
      if (info.editors.length > 0 && !found.editor) found.editor = { value: info.editors, ...evidence };
      if (info.keywords.length > 0) found.keywords ??= { value: info.keywords, ...evidence };
      const signed = info.authors.some(({ name }) => name !== found.contentSource?.value);
      if (signed) found.author ??= { value: info.authors, ...evidence };
    }
  };
  readLabelled([...below, ...above], 0.96);
  readBylines(found, body, headline, below, infos);
  // A reprint prints the editor of its source first, its own last.
  const lastEditor = clean.telling.findLast((line) => (infos.get(line)?.editors.length ?? 0) > 0);
  if (lastEditor && !found.editor) {
    found.editor = {
      value: infos.get(lastEditor)?.editors ?? [],
      rule: 'info-line',
      raw: lastEditor.text,
      confidence: 0.9,
    };
  }
  readLabelled([...clean.telling, ...footer], 0.88);
  // 「作者：新京报」 beside the source 新京报 names nobody.
  if (found.author?.value.every(({ name }) => name === found.contentSource?.value)) delete found.author;

  readAuthorsOfText(found, clean, headline?.value ?? '');
  readTitlesAround(found, page, headline, below);
  readMetaFallbacks(found, document);
  return found;
}

/** Authors and source without a label, in the lines beside the headline and the date. */
function readBylines(
  found: FoundMetadata,
  body: FoundBody,
  headline: FoundHeadline | undefined,
  below: Line[],
  infos: Map<Line, InfoLine>,
): void {
  const near = below.slice(0, 12);
  const isDated = (line: Line | undefined) => line !== undefined && (infos.get(line)?.dates.length ?? 0) > 0;
  for (const [at, line] of near.entries()) {
    const info = infos.get(line);
    if (!info || line.text.length > 80 || body.kinds[line.index]?.clutter) continue;
    const beside = line.index === headline?.end || isDated(line) || isDated(near[at - 1]) || isDated(near[at + 1]);
    if (!beside && !AUTHOR_HOOKS.test(hookText(line)) && !/記者|记者/u.test(line.text)) continue;
    const { source, people } = readUnlabelled(line, info);
    // A pen name stands alone between the headline and the line with the date: 「雨露」.
    const between = line.index === headline?.end && isDated(near[at + 1]) && line.linked === 0;
    if (between && people.length === 0 && !source && /^\p{Script=Han}{2,4}$/u.test(line.text))
      people.push({ name: line.text });
    const evidence = { rule: 'byline', raw: line.text, confidence: 0.82 };
    if (source) found.contentSource ??= { value: source, ...evidence };
    if (people.length > 0 && !found.author) {
      found.author = { value: people, ...evidence };
      found.byline = { value: line.text, ...evidence };
    }
  }
}

/** Authors told by the text itself: an own line, the dateline, the sign-off, the headline. */
function readAuthorsOfText(found: FoundMetadata, clean: CleanBody, headline: string): void {
  const first = clean.lines[0];
  const dateline = first && readDatelinePeople(first.text);
  if (dateline?.unit)
    found.contentSource ??= { value: dateline.unit, rule: 'dateline', raw: dateline.raw, confidence: 0.7 };
  if (found.author) return;
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
  if (signOff) {
    const evidence = { rule: 'sign-off', raw: signOff.raw, confidence: 0.9 };
    found.author = { value: signOff.people, ...evidence };
    found.byline = { value: signOff.raw.replace(/^[（(]|[）)]$/gu, ''), ...evidence };
    return;
  }
  const name = readHeadlineName(headline);
  if (name && !clean.lines.some((line) => line.text.includes(name))) {
    found.author = { value: [{ name }], rule: 'headline', raw: headline, confidence: 0.7 };
  }
}

const AUTHOR_LABEL = /^[\s（(【[]*(?:作者|文|撰文|执笔|執筆)\s*[:：/／|｜丨]\s*/u;

/** The columnist that a headline opens with: 「叶檀：…」, 「易宪容谈救市…」. Whom the text speaks of, it only quotes. */
function readHeadlineName(headline: string): string | undefined {
  const match = /^(?<name>[\p{Script=Han}]{2,4}?)(?:[:：]|谈|评|論|论)/u.exec(headline);
  const name = match?.groups?.name;
  return name && isPersonName(name) ? name : undefined;
}

function hasHook(line: Line, pattern: RegExp): boolean {
  return (
    pattern.test(line.block.hooks) ||
    (line.block.parent !== undefined &&
      line.block.end - line.block.first === 1 &&
      pattern.test(line.block.parent.hooks))
  );
}

/** The lines set right above and below the headline as part of it. */
function readTitlesAround(found: FoundMetadata, page: Page, headline: FoundHeadline | undefined, below: Line[]): void {
  if (!headline || headline.end === 0) return;
  const own = page.lines[headline.first];
  const kicker = page.lines[headline.first - 1];
  if (kicker && own && kicker.linked === 0 && kicker.text.length >= 4 && hasHook(kicker, KICKER_HOOKS)) {
    found.kicker = { value: kicker.text, rule: 'kicker', raw: kicker.text, confidence: 0.85 };
  }
  const next = below[0];
  if (!next || next.index !== headline.end || next.linked > 0 || next.text === headline.value) return;
  const isHeading = /^H[2-4]$/.test(next.block.tag);
  if (
    (isHeading || hasHook(next, SUBTITLE_HOOKS) || /^[—–-]{2}/.test(next.text)) &&
    next.text.length >= 4 &&
    next.text.length <= 80 &&
    readInfoLine(next).dates.length === 0
  ) {
    found.alternativeHeadline = {
      value: trim(next.text.replace(/^[—–-]+/, '')),
      rule: 'subtitle',
      raw: next.text,
      confidence: 0.85,
    };
  }
}

function readMetaFallbacks(found: FoundMetadata, document: Document): void {
  const meta = (name: string) =>
    trim(document.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.getAttribute('content') ?? '');
  if (!found.contentSource) {
    for (const name of ['ContentSource', 'contentsource', 'mediaid', 'source']) {
      const value = meta(name);
      if (value && value.length <= 40 && !/^[\d\s]+$|http|null/iu.test(value)) {
        found.contentSource = { value, rule: `meta:${name}`, raw: value, confidence: 0.7 };
        break;
      }
    }
  }
  if (!found.keywords) {
    const words = meta('keywords')
      .split(/[,，;；、\s]+/u)
      .filter((word) => word && word.length <= 40);
    if (words.length > 0)
      found.keywords = { value: words.slice(0, 30), rule: 'meta:keywords', raw: meta('keywords'), confidence: 0.5 };
  }
}

/** Whose page it is: og:site_name, or the last part of the title. */
export function readPublisher(document: Document, headline: string): Found<string> | undefined {
  const name = trim(document.querySelector('meta[property="og:site_name"]')?.getAttribute('content') ?? '');
  if (name && name.length <= 60) return { value: name, rule: 'og:site_name', raw: name, confidence: 0.8 };
  const parts = splitTitle(document.title.replace(/\s+/g, ' '));
  const last = parts.at(-1);
  if (parts.length > 1 && last && last.length <= 20 && !headline.includes(last))
    return { value: last, rule: 'title', raw: document.title, confidence: 0.6 };
  return undefined;
}

/** The block that a site's selectors name, if it holds text. */
export function findBlock(page: Page, document: Document, selectors: readonly string[] | undefined): Block | undefined {
  for (const selector of selectors ?? []) {
    const element = document.querySelector(selector);
    const block = element ? page.blockOf.get(element) : undefined;
    if (block && block.end > block.first) return block;
  }
  return undefined;
}

import { findDate } from '../text/date';
import { isPersonName } from '../text/person-name';
import { trim } from '../text/whitespace';
import type { Person } from './article';
import type { CleanBody } from './drop-clutter';
import type { FoundBody } from './find-body';
import { ancestors } from './find-body';
import type { Found } from './found';
import { isUnit, readByline, readDatelinePeople, readSignOff } from './read-byline';
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
  const first = clean.lines[0]?.index ?? body.block.first;
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
    if (!line || (body.kinds[at]?.heading && footer.length > 0 && at > body.block.end)) break;
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

/** People or a source among the words that no label announces. */
function readUnlabelled(line: Line, info: InfoLine): { source?: string; people: Person[] } {
  const hooks = hookText(line);
  const people: Person[] = [];
  let source: string | undefined;
  const dated = info.dates.length > 0;
  for (const { text, hooks: own, afterDate } of info.rest) {
    const named = `${own} ${dated ? '' : hooks}`;
    if (SOURCE_HOOKS.test(own) && text.length <= 30 && !isPersonName(text)) source ??= text;
    else if (AUTHOR_HOOKS.test(named) && !looksLikeSource(text)) people.push(...readByline(text, { labelled: true }));
    else if (looksLikeSource(text)) source ??= text;
    else if (
      dated &&
      afterDate &&
      !source &&
      /^[\p{Script=Han}A-Za-z·《》—-]{2,20}$/u.test(text) &&
      !isPersonName(text)
    )
      source = text;
    else if (
      dated &&
      !afterDate &&
      people.length === 0 &&
      /^[\p{Script=Han}A-Za-z·_\d]{2,16}$/u.test(text) &&
      !looksLikeSource(text)
    )
      people.push({ name: text });
  }
  const words = info.rest.map((each) => each.text).join(' ');
  if (/記者|记者|通讯员|评论员|[/／|｜]/u.test(words) || people.length === 0) {
    const byline = readByline(words, { labelled: false });
    if (byline.length > 0) return { ...(source ? { source } : {}), people: byline };
  }
  return { ...(source ? { source } : {}), people };
}

/** All fields from the lines around the text, then from the text's own first and last paragraph, then from `<meta>`. */
export function readMetadata(
  page: Page,
  body: FoundBody,
  clean: CleanBody,
  headline: FoundHeadline | undefined,
  document: Document,
): FoundMetadata {
  const { header, footer } = readSurroundings(page, body, clean, headline);
  const below = header.filter((line) => !headline || headline.end === 0 || line.index >= headline.end);
  const above = header.filter((line) => headline && headline.end > 0 && line.index < headline.first);
  const order = [...below, ...above.reverse(), ...clean.telling, ...footer];
  const infos = new Map(order.map((line) => [line, readInfoLine(line)]));
  const found: FoundMetadata = {};

  const headerInfos = [...below, ...above].flatMap((line) => infos.get(line) ?? []);
  const footerInfos = [...clean.telling, ...footer].flatMap((line) => infos.get(line) ?? []);
  const date = readDate(headerInfos, document);
  const late = readDate(
    footerInfos.filter((info) => info.source || info.editors.length > 0 || info.dates.some((each) => each.labelled)),
    document,
  );
  const best = date?.rule === 'info-line' ? date : late?.rule === 'info-line' ? late : date;
  if (best) found.datePublished = best;

  for (const line of order) {
    const info = infos.get(line);
    if (!info) continue;
    const isFooter = !header.includes(line);
    if (info.source && !found.contentSource) {
      found.contentSource = {
        value: info.source,
        rule: 'info-line',
        raw: info.text,
        confidence: isFooter ? 0.88 : 0.96,
      };
    }
    if (info.editors.length > 0 && !found.editor)
      found.editor = { value: info.editors, rule: 'info-line', raw: info.text, confidence: 0.96 };
    if (info.keywords.length > 0 && !found.keywords)
      found.keywords = { value: info.keywords, rule: 'info-line', raw: info.text, confidence: 0.9 };
    if (
      info.authors.length > 0 &&
      !found.author &&
      !info.authors.every(({ name }) => name === found.contentSource?.value)
    ) {
      found.author = { value: info.authors, rule: 'info-line', raw: info.text, confidence: 0.94 };
    }
  }

  const near = below.slice(0, 12);
  for (const line of near) {
    if (found.author && found.contentSource) break;
    const info = infos.get(line);
    if (!info || line.text.length > 80 || body.kinds[line.index]?.clutter) continue;
    const isInfo = info.dates.length > 0;
    const beside =
      line.index === headline?.end ||
      near.some((other) => Math.abs(other.index - line.index) === 1 && (infos.get(other)?.dates.length ?? 0) > 0);
    if (!isInfo && !beside && !AUTHOR_HOOKS.test(hookText(line)) && !/記者|记者/u.test(line.text)) continue;
    const { source, people } = readUnlabelled(line, info);
    if (source && !found.contentSource)
      found.contentSource = { value: source, rule: 'info-line:unlabelled', raw: line.text, confidence: 0.8 };
    if (people.length > 0 && !found.author) {
      found.author = { value: people, rule: 'byline', raw: line.text, confidence: 0.82 };
      found.byline = { value: line.text, rule: 'byline', raw: line.text, confidence: 0.82 };
    }
  }

  readAuthorsOfText(found, clean);
  readTitlesAround(found, page, headline, below, above);
  readMetaFallbacks(found, document);
  return found;
}

/** Authors told by the text itself: an own line, the dateline, the sign-off. */
function readAuthorsOfText(found: FoundMetadata, clean: CleanBody): void {
  if (found.author?.value.some((person) => !isUnit(person.name))) return;
  for (const line of clean.telling) {
    const inside = line.text.replace(/^[\s（(【[]*(?:作者|文|撰文|执笔|執筆)\s*[:：/／|｜丨]\s*/u, '');
    const people = readByline(inside, { labelled: inside !== line.text });
    if (people.length > 0 && !/[编編]|来源|來源|版/u.test(line.text)) {
      found.author = { value: people, rule: 'signature', raw: line.text, confidence: 0.88 };
      found.byline = { value: line.text, rule: 'signature', raw: line.text, confidence: 0.88 };
      return;
    }
  }
  const first = clean.lines[0];
  const dateline = first && readDatelinePeople(first.text);
  if (dateline) {
    found.author = { value: dateline.people, rule: 'dateline', raw: dateline.raw, confidence: 0.9 };
    return;
  }
  const last = clean.lines.at(-1);
  const signOff = last && readSignOff(last.text);
  if (signOff) {
    found.author = { value: signOff.people, rule: 'sign-off', raw: signOff.raw, confidence: 0.9 };
    found.byline = {
      value: signOff.raw.replace(/^[（(]|[）)]$/gu, ''),
      rule: 'sign-off',
      raw: signOff.raw,
      confidence: 0.9,
    };
  }
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
function readTitlesAround(
  found: FoundMetadata,
  page: Page,
  headline: FoundHeadline | undefined,
  below: Line[],
  above: Line[],
): void {
  if (!headline || headline.end === 0) return;
  const own = page.lines[headline.first];
  const over = above.at(-1) ?? above[0];
  const kicker = page.lines[headline.first - 1];
  if (kicker && own && kicker.linked === 0 && kicker.text.length >= 4 && hasHook(kicker, KICKER_HOOKS)) {
    found.kicker = { value: kicker.text, rule: 'kicker', raw: kicker.text, confidence: 0.85 };
  }
  void over;
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

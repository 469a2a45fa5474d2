import { inBothScripts } from '../text/both-scripts';
import { trim } from '../text/whitespace';
import { CREDIT_SENTENCE } from './clutter';
import type { CleanBody } from './drop-clutter';
import type { Found } from './found';
import type { FoundArticle } from './found-article';
import { joinLabels } from './join-labels';
import { countLabels } from './labels';
import { ancestors, isMostlyLinks, type Line, type Page, toRun } from './page';
import { readBylines, readNamedAbove } from './read-bylines';
import { readDateline } from './read-dateline';
import type { FoundHeadline } from './read-headline';
import { type InfoLine, looksLikeSource, readInfoLine, tellsOfArticle } from './read-info-line';
import { findMeta, type Metas } from './read-metas';
import { type FoundPublished, readPublished } from './read-published';
import { readSignOff } from './read-sign-off';
import { readSigners } from './read-signers';
import { addSigners, type FoundSigners } from './signers';
import { SUBTITLE } from './trim-edges';

/** The fields that are read around the text, each with its evidence. */
export interface FoundMetadata extends FoundSigners {
  datePublished?: FoundPublished;
  editor?: Found<string[]>;
  keywords?: Found<string[]>;
  kicker?: Found<string>;
  alternativeHeadline?: Found<string>;
  dateline?: Found<string>;
  articleSection?: Found<string>;
}

const KICKER_HOOKS =
  /(?:^|[\s_-])(?:(?:art)?pre|yt|kicker|eyebrow|overline|surtitle|\w*introtitle|intro-?title|yinti|jianti|shouldertitle|shoulder|toptitle|puttop)(?=[\s_-]|$)/u;
/** Papers set a square before the name of a column: 「■新闻走笔」. */
const KICKER_SIGN = /^[■◆●▍]\s?[\p{Script=Han}·]{2,12}$/u;
const SHORTEST_KICKER = 3;
const SUBTITLE_HOOKS =
  /(?:^|[\s_-])(?:sub|subtitle|sub-?title|futi|second-?title|fubiaoti|sub-?head|article_subtitle|putbottom)(?=[\s_-]|$)/u;
const BAR = /[|｜丨]/u;
const LONGEST_CLOSING = 40;

/** Everything around the text that may tell a field. */
interface Surroundings {
  /** Between headline and text, and the few lines above the headline. */
  header: Line[];
  /** Below the text, up to the first block of clutter. */
  footer: Line[];
}

/** The header: so far above the headline, or above the text where no headline is printed, and as long as any of its lines. */
const LINES_ABOVE = 4;
const LINES_ABOVE_TEXT = 8;
const MOST_LINES_OF_HEADER = 60;
const LONGEST_LINE = 200;
/** The footer: so far below the text, and not what leads elsewhere. */
const LINES_BELOW = 30;
const MOST_LINKED = 0.7;

function readSurroundings({ page, body, clean, headline }: FoundArticle): Surroundings {
  const first = clean.lines[0]?.index ?? body.first;
  const last = Math.max(clean.lines.at(-1)?.index ?? 0, first);
  const printed = headline !== undefined && headline.end > 0 && headline.first < first;
  const top = Math.max(0, printed ? headline.first - LINES_ABOVE : first - LINES_ABOVE_TEXT);
  const inHeadline = (line: Line) => printed && line.index >= headline.first && line.index < headline.end;
  const header = page.lines
    .slice(Math.max(top, first - MOST_LINES_OF_HEADER), first)
    .filter((line) => line.text.length <= LONGEST_LINE && !inHeadline(line) && !clean.captions.includes(line));
  const footer: Line[] = [];
  for (const line of page.lines.slice(last + 1, last + LINES_BELOW)) {
    if (body.kinds[line.index]?.heading && footer.length > 0 && line.index > body.end) break;
    if (line.text.length <= LONGEST_LINE && !isMostlyLinks(line, MOST_LINKED)) footer.push(line);
  }
  return { header: joinLabels(header), footer: joinLabels(footer) };
}

/**
 * All fields from the lines around the text, then from the text's own first and last paragraph, then from `<meta>`; what is
 * known already stays, and what is `told` to machines or by links counts where nothing else does.
 */
export function readMetadata(article: FoundArticle, known: FoundMetadata, told: FoundMetadata): FoundMetadata {
  const { page, body, clean, headline } = article;
  const { header, footer } = readSurroundings(article);
  const below = header.filter((line) => !headline || headline.end === 0 || line.index >= headline.end);
  // The nearest line above the headline first.
  const above = header.filter((line) => headline && headline.end > 0 && line.index < headline.first).toReversed();
  const order = [...below, ...above, ...clean.telling, ...footer];
  const infos = new Map(order.map((line) => [line, readInfoLine(line)]));
  const read = (lines: Line[]) => lines.flatMap((line) => infos.get(line) ?? []);
  const headerInfos = read([...below, ...above]);
  const footerInfos = read([...clean.telling, ...footer]);
  const published = findPublished(page, headerInfos, footerInfos);
  let found: FoundMetadata = { ...(published && { datePublished: published }), ...known };
  found = fillLabelled(found, headerInfos, 0.96);
  // What a reprint says of itself is surer than the account that put it up: 「本文来自微信公众号：甲，作者：乙」.
  found = fillLabelled(found, read(clean.telling.filter(({ text }) => CREDIT_SENTENCE.test(text))), 0.92);
  found = { ...found, ...readBylines(found, body, headline, below, infos) };
  found = withSigner({ ...found, ...addSigners(found, readNamedAbove(above, infos)) }, told, page.metas);
  const editor = findLastEditors(clean.telling, infos);
  found = fillLabelled({ ...(editor && { editor }), ...found }, [...readClosing(clean), ...footerInfos], 0.88);
  const credited = findCreditedEditors([...read(clean.telling), ...headerInfos]);
  found = withoutHouse({ ...(credited && { editor: credited }), ...found });
  found = addSigners(found, readHeadlineSigner(headline));
  found = { ...found, ...readSigners(found, clean, headline?.value ?? '', footer) };
  found = { ...found, ...completeAuthors(found, told, below) };
  const dateline = readDateline(clean.lines[0]?.text ?? '');
  const source = readMetaSource(page.metas);
  return {
    ...(source && { contentSource: source }),
    ...told,
    ...found,
    ...(dateline && { dateline: { value: dateline, rule: 'dateline', raw: dateline, confidence: 0.95 } }),
    ...readTitlesAround(page, headline, below),
  };
}

/** The day of reading, in a site's head; a paper prints the day of its page so: 「2005年4月15日 星期五」. */
const TODAY = inBothScripts(
  /^[^:：]{0,12}(?:19|20)\d{2}\s?[-年/.][^:：]{3,12}(?:星期|周)[一二三四五六日天][^:：]{0,12}$/u,
);

/** The day by the lines above the text, else by those below that tell of the article, else by `<meta>`. */
function findPublished(page: Page, header: InfoLine[], footer: InfoLine[]): FoundPublished | undefined {
  const root = page.blocks[0]?.element;
  const own = readPublished(
    header.filter(({ text }) => !TODAY.test(text)),
    page.metas,
    root,
  );
  const date = own?.rule === 'info-line' ? own : readPublished(header, page.metas, root);
  if (date?.rule === 'info-line') return date;
  // Where machines are told the day, one on which the page was changed tells nothing more.
  const isTelling = (info: InfoLine) =>
    tellsOfArticle(date ? { ...info, dates: info.dates.filter(({ labelled }) => labelled) } : info);
  const late = readPublished(footer.filter(isTelling), page.metas);
  return late?.rule === 'info-line' ? late : date;
}

/** What is known with what lines say with labels of other fields, the first line first. */
function fillLabelled(known: FoundMetadata, infos: readonly InfoLine[], confidence: number): FoundMetadata {
  let found = known;
  for (const info of infos) found = addLabelled(found, info, confidence);
  return found;
}

function addLabelled(known: FoundMetadata, info: InfoLine, confidence: number): FoundMetadata {
  const evidence = { rule: 'info-line', raw: info.text, confidence };
  const found: FoundMetadata = {
    ...(info.source && { contentSource: { value: info.source, ...evidence } }),
    ...(info.editors.length > 0 && { editor: { value: info.editors, ...evidence } }),
    ...(info.keywords.length > 0 && { keywords: { value: info.keywords, ...evidence } }),
    ...(info.section && { articleSection: { value: info.section, ...evidence } }),
    ...known,
  };
  if (info.authors.every(({ name }) => name === found.contentSource?.value)) return found;
  // A line that only signs is the byline as printed: 「文/蓝溪」.
  const isByline = info.dates.length === 0 && !info.source;
  // The line may tell more: 「本文转载自公众号：甲，作者：乙，编辑：丙」.
  const isOwn = info.editors.length === 0 && !CREDIT_SENTENCE.test(info.text);
  const printed = isOwn ? toByline(info.text) : info.signed.replace(/[，,;；、\s]+$/u, '');
  const author = { value: info.authors, ...evidence };
  return {
    ...found,
    ...addSigners(found, { author, ...(isByline && { byline: { value: printed, ...evidence } }) }),
  };
}

/** How an agency closes, with the day by the years of the Republic: 「……（編輯：甲）1120514」. It is text all the same. */
const EDITED_ON = inBothScripts(/(?<closing>[（(](?:责任)?编辑\s?[:：][^（）()]{2,20}[）)])1\d{6}$/u);

/** What the brackets at the text's end tell besides the author: 「……新篇章。（作者：甲 来源：某某网）」. */
function readClosing({ lines }: CleanBody): InfoLine[] {
  const last = lines.at(-1);
  const edited = last && EDITED_ON.exec(last.text.slice(-LONGEST_CLOSING))?.groups?.closing;
  const signOff = last && readSignOff(last.text);
  const raw = edited ?? signOff?.raw;
  if (!last || !raw || (!edited && countLabels(raw) < 2 && !signOff?.isEdited)) return [];
  const text = raw.replace(/^[（(]|[）)]$/gu, '');
  return [readInfoLine({ ...last, text, runs: [toRun(text)] })];
}

/** A lone word beside the time signs, where the page tells machines that it is the author: 「2024-01-14 · 阿原」. */
function withSigner(found: FoundMetadata, told: FoundMetadata, metas: Metas): FoundMetadata {
  const { contentSource, ...others } = found;
  const name = contentSource?.rule === 'byline' ? contentSource.value : undefined;
  const signers = [metas.get('author'), ...(told.author?.value.map((person) => person.name) ?? [])];
  if (!contentSource || name === undefined || found.author || !signers.includes(name) || looksLikeSource(name))
    return found;
  return { ...others, author: { ...contentSource, value: [{ name }] }, byline: contentSource };
}

/** All authors, where the page tells machines of more than one line does, and prints the others below the headline as well. */
function completeAuthors({ author }: FoundMetadata, told: FoundMetadata, below: readonly Line[]): FoundMetadata {
  const all = told.author?.value ?? [];
  const known = author?.value ?? [];
  const isKnown = (name: string) => known.some((person) => person.name === name);
  const others = all.filter(({ name }) => !isKnown(name));
  const isWhole = known.length > 0 && known.length + others.length === all.length && others.length > 0;
  if (!author || !isWhole || !others.every(({ name }) => below.some(({ text }) => text === name))) return {};
  return { author: { ...author, value: all.map((each) => known.find(({ name }) => name === each.name) ?? each) } };
}

/** 「作者：新京报」 beside the source 新京报 names nobody. */
function withoutHouse(found: FoundMetadata): FoundMetadata {
  const { author, byline, ...others } = found;
  const isHouse = author?.value.every(({ name }) => name === found.contentSource?.value && looksLikeSource(name));
  return isHouse ? others : found;
}

/** Whom the headline's line names behind it. */
function readHeadlineSigner(headline: FoundHeadline | undefined): FoundSigners {
  if (!headline?.signer) return {};
  const { signer, raw } = headline;
  return { author: { value: [{ name: signer }], rule: 'headline', raw, confidence: 0.85 } };
}

/** The editors among those who made the text: 「文/卫知秋 编辑/楚云」. */
function findCreditedEditors(infos: readonly InfoLine[]): Found<string[]> | undefined {
  const credits = infos.find(({ creditedEditors }) => creditedEditors.length > 0);
  return credits && { value: credits.creditedEditors, rule: 'credits', raw: credits.text, confidence: 0.8 };
}

/** The editors below the text: a reprint prints the one of its source first, its own last. */
function findLastEditors(telling: readonly Line[], infos: ReadonlyMap<Line, InfoLine>): Found<string[]> | undefined {
  const readEditors = (line: Line) => infos.get(line)?.editors ?? [];
  const last = telling.findLast((line) => readEditors(line).length > 0);
  if (!last) return undefined;
  // 「编辑｜甲」 and 「责编｜乙」 right below sign together.
  const before = telling.find(({ index }) => index === last.index - 1);
  const together = before && BAR.test(before.text) && BAR.test(last.text) ? [before, last] : [last];
  const value = [...new Set(together.flatMap(readEditors))];
  return { value, rule: 'info-line', raw: last.text, confidence: 0.9 };
}

/** What a line that only signs says without its brackets and what it says of the author: 「（作者：向荣。文章只代表……）」 → 「作者：向荣」. */
function toByline(text: string): string {
  const [signed = text] = text.split('。');
  return /^[（(]/u.test(text) ? trim(signed.replace(/^[（(]|[）)]$/gu, '')) : signed;
}

function hasHook(line: Line, pattern: RegExp): boolean {
  return (
    pattern.test(line.block.hooks) ||
    (line.block.parent !== undefined &&
      line.block.end - line.block.first === 1 &&
      pattern.test(line.block.parent.hooks))
  );
}

/** 「文 / 林昭明」 is set like a subtitle here and there. */
function isNoInfoLine(line: Line): boolean {
  const { dates, authors } = readInfoLine(line);
  return dates.length === 0 && authors.length === 0;
}

/** The kicker in the line above the headline, also where the link of the section stands in the same line. */
function readKicker(line: Line): string | undefined {
  const named = line.runs.filter(({ href, hooks }) => href === undefined && KICKER_HOOKS.test(hooks));
  const isWhole = line.linked === 0 && (hasHook(line, KICKER_HOOKS) || KICKER_SIGN.test(line.text));
  const text = isWhole ? line.text : trim(named.map((run) => run.text).join(''));
  return text.length >= SHORTEST_KICKER ? text : undefined;
}

/** Whether a line is set below the headline as part of it, or goes on with it first in the text: 「——在全市戏曲传承座谈会上的发言」. */
function isSubtitle(line: Line, headline: FoundHeadline): boolean {
  const { text, linked, block, index } = line;
  if (linked > 0 || text === headline.value || text.length < 4 || text.length > 80) return false;
  const isSet = /^H[2-4]$/.test(block.tag) || hasHook(line, SUBTITLE_HOOKS) || /^[—–-]{2,3}[^—–-]{4}/.test(text);
  return (SUBTITLE.test(text) || (index === headline.end && isSet)) && isNoInfoLine(line);
}

/** What names no column: 「海陆丰古剧种濒危」, not 「国际新闻」. */
const SHORTEST_UNNAMED = 6;
const LONGEST_TITLE = 60;
const MOST_TITLES = 3;

/** The lines of the box that holds nothing but headline, kicker and subtitle, a row or a `<br>` each, where there is one. */
function findTitleBox({ lines }: Page, { first, end }: FoundHeadline): readonly Line[] {
  const box = [...ancestors(lines[first]?.block)].find((around) => around.end - around.first > end - first);
  if (!box || box.end - box.first > MOST_TITLES) return [];
  const inside = lines.slice(box.first, box.end);
  const isTitle = (line: Line) => line.linked === 0 && line.text.length <= LONGEST_TITLE && isNoInfoLine(line);
  return inside.every(isTitle) ? inside : [];
}

/** What papers call the cells of kicker and subtitle: 「<td class="bt2">」 around 「<td class="bt1">」. */
const TITLE_CELL = /(?:^|[\s_-])(?:bt|font)0?\d(?=[\s_-]|$)/u;

/** Whether a line beside the headline in a box of titles is set as one: in bold type, or in a cell that is called like its cell. */
function isSetAsTitle(line: Line): boolean {
  const isCell = [...ancestors(line.block, 3)].some(({ hooks }) => TITLE_CELL.test(hooks));
  return line.text.length >= SHORTEST_UNNAMED && (isCell || line.runs.every(({ marks }) => marks.includes('strong')));
}

/** The lines set right above and below the headline as part of it. */
function readTitlesAround(
  page: Page,
  headline: FoundHeadline | undefined,
  below: readonly Line[],
): Pick<FoundMetadata, 'kicker' | 'alternativeHeadline'> {
  if (!headline || headline.end === 0) return {};
  const above = page.lines[headline.first - 1];
  const titles = findTitleBox(page, headline).filter(isSetAsTitle);
  const kicker = above && (readKicker(above) ?? (titles.includes(above) ? above.text : undefined));
  const next =
    below.find((line) => isSubtitle(line, headline)) ?? titles.find(({ index }) => kicker && index === headline.end);
  const subtitle = next && trim(next.text.replace(/^[—–-]+/, ''));
  return {
    ...(kicker && { kicker: { value: kicker, rule: 'kicker', raw: above.text, confidence: 0.85 } }),
    ...(subtitle && {
      alternativeHeadline: { value: subtitle, rule: 'subtitle', raw: next.text, confidence: 0.85 },
    }),
  };
}

function readMetaSource(metas: Metas): Found<string> | undefined {
  const source = findMeta(metas, 'ContentSource', 'mediaid', 'source');
  if (!source || source.content.length > 40 || /^[\d\s]+$|http|null/iu.test(source.content)) return undefined;
  const { name, content } = source;
  return { value: content, rule: `meta:${name}`, raw: content, confidence: 0.7 };
}

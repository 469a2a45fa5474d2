import { isPersonName } from '../text/person-name';
import type { Dropped, Person } from './article';
import { type CleanBody, preview } from './drop-clutter';
import { type FoundBody, findBody } from './find-body';
import type { Found } from './found';
import { ancestors, type Block, type Line, type Page } from './page';
import { readByline } from './read-byline';
import type { FoundHeadline } from './read-headline';
import { looksLikeSource, readEditors, readInfoLine } from './read-info-line';
import { readKinds } from './read-kinds';
import { readElement } from './read-page';
import { findRuled, isPlace, type RuleRole, shownText, type UserRule } from './user-rule';

/** The fields that elements tell which a user has pointed at. */
export interface PointedFields {
  headline?: Found<string>;
  author?: Found<Person[]>;
  byline?: Found<string>;
  contentSource?: Found<string>;
  editor?: Found<string[]>;
  datePublished?: Found<string> & { printed: string };
}

/** What the user's rules say of a page. */
export interface Pointed {
  /** Whether there is no rule for the page. */
  isEmpty: boolean;
  /** The blocks that are not the article. */
  dropped: Element[];
  body: Element | undefined;
  fields: PointedFields;
  /** The elements that the fields were read from: they are no text of the article either. */
  told: Element[];
  headline: Element | undefined;
}

/** The name under which evidence and dropped blocks tell of a user's rule. */
const USER_RULE = 'user-rule';

/** Who says that the field stands here, and how. */
interface Pointing {
  rule: string;
  confidence: number;
  /** The element is known only by its place: on another page it may be anything, so it must look like the field. */
  isPlaced?: boolean;
}

/** The evidence of a user's pointing: nothing is surer. */
export const POINTED: Pointing = { rule: USER_RULE, confidence: 1 };

/** What is longer or has the marks of sentences is no field: another page's paragraph at the same place. */
const LONGEST_FIELD = 200;
const LONGEST_HEADLINE = 500;
const SENTENCE = /[。！？；]/u;

/** Reads a page by the user's rules, the first rule that tells a field winning. */
export function readRules(document: Document, rules: readonly UserRule[]): Pointed {
  const pointed: Pointed = {
    isEmpty: rules.length === 0,
    dropped: [],
    body: undefined,
    fields: {},
    told: [],
    headline: undefined,
  };
  for (const rule of rules) {
    const elements = findRuled(document, rule);
    if (rule.role === 'drop') pointed.dropped.push(...elements);
    else if (rule.role === 'body') pointed.body ??= elements.find((element) => shownText(element) !== '');
    else if (!pointed.fields[rule.role]) {
      for (const element of elements) {
        const fields = readPointed(element, rule.role, { ...POINTED, isPlaced: isPlace(rule.selector) });
        if (!fields[rule.role]) continue;
        pointed.fields = { ...pointed.fields, ...fields };
        if (rule.role === 'headline') pointed.headline = element;
        else pointed.told.push(element);
        break;
      }
    }
  }
  return pointed;
}

/** The field that an element tells: 「作者：张三 李四」 pointed at as author → 张三, 李四; nothing where it tells none. */
export function readPointed(
  element: Element,
  role: RuleRole,
  { rule, confidence, isPlaced = false }: Pointing = POINTED,
): PointedFields {
  // A body is pointed at as well; its text is long and tells no field.
  const line = shownText(element).length > LONGEST_HEADLINE ? undefined : toLine(element);
  if (!line || (role !== 'headline' && line.text.length > LONGEST_FIELD)) return {};
  const raw = line.text;
  const found = <Value>(value: Value): Found<Value> => ({ value, rule, raw, confidence });
  const info = readInfoLine(line);
  // What is left of the line without dates and labelled values; a word that looks like a tool's is one only in company.
  const rest =
    info
      .readRest()
      .map(({ text }) => text)
      .join(' ') || raw;
  const isLine = !SENTENCE.test(raw);
  if (role === 'headline') return { headline: found(raw) };
  if (role === 'author') {
    const people = info.authors.length > 0 ? info.authors : isLine ? readByline(rest, { labelled: !isPlaced }) : [];
    return people.length > 0 ? { author: found(people), byline: found(raw) } : {};
  }
  if (role === 'contentSource') {
    const isSource =
      isLine && !/[:：]/u.test(rest) && (isPlaced ? looksLikeSource(rest) && !/\s/u.test(rest) : rest.length <= 60);
    const source = info.source ?? (isSource ? rest : undefined);
    return source === undefined ? {} : { contentSource: found(source) };
  }
  if (role === 'editor') {
    const editors = info.editors.length > 0 ? info.editors : isLine ? readEditors(rest) : [];
    const isEditor = info.editors.length > 0 || !isPlaced || editors.every(isPersonName);
    return editors.length > 0 && isEditor ? { editor: found(editors) } : {};
  }
  const [date] = info.dates;
  return role === 'datePublished' && date ? { datePublished: { ...found(date.iso), printed: date.printed } } : {};
}

/** The element alone as one line; nothing where it shows no text. */
export function toLine(element: Element): Line | undefined {
  const { lines } = readElement(element);
  const [first] = lines;
  const text = lines.map((line) => line.text).join(' ');
  return first && { ...first, text: text.toWellFormed(), runs: lines.flatMap(({ runs }) => runs) };
}

/** The block of an element, or of the one around it where it is inline. */
function findBlockAround(page: Page, element: Element | undefined): Block | undefined {
  for (let at: Element | null = element ?? null; at; at = at.parentElement) {
    const block = page.blockOf.get(at);
    if (block) return block;
  }
  return undefined;
}

/** The body that the user pointed at, where this page has it. */
export function findPointedBody(page: Page, { body }: Pointed): (FoundBody & { rule: string }) | undefined {
  const block = findBlockAround(page, body);
  if (!block || block.end === block.first) return undefined;
  const found = findBody(page) ?? { kinds: readKinds(page), ruled: new Set<number>(), prose: 0 };
  return { ...found, block, first: block.first, end: block.end, rule: USER_RULE, confidence: 1 };
}

/** The headline that the user pointed at, with the lines that print it. */
export function findPointedHeadline(page: Page, { headline, fields }: Pointed): FoundHeadline | undefined {
  if (!fields.headline) return undefined;
  const block = findBlockAround(page, headline);
  const lines = page.lines.slice(block?.first ?? 0, block?.end ?? 0);
  const isWhole = block?.element === headline || (lines.length === 1 && lines[0]?.text === fields.headline.value);
  return { ...fields.headline, first: isWhole ? (block?.first ?? 0) : 0, end: isWhole ? (block?.end ?? 0) : 0 };
}

/** The blocks that a rule takes out, for the article's report. */
export function reportDropped({ dropped }: Pointed): Dropped[] {
  return dropped.map((element) => ({ reason: USER_RULE, text: preview(shownText(element)) }));
}

/** The body without the lines that only tell a pointed field: 「甘肃 邓尤福」 below the last paragraph. */
export function dropTold(clean: CleanBody, page: Page, { told }: Pointed): CleanBody {
  const blocks = new Set(told.flatMap((element) => page.blockOf.get(element) ?? []));
  if (blocks.size === 0) return clean;
  const isTold = (line: Line) => [...ancestors(line.block)].some((block) => blocks.has(block));
  const dropped = clean.lines.filter(isTold).map(({ text }) => ({ reason: USER_RULE, text: preview(text) }));
  return { ...clean, lines: clean.lines.filter((line) => !isTold(line)), dropped: [...clean.dropped, ...dropped] };
}

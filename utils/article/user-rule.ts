import * as z from 'zod/mini';
import { collapse, trim } from '../text/whitespace';
import { FilledText } from './article';

/**
 * What a user said of a site by pointing: 「this block is not the article」, 「this is the author」. A rule is data, as a
 * site's is; it wins over everything that the extractor finds by itself, because somebody has looked.
 */

/** What was pointed at: a block that is not the article, the article itself, or where a field stands. */
export const RULE_ROLES = ['drop', 'body', 'headline', 'author', 'contentSource', 'editor', 'datePublished'] as const;
/** One of these. */
export const RuleRole = z.enum(RULE_ROLES);
export type RuleRole = z.infer<typeof RuleRole>;

const NAME = '-?[A-Za-z_\\u4e00-\\u9fff][\\w\\u4e00-\\u9fff-]*';
const STEP = `(?:\\*|[a-z][a-z0-9-]*)?(?:[#.]${NAME})*(?::(?:nth-child|nth-of-type)\\(\\d{1,5}\\)|:last-of-type)?`;

/**
 * A selector of names, tags and places, as `selectorOf` makes them: 「#info .author」, 「.article > p:last-of-type」. No more
 * than that is let in, so that no imported rule can be slow or surprising.
 */
export const RuleSelector = FilledText(500).check(
  z.regex(new RegExp(`^(?=\\S)${STEP}(?:(?: > | )(?=\\S)${STEP})*$`, 'u')),
);

/** A host in the form that addresses have it: 「workercn.cn」. */
const Host = FilledText(253).check(
  z.refine((host) => URL.canParse(`http://${host}/`) && new URL(`http://${host}/`).hostname === host, 'is no host'),
);

/** What the page tells when the user has pointed: the host is not asked of it. */
export const PointedRule = z.strictObject({
  role: RuleRole,
  selector: RuleSelector,
  /** How the block's text must begin, for blocks without a name of their own: 「版权声明：」. */
  opening: z.optional(FilledText(40)),
});
export type PointedRule = z.infer<typeof PointedRule>;

/** What the user said, and of which site: 「.adv」 of 「workercn.cn」 is not the article. */
export const UserRule = z.strictObject({
  /** The host it holds for, sub-domains included. */
  host: Host,
  ...PointedRule.shape,
  /** Of two rules that find the same field the younger wins. */
  addedAt: z.iso.datetime({ precision: 3 }),
});
export type UserRule = z.infer<typeof UserRule>;

/** The host that a rule pointed at on this page holds for: 「http://www.workercn.cn/…」 → 「workercn.cn」. */
export function ruleHost(url: URL): string {
  return url.hostname.replace(/^www\./, '').replace(/\.$/, '');
}

/** The rules that hold for an address, youngest first: 「http://news.workercn.cn/…」 has those of 「workercn.cn」 too. */
export function rulesFor(rules: readonly UserRule[], url: URL): UserRule[] {
  const host = `.${ruleHost(url)}`;
  return rules
    .filter((rule) => host.endsWith(`.${rule.host}`))
    .sort((one, other) => (one.addedAt < other.addedAt ? 1 : one.addedAt > other.addedAt ? -1 : 0));
}

/** What makes two rules the same rule, whenever they were made. */
export function ruleKey({ host, role, selector, opening = '' }: Omit<UserRule, 'addedAt'>): string[] {
  return [host, role, selector, opening];
}

/** No site has more blocks of a kind on a page; a rule that means more costs time and is wrong. */
const MOST_BLOCKS = 1000;

/** The blocks of a page that a rule means, outer ones only: a block inside another goes with it. */
export function findRuled(document: Document, { selector, opening }: Omit<PointedRule, 'role'>): Element[] {
  const found = [...document.body.querySelectorAll(selector)].slice(0, MOST_BLOCKS);
  const meant = opening === undefined ? found : found.filter((element) => shownText(element).startsWith(opening));
  const outer = new Set(meant);
  return meant.filter((element) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (outer.has(at)) return false;
    return true;
  });
}

/** The rule that comes from pointing at an element. */
export function pointRule(element: Element, role: RuleRole): PointedRule {
  const selector = selectorOf(element);
  // Another page has another block at the same place, and it may be the article's. A block without a name that is to go
  // is known by its first words instead: on a page without them nothing goes.
  const opening = role === 'drop' && isPlace(selector) ? readOpening(element) : undefined;
  return opening === undefined ? { role, selector } : { role, selector: selector.replace(PLACE, ''), opening };
}

/** The rule for all blocks with the names of this one, where it is one of several: every 「.ad-box」. */
export function pointAlike(element: Element): PointedRule | undefined {
  const selector = readClasses(element).join('');
  if (selector === '' || element.ownerDocument.body.querySelectorAll(selector).length < 2) return undefined;
  return { role: 'drop', selector };
}

const PLACE = /:(?:nth-child|nth-of-type)\(\d+\)|:last-of-type/g;

/** Whether a selector goes by places, which another page may have otherwise. */
export function isPlace(selector: string): boolean {
  return selector.search(PLACE) >= 0;
}

/** A label, or so many characters that no other block begins with them by chance. */
const LABEL = /^[^:：】]{1,12}[:：】]/u;
const OPENING_LENGTH = 16;

function readOpening(element: Element): string | undefined {
  const text = shownText(element);
  const opening = LABEL.exec(text)?.[0] ?? [...text].slice(0, OPENING_LENGTH).join('').trimEnd();
  return opening === '' ? undefined : opening;
}

/** Elements whose text nobody sees. */
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'SELECT']);

const SHOW_TEXT = 4;

/** The element's text on one line, without that of scripts and styles: 「作者： 汤佳」. */
export function shownText(element: Element): string {
  const parts: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!SILENT.has(node.parentElement?.nodeName ?? '')) parts.push(node.nodeValue ?? '');
  }
  return trim(collapse(parts.join(''))).toWellFormed();
}

/** So far up is looked for a name that tells a block from its likes. */
const FAR = 8;
/** A block without a name is known by its tag only close to a named one. */
const NEAR = 3;

/**
 * A selector of this one element that will hold on the site's other pages: the names that the site gave it or what is
 * around it (「#info .author」), places (「.article > p:last-of-type」) only where there is no name.
 */
export function selectorOf(element: Element): string {
  return findName(element) ?? findPlace(element);
}

/** The shortest selector by names that means only this element. */
function findName(element: Element): string | undefined {
  const around: Element[] = [];
  for (let at = element.parentElement; at && at !== element.ownerDocument.body; at = at.parentElement) around.push(at);
  const names = readNames(element);
  for (const name of names) {
    if (tellsAlone(name) && isOnly(element, name)) return name;
    for (const holder of around.slice(0, FAR)) {
      const both = readNames(holder).map((other) => `${other} ${name}`);
      const found = both.find((selector) => isOnly(element, selector));
      if (found !== undefined) return found;
    }
  }
  const tag = readTag(element);
  if (LONE_TAGS.has(tag) && isOnly(element, tag)) return tag;
  const named = around.filter((holder) => readNames(holder).length > 0).slice(0, NEAR);
  return named
    .flatMap((holder) => readNames(holder).map((name) => `${name} ${tag}`))
    .find((selector) => isOnly(element, selector));
}

/** The way down from the nearest block that has a name. */
function findPlace(element: Element): string {
  const steps: string[] = [];
  let at: Element | null = element;
  while (at && at !== element.ownerDocument.body) {
    const name = at === element ? undefined : findName(at);
    if (name !== undefined) return [name, ...steps].join(' > ');
    steps.unshift(readStep(at));
    at = at.parentElement;
  }
  return ['body', ...steps].join(' > ');
}

/** The tag and, among brothers of the same tag, the place: what closes an article is the last on every page. */
function readStep(element: Element): string {
  const tag = readTag(element);
  const children = [...(element.parentElement?.children ?? [])];
  if (tag === '*') return `*:nth-child(${children.indexOf(element) + 1})`;
  const alike = children.filter(({ nodeName }) => nodeName === element.nodeName);
  if (alike.length < 2) return tag;
  return alike.at(-1) === element ? `${tag}:last-of-type` : `${tag}:nth-of-type(${alike.indexOf(element) + 1})`;
}

/** Tags that a page has once and for one thing. */
const LONE_TAGS = new Set(['h1', 'article', 'main', 'time', 'address']);

/** A tag that a selector can say; Word's 「o:p」 is none. */
function readTag(element: Element): string {
  return /^[a-z][a-z0-9-]*$/.test(element.localName) ? element.localName : '*';
}

/** The element's names as selectors, the most telling first: id, single classes, all classes together. */
function readNames(element: Element): string[] {
  const classes = readClasses(element);
  return [
    ...(isWord(element.id) ? [`#${element.id}`] : []),
    ...[...classes].sort((one, other) => other.length - one.length),
    ...(classes.length > 1 ? [classes.join('')] : []),
  ];
}

/** More classes than these tell no more. */
const MOST_CLASSES = 4;

function readClasses(element: Element): string[] {
  const words = [...element.classList].filter((name) => isWord(name) && !STATE.test(name));
  return words.slice(0, MOST_CLASSES).map((name) => `.${name}`);
}

/** Classes that come and go while a page is used, or that count. */
const STATE =
  /^(?:is-|has-)|^(?:active|on|cur|current|selected|hover|focus|open|show|hide|hidden|loaded|odd|even|first|last)$/i;

const WORD = new RegExp(`^${NAME}$`, 'u');
const LONGEST_WORD = 40;

/**
 * Whether a name was given by people and stays from page to page: 「article-content」, 「zw_box2」; not 「content_20200403」,
 * 「css-1q2w3e」, 「sc-bdVaJa」.
 */
function isWord(name: string): boolean {
  if (name.length > LONGEST_WORD || !WORD.test(name) || /\d{3}/.test(name)) return false;
  return name.split(/[_-]+/).every((part) => {
    // Digits count things at the end of a word, inside it they are a hash.
    if (/\d[^\d]/.test(part)) return false;
    const syllables = part.split(/(?=[A-Z])/);
    return syllables.length < 3 || part.length / syllables.length >= 3 || part === part.toUpperCase();
  });
}

/** A class of three letters (「fl」, 「box」) says little by itself. */
function tellsAlone(name: string): boolean {
  return name.length > 4 || !name.startsWith('.') || /[\u4e00-\u9fff]/u.test(name);
}

function isOnly(element: Element, selector: string): boolean {
  const found = element.ownerDocument.body.querySelectorAll(selector);
  return found.length === 1 && found[0] === element;
}

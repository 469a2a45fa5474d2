import { findBlock } from './find-block';
import type { Found } from './found';
import type { Block, Page } from './page';
import { readTrail } from './read-breadcrumb';
import type { FoundHeadline } from './read-headline';
import { readInfoLine } from './read-info-line';
import { readElement } from './read-page';
import { type PointedFields, readPointed, toLine } from './read-pointed';
import type { Site } from './site';

/** The fields that a rule may place each in an element of its own. */
const PLACED_FIELDS = ['author', 'contentSource', 'editor', 'datePublished'] as const;
type Places = Pick<Site, (typeof PLACED_FIELDS)[number]>;
/** Where a page of any site writes its fields for Baidu, often in a block that it hides. */
const BAIDU_PLACES: Places = {
  author: ['#author_baidu'],
  contentSource: ['#source_baidu'],
  editor: ['#editor_baidu'],
  datePublished: ['#pubtime_baidu'],
};
/** A longer element is no line of time and source: another page's text stands in it. */
const LONGEST_INFO_LINE = 300;

function evidence(site: Site) {
  return { rule: `site:${site.host}`, confidence: 0.98 };
}

/** Whose pages these are, by the rule: 「中国甘肃网」. */
export function readSitePublisher(site: Site): Found<string> {
  return { value: site.publisher, raw: site.publisher, ...evidence(site) };
}

/** The headline where the rule says that it stands. */
export function readSiteHeadline(page: Page, document: Document, site: Site): FoundHeadline | undefined {
  const block = findBlock(page, document, site.headline);
  if (!block) return undefined;
  const lines = page.lines.slice(block.first, block.end);
  const value = lines.map((line) => line.text).join(' ');
  return { value, raw: value, first: block.first, end: block.end, ...evidence(site) };
}

/** The trail where the rule says that it stands: 「环球网」「评论」 without anything between. */
export function readSiteBreadcrumb(document: Document, site: Site, headline: string): Found<string[]> | undefined {
  for (const selector of site.breadcrumb ?? []) {
    const element = document.querySelector(selector);
    const lines = element ? readElement(element).lines : [];
    const value = readTrail(lines, headline);
    if (value) return { value, raw: lines.map((line) => line.text).join(' '), ...evidence(site) };
  }
  return undefined;
}

/** The fields from the elements that are named for one field each; elements that the page hides count. */
function readPlaces(document: Document, places: Places, how: ReturnType<typeof evidence>): PointedFields {
  let fields: PointedFields = {};
  for (const field of PLACED_FIELDS) {
    const elements = (places[field] ?? []).flatMap((selector) => [...document.querySelectorAll(selector)]);
    const told = elements.map((element) => readPointed(element, field, how)).find((each) => each[field]);
    fields = { ...fields, ...told };
  }
  return fields;
}

/** What a page of any site tells Baidu: 「<span id="source_baidu">来源：柏川热线</span>」 → 柏川热线. */
export function readBaiduPlaces(document: Document): PointedFields {
  const { byline: _labelled, ...fields } = readPlaces(document, BAIDU_PLACES, { rule: 'baidu', confidence: 0.85 });
  return fields;
}

/**
 * The fields from the elements that the rule names, one field each, then from its line of time and source by the labels in
 * it: 「#js_name」 of mp.weixin.qq.com → the source. Elements that the page hides count: Baidu's 「#author_baidu」.
 */
export function readSiteFields(document: Document, site: Site): PointedFields {
  const how = evidence(site);
  const fields = readPlaces(document, site, how);
  for (const selector of site.infoLine ?? []) {
    const element = document.querySelector(selector);
    const line = element ? toLine(element) : undefined;
    if (!line || line.text.length > LONGEST_INFO_LINE) continue;
    const { dates, source, editors, authors } = readInfoLine(line);
    const found = <Value>(value: Value): Found<Value> => ({ value, raw: line.text, ...how });
    const date = dates.find(({ updated }) => !updated);
    return {
      ...(date ? { datePublished: { ...found(date.iso), printed: date.printed } } : {}),
      ...(source ? { contentSource: found(source) } : {}),
      ...(editors.length > 0 ? { editor: found(editors) } : {}),
      ...(authors.length > 0 ? { author: found(authors) } : {}),
      ...fields,
    };
  }
  return fields;
}

/** The blocks of the body, it among them, that the rule calls clutter. */
export function findSiteClutter(page: Page, { element }: Block, site: Site | undefined): Set<Block> {
  const around = element.parentElement ?? element;
  // One by one: browsers find a single id or class faster than any of a list.
  const elements = (site?.clutter ?? []).flatMap((selector) => [...around.querySelectorAll(selector)]);
  return new Set(elements.flatMap((element) => page.blockOf.get(element) ?? []));
}

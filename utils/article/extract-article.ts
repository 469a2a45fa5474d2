import { readLanguage } from '../text/language';
import { countCharacters } from '../text/whitespace';
import type { Article, Evidence } from './article';
import { type CleanBody, dropClutter } from './drop-clutter';
import { ExtractionError } from './extraction-error';
import { findLastElement } from './find-block';
import { findFarAbove } from './find-far-above';
import { fitArticle } from './fit-article';
import type { Found } from './found';
import type { FoundArticle } from './found-article';
import type { Line, Page } from './page';
import { readBody } from './read-body';
import { readFields } from './read-fields';
import { readHeadline } from './read-headline';
import { readKinds } from './read-kinds';
import { readPage } from './read-page';
import { dropTold, findPointedBody, findPointedHeadline, type Pointed, readRules, reportDropped } from './read-pointed';
import { findSiteClutter, readSiteHeadline } from './read-site';
import { type PageRepair, repairPage } from './repair-page';
import { sanitizeNode } from './sanitize';
import { findSite, type Site } from './site';
import type { UserRule } from './user-rule';
import { writeContent } from './write-content';

/** Changes whenever the same page may give another article; stored with each, for extracting again. */
export const EXTRACTOR_VERSION = '0.9.0';

/** What is known beside the page itself. */
export interface ExtractionOptions {
  /** Whether the rules of sites/ may be used; they are unless this is false. */
  sites?: boolean;
  /** A document with a window, to sanitise in where the page's own has none: pages that were fetched, not opened. */
  opened?: Document;
  /** What the user pointed at on this site, the youngest rule first; it wins over everything else. */
  rules?: readonly UserRule[];
}

/**
 * The article on a page: 「http://gansu.gscn.com.cn/…」 → headline, author 邓尤福, source 中国甘肃网, text … Reads the document and
 * never changes it. Throws ExtractionError where there is no text, or where the page is beyond the gates.
 */
export function extractArticle(document: Document, url: URL, options: ExtractionOptions = {}): Article {
  const site = options.sites === false ? undefined : findSite(url);
  const pointed = readRules(document, options.rules ?? []);
  const printed = readLines(document, pointed, site);
  const repair = repairPage(printed);
  const page = repair?.page ?? printed;
  const kinds = readKinds(page);
  const headline =
    findPointedHeadline(page, pointed) ??
    (site && readSiteHeadline(page, document, site)) ??
    readHeadline(page, document, kinds);
  const body = findPointedBody(page, pointed) ?? readBody(page, document, headline, site, kinds);
  if (!body) throw new ExtractionError('noBody', 'the page has no text that reads like an article');
  const siteClutter = findSiteClutter(page, body.block, site);
  const cleared = dropClutter(page, body, headline?.end ?? 0, headline?.value ?? '', siteClutter);
  const clean = dropTold(cleared, page, pointed);
  if (clean.lines.length === 0) throw new ExtractionError('noBody', 'nothing is left of the page but lists and labels');
  const found = { document, url, site, pointed, page, headline, body, clean };
  return fitArticle(toArticle(found, repair && { ...repair, before: printed }, options.opened ?? document));
}

/** Everything that the page says, put together; `repair` is what was put right on it, `opened` where the text is sanitised. */
function toArticle(
  found: FoundArticle,
  repair: (PageRepair & { before: Page }) | undefined,
  opened: Document,
): Article {
  const { document, url, page, pointed, headline, body, clean } = found;
  const fields = readFields(found);
  const title = headline?.value || document.title.trim() || url.href;
  const canonicalUrl = readCanonicalUrl(document, url);
  const series = SERIES.exec(title)?.[1];
  const articleBody = toText(clean);
  const toHtml = (text: CleanBody) => sanitizeNode(writeContent(document, page, text.lines, text.captions), opened);
  const printed = repair && toPrinted(clean, repair);
  return {
    author: [],
    editor: [],
    breadcrumb: [],
    keywords: [],
    ...toValues(fields),
    url: url.href,
    ...(canonicalUrl && { canonicalUrl }),
    headline: title,
    ...(series && { series }),
    ...(fields.datePublished && { datePrinted: fields.datePublished.printed }),
    inLanguage: readLanguage(articleBody),
    characterCount: countCharacters(articleBody),
    extractorVersion: EXTRACTOR_VERSION,
    articleBody,
    contentHtml: toHtml(clean),
    captions: clean.captions.map((line) => line.text),
    ...(printed && { printedBody: toText(printed), printedHtml: toHtml(printed) }),
    evidence: {
      articleBody: { rule: body.rule, raw: '', confidence: body.confidence },
      ...(repair && { printedBody: toRepairEvidence(repair) }),
      ...toEvidence({ headline, ...fields }),
    },
    dropped: [...reportDropped(pointed), ...clean.dropped],
  };
}

/** The label of a series at the head of a headline: 「【地评线】」. */
const SERIES = /^[【〖〈[]([^】〗〉\]]{2,20})[】〗〉\]]/u;

type FoundOf<Values> = { [Name in keyof Values]?: Found<Values[Name]> | undefined };

/** The values of the fields that were found. */
function toValues<Values>(found: FoundOf<Values>): Partial<Values> {
  const values: Partial<Values> = {};
  for (const name in found) {
    const each = found[name];
    if (each) values[name] = each.value;
  }
  return values;
}

/** How the fields were found. */
function toEvidence(found: Record<string, Found<unknown> | undefined>): Record<string, Evidence> {
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, each]) =>
      each
        ? [[name, { rule: each.rule, raw: each.raw.slice(0, LONGEST_RAW).toWellFormed(), confidence: each.confidence }]]
        : [],
    ),
  );
}

const LONGEST_RAW = 1000;

function toRepairEvidence({ left }: PageRepair): Evidence {
  // The places that could not be put right.
  const raw = left.join(' | ').slice(0, LONGEST_RAW).toWellFormed();
  return { rule: 'mirror-repair', raw, confidence: left.length > 0 ? 0.8 : 0.95 };
}

function toText({ lines }: CleanBody): string {
  return lines.map((line) => line.text).join('\n');
}

/** The text as the page printed it before it was repaired. */
function toPrinted(clean: CleanBody, { printed, before }: PageRepair & { before: Page }): CleanBody {
  const toOwn = (line: Line) => (printed.has(line.index) ? (before.lines[line.index] ?? line) : line);
  return { ...clean, lines: clean.lines.map(toOwn), captions: clean.captions.map(toOwn) };
}

function readLines(document: Document, pointed: Pointed, site: Site | undefined): Page {
  // What a user pointed at may stand anywhere.
  if (!site || !pointed.isEmpty) return readPage(document, { without: new Set(pointed.dropped) });
  const last = findLastElement(document, site.body);
  return readPage(document, { without: new Set(last && findFarAbove(document, site)), last });
}

function readCanonicalUrl(document: Document, url: URL): string | undefined {
  const address = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  if (!address || !URL.canParse(address, url)) return undefined;
  const canonical = new URL(address, url);
  return /^https?:$/.test(canonical.protocol) ? canonical.href : undefined;
}

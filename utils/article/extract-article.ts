import { readLanguage } from '../text/language';
import { countCharacters } from '../text/whitespace';
import type { Article, Evidence } from './article';
import { dropClutter } from './drop-clutter';
import { ExtractionError } from './extraction-error';
import { findLastElement } from './find-block';
import { fitArticle } from './fit-article';
import type { Found } from './found';
import type { Line, Page } from './page';
import { readBody } from './read-body';
import { findPrintedSection, readBreadcrumb, readSection } from './read-breadcrumb';
import { readCited } from './read-cited';
import { findEdition } from './read-edition';
import { readEnpComment } from './read-enp-comment';
import { readBlogger, readHeadline } from './read-headline';
import { readJsonLd } from './read-json-ld';
import { readLinkWords, readMetaKeywords } from './read-keywords';
import { readKinds } from './read-kinds';
import { readMetadata } from './read-metadata';
import { readPage } from './read-page';
import { dropTold, findPointedBody, findPointedHeadline, type Pointed, readRules, reportDropped } from './read-pointed';
import { readPublisher } from './read-publisher';
import {
  findSiteClutter,
  readBaiduPlaces,
  readSiteBreadcrumb,
  readSiteFields,
  readSiteHeadline,
  readSitePublisher,
} from './read-site';
import { readTagLinks } from './read-tag-links';
import { repairPage } from './repair-page';
import { sanitizeNode } from './sanitize';
import { findSite, type Site } from './site';
import type { UserRule } from './user-rule';
import { writeContent } from './write-content';

/** Changes whenever the same page may give another article; stored with each, for extracting again. */
export const EXTRACTOR_VERSION = '0.5.0';

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
  const printedPage = readLines(document, pointed, site);
  const repair = repairPage(printedPage);
  const page = repair?.page ?? printedPage;
  const kinds = readKinds(page);
  const headline =
    findPointedHeadline(page, pointed) ??
    (site && readSiteHeadline(page, document, site)) ??
    readHeadline(page, document, kinds);
  const body = findPointedBody(page, pointed) ?? readBody(page, document, headline, site, kinds);
  if (!body) throw new ExtractionError('noBody', 'the page has no text that reads like an article');
  const siteClutter = findSiteClutter(page, document, site);
  const clean = dropTold(
    dropClutter(page, body, headline?.end ?? 0, headline?.value ?? '', siteClutter),
    page,
    pointed,
  );
  if (clean.lines.length === 0) throw new ExtractionError('noBody', 'nothing is left of the page but lists and labels');
  const { headline: _headline, ...fields } = pointed.fields;
  const known = { ...(site && readSiteFields(document, site)), ...fields };
  const { articleSection, ...hidden } = readEnpComment(page, document);
  const edition = findEdition(page, headline);
  const machine = readJsonLd(document);
  const cited = readCited(page.metas);
  const signer = machine.author ?? cited.author;
  const links = readTagLinks(page, body, clean, headline, url);
  const breadcrumb =
    (site && readSiteBreadcrumb(document, site, headline?.value ?? '')) ??
    readBreadcrumb(page, clean.lines[0]?.index ?? 0, headline?.value ?? '', headline?.first ?? 0);
  const publisher = site
    ? readSitePublisher(site)
    : (readPublisher(page, document, headline, breadcrumb?.value[0]) ?? machine.publisher);
  const articleBody = clean.lines.map((line) => line.text).join('\n');
  const title = headline?.value ?? document.title.trim();
  const blogger = readBlogger(document.title, page.lines);
  const section =
    readSection(page, document, breadcrumb?.value, headline) ??
    articleSection ??
    edition?.section ??
    links.section ??
    findPrintedSection(page, machine.section, headline);
  const names = [title, document.title.trim(), publisher?.value ?? '', blogger ?? ''];
  const below = () => readLinkWords(page.lines, (clean.lines.at(-1)?.index ?? 0) + 1);
  const told = machine.keywords?.value.every((word) => word === section?.value) ? undefined : machine.keywords;
  const keywords = readMetaKeywords(page.metas, names, `${title}\n${articleBody}`, below) ?? links.keywords ?? told;
  const found = {
    ...(edition?.published && { datePublished: edition.published }),
    ...hidden,
    ...readMetadata(page, body, clean, headline, known, {
      ...(cited.published && { datePublished: cited.published }),
      ...(machine.published && { datePublished: machine.published }),
      ...(signer && { author: signer }),
      ...(blogger && {
        author: { value: [{ name: blogger }], rule: 'title', raw: document.title, confidence: 0.7 },
      }),
      ...readBaiduPlaces(document),
      ...(keywords && { keywords }),
    }),
    ...fields,
  };
  const toPrinted = (line: Line) => (repair?.printed.has(line.index) ? (printedPage.lines[line.index] ?? line) : line);
  const printedBody = repair && clean.lines.map((line) => toPrinted(line).text).join('\n');

  const evidence: Record<string, Evidence> = {
    articleBody: { rule: body.rule, raw: '', confidence: body.confidence },
  };
  const note = (field: string, each: Found<unknown> | undefined) => {
    if (each)
      evidence[field] = { rule: each.rule, raw: each.raw.slice(0, 1000).toWellFormed(), confidence: each.confidence };
  };
  if (repair) {
    note('printedBody', {
      value: printedBody,
      rule: 'mirror-repair',
      // The places that could not be put right.
      raw: repair.left.join(' | '),
      confidence: repair.left.length > 0 ? 0.8 : 0.95,
    });
  }
  note('headline', headline);
  note('breadcrumb', breadcrumb);
  note('publisher', publisher);
  for (const [field, each] of Object.entries(found)) note(field, each);

  const canonicalUrl = readCanonicalUrl(document, url);
  note('articleSection', section);
  const series = /^[【〖〈[]([^】〗〉\]]{2,20})[】〗〉\]]/u.exec(title)?.[1];
  const toHtml = (lines: Line[], captions: Line[]) =>
    sanitizeNode(writeContent(document, page, lines, captions), options.opened ?? document);
  return fitArticle({
    url: url.href,
    ...(canonicalUrl ? { canonicalUrl } : {}),
    headline: title || url.href,
    ...(found.kicker ? { kicker: found.kicker.value } : {}),
    ...(found.alternativeHeadline ? { alternativeHeadline: found.alternativeHeadline.value } : {}),
    ...(series ? { series } : {}),
    ...(found.byline ? { byline: found.byline.value } : {}),
    author: found.author?.value ?? [],
    ...(found.contentSource ? { contentSource: found.contentSource.value } : {}),
    ...(publisher ? { publisher: publisher.value } : {}),
    editor: found.editor?.value ?? [],
    ...(section ? { articleSection: section.value } : {}),
    breadcrumb: breadcrumb?.value ?? [],
    ...(found.datePublished
      ? { datePublished: found.datePublished.value, datePrinted: found.datePublished.printed }
      : {}),
    ...(found.dateline ? { dateline: found.dateline.value } : {}),
    keywords: found.keywords?.value ?? [],
    inLanguage: readLanguage(articleBody),
    characterCount: countCharacters(articleBody),
    extractorVersion: EXTRACTOR_VERSION,
    articleBody,
    contentHtml: toHtml(clean.lines, clean.captions),
    captions: clean.captions.map((line) => line.text),
    ...(printedBody === undefined
      ? {}
      : { printedBody, printedHtml: toHtml(clean.lines.map(toPrinted), clean.captions.map(toPrinted)) }),
    evidence,
    dropped: [...reportDropped(pointed), ...clean.dropped],
  });
}

function readLines(document: Document, pointed: Pointed, site: Site | undefined): Page {
  // What a user pointed at may stand anywhere.
  const last = pointed.isEmpty ? findLastElement(document, site?.body) : undefined;
  return readPage(document, { without: new Set(pointed.dropped), last });
}

function readCanonicalUrl(document: Document, url: URL): string | undefined {
  const address = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  if (!address || !URL.canParse(address, url)) return undefined;
  const canonical = new URL(address, url);
  return /^https?:$/.test(canonical.protocol) ? canonical.href : undefined;
}

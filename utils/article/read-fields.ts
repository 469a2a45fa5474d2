import { isPersonName } from '../text/person-name';
import type { Person } from './article';
import type { FoundBody } from './find-body';
import type { Found } from './found';
import type { FoundArticle } from './found-article';
import type { Page } from './page';
import { findPrintedSection, readBreadcrumb, readSection } from './read-breadcrumb';
import { readCited } from './read-cited';
import { findEdition } from './read-edition';
import { readEnpComment } from './read-enp-comment';
import { readBlogger } from './read-headline';
import { type FoundJsonLd, readJsonLd } from './read-json-ld';
import { readLinkWords, readMetaKeywords } from './read-keywords';
import { type FoundMetadata, readMetadata } from './read-metadata';
import { readPublisher, readService } from './read-publisher';
import { readBaiduPlaces, readSiteBreadcrumb, readSiteFields, readSitePublisher } from './read-site';
import { type FoundLinks, readTagLinks } from './read-tag-links';

/** Every field of an article, each with its evidence. */
export interface FoundFields extends FoundMetadata {
  breadcrumb?: Found<string[]> | undefined;
  publisher?: Found<string> | undefined;
  articleSection?: Found<string> | undefined;
}

/** The fields, by the surest reader of each: what the user pointed at, the site's rule, the lines around the text, what is told to machines. */
export function readFields(article: FoundArticle): FoundFields {
  const { document, site, pointed, page, headline, clean } = article;
  const machine = readJsonLd(document);
  const links = readTagLinks(article);
  const edition = findEdition(page, headline);
  const { articleSection: column, ...hidden } = readEnpComment(page, document);
  const breadcrumb =
    (site && readSiteBreadcrumb(document, site, headline?.value ?? '')) ??
    readBreadcrumb(page, clean.lines[0]?.index ?? 0, headline?.value ?? '', headline?.first ?? 0);
  const publisher = site
    ? (readService(page, document, site.publisher) ?? readSitePublisher(site))
    : (readPublisher(page, document, headline, breadcrumb?.value[0]) ?? machine.publisher);
  const articleSection =
    readSection(page, document, breadcrumb?.value, headline) ??
    column ??
    edition?.section ??
    links.section ??
    findPrintedSection(page, machine.section, headline);
  const keywords = readKeywords(article, publisher, articleSection, links, machine);
  // A pointed headline has been found already.
  const { headline: _headline, ...told } = pointed.fields;
  const known = { ...(site && readSiteFields(document, site)), ...told };
  const metadata = readMetadata(article, known, readTold(article, machine, keywords));
  return {
    breadcrumb,
    publisher,
    ...(edition?.published && { datePublished: edition.published }),
    ...hidden,
    ...metadata,
    articleSection: articleSection ?? metadata.articleSection,
    // What the user pointed at is not touched by what notes and datelines add.
    ...told,
  };
}

/** What counts where the page's lines say nothing. */
function readTold(
  { document, page, body }: FoundArticle,
  machine: FoundJsonLd,
  keywords: Found<string[]> | undefined,
): FoundMetadata {
  const cited = readCited(page.metas);
  const signer = machine.author ?? cited.author ?? findShownAuthor(page, body);
  const published = machine.published ?? cited.published;
  const blogger = readBlogger(document.title, page.lines);
  return {
    ...(published && { datePublished: published }),
    ...(signer && { author: signer }),
    ...(blogger && { author: { value: [{ name: blogger }], rule: 'title', raw: document.title, confidence: 0.7 } }),
    ...readBaiduPlaces(document),
    ...(keywords && { keywords }),
  };
}

/** So far above the text the box of its author stands. */
const LINES_ABOVE = 20;

/** The author in `<meta>`, where the page shows the same name on a line of its own: systems put the editor there as well. */
function findShownAuthor({ lines, metas }: Page, body: FoundBody): Found<Person[]> | undefined {
  const name = metas.get('author');
  if (!name || !isPersonName(name)) return undefined;
  const isShown = lines.slice(Math.max(0, body.first - LINES_ABOVE), body.end).some(({ text }) => text === name);
  return isShown ? { value: [{ name }], rule: 'meta:author', raw: name, confidence: 0.7 } : undefined;
}

/** The keywords that `<meta>`, the links to tags or JSON-LD tell; there the section alone is none. */
function readKeywords(
  { document, page, headline, clean }: FoundArticle,
  publisher: Found<string> | undefined,
  section: Found<string> | undefined,
  links: FoundLinks,
  machine: FoundJsonLd,
): Found<string[]> | undefined {
  const pageTitle = document.title.trim();
  const title = headline?.value ?? pageTitle;
  const names = [title, pageTitle, readBlogger(document.title, page.lines) ?? ''];
  const text = [title, ...clean.lines.map((line) => line.text)].join('\n');
  const readLinks = () => readLinkWords(page.lines, (clean.lines.at(-1)?.index ?? 0) + 1);
  const told = machine.keywords?.value.every((word) => word === section?.value) ? undefined : machine.keywords;
  const witnesses = { headline: title, names, site: publisher?.value, section: section?.value, text, readLinks };
  return readMetaKeywords(page.metas, witnesses) ?? links.keywords ?? told;
}

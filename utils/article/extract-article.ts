import { Readability } from '@mozilla/readability';
import { readLanguage } from '../text/language';
import type { Article } from './article';
import { sanitize } from './sanitize';
import { findSite } from './site';

export const EXTRACTOR_VERSION = '0.1.0';

export class ExtractionError extends Error {
  override name = 'ExtractionError';
  constructor(
    readonly code: 'noBody' | 'tooLarge',
    message: string,
  ) {
    super(message);
  }
}

export interface ExtractionOptions {
  /** Whether the rules of sites/ may be used; they are unless this is false. */
  sites?: boolean;
}

/** The article on a page. Reads the document and never changes it; throws ExtractionError where there is none. */
export function extractArticle(document: Document, url: URL, options: ExtractionOptions = {}): Article {
  const site = options.sites === false ? undefined : findSite(url);
  const copy = document.implementation.createHTMLDocument('');
  copy.replaceChild(copy.importNode(document.documentElement, true), copy.documentElement);
  const read = new Readability(copy).parse();
  if (!read?.textContent) throw new ExtractionError('noBody', 'the page has no text that reads like an article');
  const articleBody = read.textContent.replace(/\s*\n\s*/g, '\n').trim();
  return {
    url: url.href,
    headline: read.title || document.title || url.href,
    author: [],
    publisher: site?.publisher,
    editor: [],
    breadcrumb: [],
    keywords: [],
    inLanguage: readLanguage(articleBody),
    characterCount: articleBody.replace(/\s/g, '').length,
    extractorVersion: EXTRACTOR_VERSION,
    articleBody,
    contentHtml: sanitize(read.content ?? '', document),
    captions: [],
    evidence: {},
    dropped: [],
  };
}

import { readLanguage } from '../text/language';
import { countCharacters } from '../text/whitespace';
import type { Article } from './article';
import { EXTRACTOR_VERSION, type ExtractionOptions, extractArticle } from './extract-article';
import { ExtractionError } from './extraction-error';
import { fitArticle } from './fit-article';
import { readPage } from './read-page';
import { sanitizeNode } from './sanitize';
import { writeContent } from './write-content';

/**
 * All text of a page, or of a fragment of it, as one article: for pages that are none, where the user says what to keep.
 * Nothing is dropped. The fields are those that the page has beside its text; throws ExtractionError without any text.
 */
export function extractPart(
  document: Document,
  url: URL,
  part: DocumentFragment | undefined,
  options: ExtractionOptions = {},
): Article {
  const holder = part ? holdPart(document, part) : document;
  const page = readPage(holder);
  if (page.lines.length === 0) throw new ExtractionError('noBody', 'there is no text to keep');
  const articleBody = page.lines.map(({ text }) => text).join('\n');
  const content = writeContent(holder, page, page.lines, []);
  const { printedBody: _printedBody, printedHtml: _printedHtml, ...fields } = readFields(document, url, options);
  const rule = part ? 'user:selection' : 'user:page';
  return fitArticle({
    ...fields,
    inLanguage: readLanguage(articleBody),
    characterCount: countCharacters(articleBody),
    articleBody,
    contentHtml: sanitizeNode(content, options.opened ?? document),
    captions: [],
    evidence: { ...fields.evidence, articleBody: { rule, raw: '', confidence: 1 } },
    dropped: [],
  });
}

/** A fragment in a document of its own, which is never shown: its pictures are not loaded. */
function holdPart(document: Document, part: DocumentFragment): Document {
  const holder = document.implementation.createHTMLDocument('');
  holder.body.append(holder.importNode(part, true));
  return holder;
}

/** The page's fields; where no article can be read, its title stands for the headline. */
function readFields(document: Document, url: URL, options: ExtractionOptions): Article {
  try {
    return extractArticle(document, url, options);
  } catch (error) {
    if (!(error instanceof ExtractionError) || error.code !== 'noBody') throw error;
    return {
      url: url.href,
      headline: document.title.trim() || url.href,
      author: [],
      editor: [],
      breadcrumb: [],
      keywords: [],
      inLanguage: 'zh-Hans',
      characterCount: 0,
      extractorVersion: EXTRACTOR_VERSION,
      articleBody: '',
      contentHtml: '',
      captions: [],
      evidence: {},
      dropped: [],
    };
  }
}

import type { Article } from './article';
import { fitArticle } from './fit-article';

/** What only a later page may say, each with what it is told together with: the sign-off and the editor stand on the last. */
const TOLD_LATER = [
  ['author', 'byline'],
  ['editor'],
  ['contentSource'],
  ['datePublished', 'datePrinted'],
  ['dateline'],
  ['articleSection'],
  ['keywords'],
] as const;

/**
 * One article out of its pages, in order: the first page's fields, with what only a later one says, and the texts one after
 * the other. `missing` names the pages that could not be read.
 */
export function joinArticles(pages: [Article, ...Article[]], missing: string[]): Article {
  const [first, ...others] = pages;
  const later = TOLD_LATER.flatMap((fields) => {
    const [field] = fields;
    const page = isTold(first[field]) ? undefined : others.find((other) => isTold(other[field]));
    return page ? [{ page, fields }] : [];
  });
  const printed = pages.some(({ printedBody }) => printedBody !== undefined);
  return fitArticle({
    ...first,
    ...Object.fromEntries(later.flatMap(({ page, fields }) => fields.map((field) => [field, page[field]]))),
    evidence: {
      ...first.evidence,
      ...Object.fromEntries(
        later.flatMap(({ page: { evidence }, fields: [field] }) => (evidence[field] ? [[field, evidence[field]]] : [])),
      ),
    },
    pages: { count: pages.length + missing.length, missing },
    articleBody: pages.map(({ articleBody }) => articleBody).join('\n'),
    contentHtml: pages.map(({ contentHtml }) => contentHtml).join('\n'),
    captions: pages.flatMap(({ captions }) => captions),
    dropped: pages.flatMap(({ dropped }) => dropped),
    characterCount: pages.reduce((sum, { characterCount }) => sum + characterCount, 0),
    ...(printed && {
      printedBody: pages.map(({ printedBody, articleBody }) => printedBody ?? articleBody).join('\n'),
      printedHtml: pages.map(({ printedHtml, contentHtml }) => printedHtml ?? contentHtml).join('\n'),
    }),
  });
}

function isTold(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

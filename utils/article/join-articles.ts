import type { Article } from './article';

/**
 * One article out of its pages, in order: the first page's fields, with what only a later one says (the sign-off and
 * the editor stand on the last), and the texts one after the other. `missing` names the pages that could not be read.
 */
export function joinArticles(pages: [Article, ...Article[]], missing: string[]): Article {
  const [first, ...others] = pages;
  const joined = {
    ...first,
    evidence: { ...first.evidence },
    pages: { count: pages.length + missing.length, missing },
  };
  for (const page of others) {
    if (joined.author.length === 0 && page.author.length > 0) {
      joined.author = page.author;
      joined.byline = page.byline;
      copyEvidence('author', page, joined);
    }
    if (joined.editor.length === 0 && page.editor.length > 0) {
      joined.editor = page.editor;
      copyEvidence('editor', page, joined);
    }
    if (joined.contentSource === undefined && page.contentSource !== undefined) {
      joined.contentSource = page.contentSource;
      copyEvidence('contentSource', page, joined);
    }
  }
  const printed = pages.some(({ printedBody }) => printedBody !== undefined);
  return {
    ...joined,
    articleBody: pages.map(({ articleBody }) => articleBody).join('\n'),
    contentHtml: pages.map(({ contentHtml }) => contentHtml).join('\n'),
    captions: pages.flatMap(({ captions }) => captions),
    dropped: pages.flatMap(({ dropped }) => dropped),
    characterCount: pages.reduce((sum, { characterCount }) => sum + characterCount, 0),
    ...(printed && {
      printedBody: pages.map(({ printedBody, articleBody }) => printedBody ?? articleBody).join('\n'),
      printedHtml: pages.map(({ printedHtml, contentHtml }) => printedHtml ?? contentHtml).join('\n'),
    }),
  };
}

function copyEvidence(field: string, from: Article, to: { evidence: Article['evidence'] }): void {
  const evidence = from.evidence[field];
  if (evidence) to.evidence[field] = evidence;
}

import { countCharacters } from '../text/whitespace';
import type { Article, ArticleContent } from './article';

/** Which text lies beside the one that the article shows: the page's own, or the repaired one; most articles have one text. */
export function findOtherText(content: ArticleContent): { kind: 'printed' | 'repaired'; body: string } | undefined {
  const { printedBody, repairedBody } = content;
  if (printedBody !== undefined) return { kind: 'printed', body: printedBody };
  return repairedBody === undefined ? undefined : { kind: 'repaired', body: repairedBody };
}

/**
 * The article with its other text in place of the one it shows, which is kept beside it: 「領導」 with 「領(lǐng)導(dǎo)」 as printed →
 * the printed text with 「領導」 as repaired. Done twice it is the article that it was; one with a single text stays as it is.
 */
export function switchText(article: Article): Article {
  const { printedBody, printedHtml, repairedBody, repairedHtml, ...rest } = article;
  const { articleBody, contentHtml } = article;
  if (printedBody !== undefined) {
    return {
      ...withBody(rest, printedBody, printedHtml),
      repairedBody: articleBody,
      repairedHtml: contentHtml,
    };
  }
  if (repairedBody === undefined) return article;
  return { ...withBody(rest, repairedBody, repairedHtml), printedBody: articleBody, printedHtml: contentHtml };
}

/** A new reading of a kept page, with the page's own text above if that is what the user wanted of the clip. */
export function keepChoice(read: Article, kept: ArticleContent): Article {
  return kept.repairedBody !== undefined && read.printedBody !== undefined ? switchText(read) : read;
}

/** Whether the one content is the other with its two texts exchanged: then neither says anything that the other does not. */
export function isSwitched(one: ArticleContent, other: ArticleContent): boolean {
  const beside = findOtherText(one);
  const back = findOtherText(other);
  return (
    beside !== undefined &&
    back !== undefined &&
    beside.kind !== back.kind &&
    beside.body === other.articleBody &&
    back.body === one.articleBody
  );
}

function withBody(article: Article, articleBody: string, html: string | undefined): Article {
  // Clips of the first versions kept the printed text without its HTML.
  const contentHtml = html ?? articleBody.split('\n').map(toParagraph).join('');
  return { ...article, articleBody, contentHtml, characterCount: countCharacters(articleBody) };
}

function toParagraph(line: string): string {
  return `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`;
}

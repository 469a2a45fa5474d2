import type { Article, Detection } from '../utils/article/article';

/** An article in the words of corpus builders: names without units, the section as `column`, the body as `text`. */
export interface ArticleRecord {
  title: string;
  author: string[];
  source: string | null;
  editor: string[];
  published: string | null;
  column: string | null;
  text: string;
  isArticle: boolean;
}

/** The record of an article: 「邓尤福」 of `author: [{ name: '邓尤福', affiliation: … }]`. */
export function toArticleRecord(article: Article, { isArticle }: Detection): ArticleRecord {
  return {
    title: article.headline,
    author: article.author.map(({ name }) => name),
    source: article.contentSource ?? null,
    editor: article.editor,
    published: article.datePublished ?? null,
    column: article.articleSection ?? null,
    text: article.articleBody,
    isArticle,
  };
}

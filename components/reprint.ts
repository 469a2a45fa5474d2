import type { ArticleMetadata } from '../utils/article/article';

/** 转载: the text came from elsewhere than the page's own house. */
export function isReprinted({ contentSource, publisher }: ArticleMetadata): boolean {
  return contentSource !== undefined && publisher !== undefined && contentSource !== publisher;
}

/** Whence the text came and where it stands: 「金羊网 → 中工网」, or the one house; the host where no name is known. */
export function houseWords(article: ArticleMetadata, site: string): string {
  const { contentSource, publisher } = article;
  return isReprinted(article) ? `${contentSource} → ${publisher}` : (contentSource ?? publisher ?? site);
}

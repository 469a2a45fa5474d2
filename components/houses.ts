import type { ArticleMetadata } from '../utils/article/article';
import { isReprinted } from '../utils/library/is-reprinted';

/** Whence the text came and where it stands: 「金羊网 → 中工网」, or the one house; the host where no name is known. */
export function houseWords(article: ArticleMetadata, site: string): string {
  const { contentSource, publisher } = article;
  return isReprinted(article) ? `${contentSource} → ${publisher}` : (contentSource ?? publisher ?? site);
}

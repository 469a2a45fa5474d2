/**
 * A site is data: where its pages keep what. Every list is tried in order, the first selector that gives text wins.
 * Whatever is left out is found by the generic path.
 */
export interface Site {
  /** The registrable host; sub-domains are included. 「gscn.com.cn」 */
  host: string;
  /** Whose pages these are: 「中国甘肃网」. */
  publisher: string;
  /** Addresses that are articles (path and query, tested as a regular expression). */
  articlePath?: RegExp;
  headline?: string[];
  /** The line with time, source, editor. */
  infoLine?: string[];
  byline?: string[];
  breadcrumb?: string[];
  body?: string[];
  /** Blocks inside the body that are not the article. */
  clutter?: string[];
}

/**
 * A site is data: where its pages keep what. Every list is tried in order, the first selector that gives text wins.
 * Whatever is left out is found by the generic path.
 */
export interface Site {
  /** The registrable host; sub-domains are included. 「gscn.com.cn」 */
  host: string;
  /** Other hosts with the same pages: 「chinanews.com.cn」 beside 「chinanews.com」. */
  otherHosts?: string[];
  /** Whose pages these are: 「中国甘肃网」. */
  publisher: string;
  /** Addresses that are articles (path and query, tested as a regular expression). */
  articlePath?: RegExp;
  headline?: string[];
  /** The line with time, source, editor, author: what its labels say. */
  infoLine?: string[];
  /** Elements that tell one field each: 「#author_baidu」. They win over the line, and count where the page hides them. */
  author?: string[];
  contentSource?: string[];
  editor?: string[];
  datePublished?: string[];
  breadcrumb?: string[];
  body?: string[];
  /** Blocks inside the body that are not the article. */
  clutter?: string[];
}

const FILES = import.meta.glob<Site>('./sites/*.ts', { eager: true, import: 'default' });

const SITE_OF_HOST = new Map(
  Object.values(FILES).flatMap((site) => [site.host, ...(site.otherHosts ?? [])].map((host) => [host, site])),
);

/** The addresses on which the content script runs: one match pattern a site, 「*://*.gscn.com.cn/*」. */
export const SITE_MATCHES: string[] = [...SITE_OF_HOST.keys()].sort().map((host) => `*://*.${host}/*`);

/** Hosts of the listed sites on which people read their own letters: the content script stays away. */
export const PRIVATE_MATCHES = ['mail.163.com', 'email.163.com', 'mail.sina.com.cn', 'mail.people.com.cn'].map(
  (host) => `*://${host}/*`,
);

/** The site of an address: 「http://gansu.gscn.com.cn/…」 → the rule of gscn.com.cn; the longest host wins. */
export function findSite(url: URL): Site | undefined {
  const labels = url.hostname.split('.');
  for (let at = 0; at < labels.length - 1; at++) {
    const site = SITE_OF_HOST.get(labels.slice(at).join('.'));
    if (site) return site;
  }
  return undefined;
}

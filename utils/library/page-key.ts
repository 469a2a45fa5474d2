/**
 * When are two visits visits to the same page? Merging too much loses an article, merging too little keeps one twice:
 * so only what is known to say nothing about the page is taken off, and everything else stays.
 */

/** Parameters that say where the reader came from, never what is read. */
const TRACKER =
  /^(?:utm_\w+|hm(?:sr|pl|cu|kw|ci)|spm|scm|spm_id_from|vd_source|share_\w+|sharesource|shareuid|isappinstalled|nsukey|pass_ticket|wx_header|wfr|bd_vid|tdsourcetag|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|ref_src)$/i;

/** 「from」 selects on some sites; with these values it is what WeChat and QQ add to a shared link. */
const SHARED_FROM = /^(?:singlemessage|groupmessage|timeline|timelinefrom|qq|qzone|weixin|wechat|weibo|share)$/i;

/** The file that a server gives for the folder itself. */
const DEFAULT_FILE = /\/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$/i;

/** The same site for another device. */
const DEVICE_PREFIX = /^(?:www|m|wap|3g|mobile)\./;

/** The host that the filter by site shows: `http://www.workercn.cn/a` → 「workercn.cn」. */
export function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '').replace(/\.$/, '');
}

/**
 * The address as a key, without scheme, `www.`, fragment and trackers:
 * `https://www.a.cn/p/index.html?id=7&utm_source=x#top` → 「a.cn/p/?id=7」.
 */
export function addressKey(address: string): string {
  const url = new URL(address);
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = url.pathname
    .replace(DEFAULT_FILE, '/')
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase())
    // Any server takes these with and without the escape (RFC 3986 §2.3).
    .replace(/%(?:2D|2E|5F|7E|3[0-9]|[46][1-9A-F]|[57][0-9A])/g, decodeURIComponent);
  const parameters = [...url.searchParams].filter(
    ([name, value]) => !TRACKER.test(name) && !(name === 'from' && SHARED_FROM.test(value)),
  );
  const query = new URLSearchParams(parameters);
  query.sort();
  // A fragment selects the article where scripts route by it: 「#/news/12」, 「#!news/12」.
  const route = /^#[!/]/.test(url.hash) ? url.hash : '';
  return `${siteOf(address)}${port}${path}${parameters.length > 0 ? `?${query}` : ''}${route}`;
}

/**
 * The key of the page: the canonical address's where it can be believed, else the visited one's. Some sites declare
 * one canonical address (their home or section page) on every article, others that of the site they reprint from: it
 * is believed only on the page's own host and where it looks like one article's, with a digit in file name or query.
 * At 「https://m.a.cn/7」 that calls itself 「https://www.a.cn/p/7.html」 → 「a.cn/p/7.html」.
 */
export function pageKey(url: string, canonicalUrl?: string): string {
  return addressKey(canonicalUrl !== undefined && isBelievable(canonicalUrl, url) ? canonicalUrl : url);
}

/** All keys under which a page can be found again, as visited and as it calls itself: 「pl.example.cn/v?id=100」 … */
export function pageKeys(url: string, canonicalUrl?: string): string[] {
  return [...new Set([addressKey(url), pageKey(url, canonicalUrl)])];
}

function isBelievable(canonicalUrl: string, url: string): boolean {
  const canonical = new URL(canonicalUrl);
  const file = `${canonical.pathname.slice(canonical.pathname.lastIndexOf('/'))}${canonical.search}`;
  return /\d/.test(file) && deviceless(canonical) === deviceless(new URL(url));
}

function deviceless(url: URL): string {
  return url.host.replace(DEVICE_PREFIX, '');
}

import { trim } from '../text/whitespace';

/** What a page's `<meta>` elements say, by name, property or itemprop in lower case; the first filled one of a name counts. */
export type Metas = ReadonlyMap<string, string>;

/** The one of Open Graph's names that pages give once for each word. */
export const MANY = 'article:tag';
const REPEATED = new Set([MANY, 'citation_author', 'dc.creator']);
/** Parts what pages give in several elements of one name. */
export const BETWEEN = '\n';

/** Reads all `<meta>` in one pass: `<meta property="og:title" content="…">` → 「og:title」. */
export function readMetas(document: Document): Metas {
  const metas = new Map<string, string>();
  for (const meta of document.getElementsByTagName('meta')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    const content = trim(meta.getAttribute('content') ?? '');
    if (!name || !content) continue;
    const key = name.toLowerCase();
    const known = metas.get(key);
    if (known === undefined) metas.set(key, content);
    else if (REPEATED.has(key)) metas.set(key, `${known}${BETWEEN}${content}`);
  }
  return metas;
}

/** The first of several names that the page fills. */
export function findMeta(metas: Metas, ...names: string[]): { name: string; content: string } | undefined {
  for (const name of names) {
    const content = metas.get(name.toLowerCase());
    if (content) return { name, content };
  }
  return undefined;
}

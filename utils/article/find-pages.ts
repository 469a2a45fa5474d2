import { inBothScripts } from '../text/both-scripts';

/**
 * An article that goes on over several pages, by its pager: 「【1】【2】」, 「下一页」, `createPageHTML(3, 0, "t20190918_693227",
 * "shtml")`. A link is a page of the same article when its address is this one with another page number; 「下一篇」 never is.
 */

/** Query parameters that number pages. */
const PAGE_PARAMETERS = ['page', 'p', 'pn', 'pageno', 'pageindex', 'curpage', 'currentpage'];
const PAGE_LABEL = inBothScripts(/^[【[(（〔<]?\s*\d{1,2}\s*[】\])）〕>]?$|下一?页|上一?页|^[›»>]{1,2}$|^next$/iu);
const NEXT_IMAGE = /next_?page/i;
/** Links to the whole article on one page: 「余下全文」 of guancha.cn. */
const WHOLE_LABEL = inBothScripts(/余下全文|在?本页阅读全文|单页阅读|阅读全文/u);
const WHOLE_SUFFIX = /^(?:_s|_all|_0|-all|_whole)$/;
/** TRS WCM: pages in all, this page's index, file name, extension. */
const TRS_PAGER = /createPageHTML\(\s*(\d+)\s*,\s*(\d+)\s*,\s*["']([\w.-]+)["']\s*,\s*["'](\w+)["']/;
const SCRIPTED_ADDRESS = /location(?:\.href)?\s*=\s*["']([^"']+)["']/;
/** A longer article than any that was seen; a pager that claims more is broken. */
export const MOST_PAGES = 30;
const EXTENSION = /\.[a-z]{3,5}$/i;

/** Where the rest of an article is. */
export interface Pages {
  /** The first page, where this is a later one. */
  first: URL | undefined;
  /** The pages behind this one that it links to, in order: all of them, or only the next. */
  further: URL[];
  /** The page that holds the whole, where this one shows only its beginning: 「余下全文」. */
  whole: URL | undefined;
}

/** The other pages of the article at `url`: 「…/c1013-31153719.html」 goes on in 「…/c1013-31153719-2.html」. */
export function findPages(document: Document, url: URL): Pages {
  const { here, pages } = readTrsPager(document, url) ?? readPager(document, url);
  const further = pages.filter(({ number }) => number > here).map(({ target }) => target.href);
  return {
    first: pages.find(({ number }) => number < here)?.target,
    further: [...new Set(further)].map((href) => new URL(href)),
    whole: links(document, url).find(({ label, target }) => WHOLE_LABEL.test(label) && isWhole(target, url))?.target,
  };
}

/** `/WangWen/2019_09_07_516891_s` for `/WangWen/2019_09_07_516891`. */
function isWhole(target: URL, url: URL): boolean {
  return stem(target).startsWith(stem(url)) && WHOLE_SUFFIX.test(stem(target).slice(stem(url).length));
}

interface Link {
  label: string;
  target: URL;
}

function links(document: Document, url: URL): Link[] {
  return [...document.querySelectorAll('a')].flatMap((anchor) => {
    const image = anchor.querySelector('img');
    const label = anchor.textContent?.trim() || (NEXT_IMAGE.test(image?.getAttribute('src') ?? '') ? 'next' : '');
    const scripted = SCRIPTED_ADDRESS.exec(
      `${anchor.getAttribute('onclick') ?? ''} ${anchor.getAttribute('href') ?? ''}`,
    );
    const address = scripted?.[1] ?? anchor.getAttribute('href') ?? '';
    if (label === '' || label.length > 12 || !URL.canParse(address, url.href)) return [];
    const target = new URL(address, url);
    target.hash = '';
    return target.origin === url.origin ? [{ label, target }] : [];
  });
}

/** The address without extension and query. */
function stem(url: URL): string {
  return url.pathname.replace(EXTENSION, '');
}

interface Pager {
  /** This page's number; the first page, which has none in most systems, counts as 0. */
  here: number;
  /** The other pages that are linked, in order. */
  pages: { number: number; target: URL }[];
}

/** The links to other pages of the article at `url`: its address with another number behind, or in a page parameter. */
function readPager(document: Document, url: URL): Pager {
  const targets = links(document, url)
    .filter(({ label }) => PAGE_LABEL.test(label))
    .map(({ target }) => target);
  // 「/c1-31」 may be page 31 of 「/c1」 or an article of its own: it is the latter where a link numbers its pages.
  const isFirst = targets.some((target) => withoutNumber(stem(target)) === stem(url));
  const root = isFirst ? stem(url) : withoutNumber(stem(url));
  const [, query] = splitQuery(url);
  const numberOf = (target: URL) => {
    const [page, others] = splitQuery(target);
    if (target.pathname === url.pathname && target.search !== url.search && others === query) return Number(page ?? 0);
    if (target.search !== url.search) return undefined;
    if (stem(target) === root) return 0;
    return withoutNumber(stem(target)) === root ? Number(/\d+$/.exec(stem(target))?.[0]) : undefined;
  };
  const own = splitQuery(url)[0];
  return {
    here: own !== undefined ? Number(own) : (numberOf(url) ?? 0),
    pages: targets
      .map((target) => ({ target, number: numberOf(target) ?? -1 }))
      .filter(({ number }) => number >= 0)
      .sort((a, b) => a.number - b.number),
  };
}

/** `/n1/c1013-31153719-2` → `/n1/c1013-31153719`. */
function withoutNumber(path: string): string {
  return path.replace(/[_-]\d{1,2}$/, '');
}

/** The page parameter's value, and the rest of the query. */
function splitQuery(url: URL): [page: string | undefined, rest: string] {
  const rest = new URLSearchParams(url.search);
  const name = [...rest.keys()].find((key) => PAGE_PARAMETERS.includes(key.toLowerCase()));
  const value = name === undefined ? null : rest.get(name);
  if (name === undefined || value === null || !/^\d{1,2}$/.test(value)) return [undefined, url.search.slice(1)];
  rest.delete(name);
  return [value, rest.toString()];
}

function readTrsPager(document: Document, url: URL): Pager | undefined {
  for (const { textContent } of document.querySelectorAll('script:not([src])')) {
    const [, count, index, name, extension] = TRS_PAGER.exec(textContent ?? '') ?? [];
    // A list page calls it too, with its own file's name; the name must be this article's.
    if (![stem(url), withoutNumber(stem(url))].some((path) => path.endsWith(`/${name}`))) continue;
    const numbers = Array.from({ length: Math.min(Number(count), MOST_PAGES) }, (_, number) => number);
    return {
      here: Number(index),
      pages: numbers.map((number) => ({
        number,
        target: new URL(`${name}${number === 0 ? '' : `_${number}`}.${extension}`, url),
      })),
    };
  }
  return undefined;
}

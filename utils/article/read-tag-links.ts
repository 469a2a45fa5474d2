import { inBothScripts } from '../text/both-scripts';
import type { FoundBody } from './find-body';
import type { Found } from './found';
import type { FoundArticle } from './found-article';
import { countLabels } from './labels';
import { ancestors, isMostlyLinks, type Line, type Page, type Run } from './page';

/** What links beside the article say of it by the names of their places: its tags, and the category it is filed under. */
export interface FoundLinks {
  keywords?: Found<string[]>;
  section?: Found<string>;
}

/** Of the place itself, not of an article that bears its tags as classes: 「post type-post category-reading tag-qimin」. */
const PLACE = '(?=\\s|$|[_-](?:links?|sc|wrapper|list|box|content|area|items?|name|tag)(?=[\\s_-]|$))';
const TAG_HOOKS = new RegExp(
  `(?:^|[\\s_-])(?:tags?|hash-?tags?|topics?|topiclist|article-?tags?|art(?:icle)?[_-]labels?|keywords?|biaoqian)${PLACE}`,
  'u',
);
/** Id and class words of the link to the category that an article is filed under: 「cat-links」, 「lanmu」. */
export const CATEGORY_HOOKS = new RegExp(
  `(?:^|[\\s_-])(?:(?:\\w_)?cat(?:alog)?|categor(?:y|ies)|column|channel|lanmu)${PLACE}`,
  'u',
);

const CATEGORY_LABEL = inBothScripts(/(?:分类|栏目)\s*[:：]\s*$/u);

const LINES_ABOVE = 3;
const LINES_BELOW = 12;
const LINES_BESIDE = 6;
/** WordPress prints them below what plugins add to a text. */
const LINES_OF_FOOTER = 60;
const WORDPRESS_CATEGORY = /(?:^|\s)cat-links(?=\s|$)/u;
const WORDPRESS_TAGS = /(?:^|\s)tags?-links(?=\s|$)/u;
const WORD = /^#?\s?(?<word>[^#。！？；：>＞]{1,12})$/u;
const MOST_TAGS = 12;

/** Tags and category of an article: 「<div class="tags"><a>颱風假</a><a>氣象</a></div>」 → two keywords. */
export function readTagLinks({ page, body, clean, headline, url }: FoundArticle): FoundLinks {
  if (!headline || headline.end === 0) return {};
  const text = new Set(clean.lines.map(({ index }) => index));
  const last = clean.lines.at(-1)?.index ?? body.end;
  const end = findEnd(body, last);
  const around = page.lines.filter(
    (line) =>
      line.index >= headline.first - LINES_ABOVE &&
      line.index < end &&
      line.linked > 0 &&
      !text.has(line.index) &&
      countLabels(line.text) === 0,
  );
  const behind = page.lines.slice(end, end + LINES_OF_FOOTER);
  const filed =
    readLabelled(page.lines, headline.first, end) ??
    readWords(around, (line, run) => CATEGORY_HOOKS.test(hooksOf(line, run)))[0] ??
    // Among the labels of the line of time and source an element must have the name itself.
    readWords(
      page.lines.slice(headline.end, headline.end + LINES_BESIDE),
      (_line, run) => run.hooks !== '' && CATEGORY_HOOKS.test(run.hooks),
    )[0] ??
    readWords(behind, (line, run) => WORDPRESS_CATEGORY.test(hooksOf(line, run)))[0];
  const category = filed ?? readAbove(page, headline.first, url) ?? readNamedAbove(page, headline.first);
  const tags = readWords(
    around.filter(({ index }) => index >= headline.end),
    (line, run) => TAG_HOOKS.test(hooksOf(line, run)) || isInRow(line),
  )
    .concat(readWords(behind, (line, run) => WORDPRESS_TAGS.test(hooksOf(line, run))))
    .filter((word) => word !== filed);
  return {
    ...(category ? { section: { value: category, rule: 'category-link', raw: category, confidence: 0.75 } } : {}),
    ...(tags.length > 0
      ? { keywords: { value: tags.slice(0, MOST_TAGS), rule: 'tag-links', raw: tags.join(' '), confidence: 0.8 } }
      : {}),
  };
}

/** Below the text up to the first heading of other things. */
function findEnd({ kinds }: FoundBody, last: number): number {
  for (let at = last + 1; at <= last + LINES_BELOW; at++) if (kinds[at]?.heading) return at;
  return last + LINES_BELOW + 1;
}

function readWords(lines: readonly Line[], isThere: (line: Line, run: Run) => boolean): string[] {
  const words = lines.flatMap((line) =>
    line.runs.flatMap((run) => {
      if (run.href === undefined || !isThere(line, run)) return [];
      return WORD.exec(run.text.trim())?.groups?.word ?? [];
    }),
  );
  return [...new Set(words)];
}

/** The link that a label announces: 「分类：<a>旧时光</a>」. */
function readLabelled(lines: readonly Line[], first: number, end: number): string | undefined {
  for (const { runs } of lines.slice(first, end)) {
    const at = runs.findIndex(({ text }) => CATEGORY_LABEL.test(text));
    const link = at < 0 ? undefined : runs.slice(at + 1).find(({ text }) => text.trim() !== '');
    const word = link?.href === undefined ? undefined : WORD.exec(link.text.trim())?.groups?.word;
    if (word) return word;
  }
  return undefined;
}

/** Where blogs and papers put their sections: 「/category/118」. */
const CATEGORY_PATH = /\/(?:category|categories|channel|column|section)\/[^/]+\/?$/iu;
const NO_SECTION = inBothScripts(
  /^(?:返回|回到|首页|主页|登录|登入|注册|订阅|关注|分享|收藏|更多|下载|简体|繁体|English|中文$)/iu,
);

/**
 * The one link in the line above the headline, where it leads to a folder that the page lies in, or where the page links the
 * same word to the same place once more, in its menu or among its topics.
 */
function readAbove({ lines }: Page, headline: number, url: URL): string | undefined {
  const above = lines[headline - 1];
  if (above?.block.tag === 'LI') return undefined;
  const [link, ...more] = above?.runs.filter(({ href }) => href !== undefined) ?? [];
  const word = WORD.exec(link?.text.trim() ?? '')?.groups?.word;
  if (!link?.href || more.length > 0 || !word || NO_SECTION.test(word) || !URL.canParse(link.href, url))
    return undefined;
  const { protocol, host, pathname } = new URL(link.href, url);
  if (!/^https?:$/.test(protocol) || pathname === '/') return undefined;
  const isFolder = host === url.host && pathname.endsWith('/') && url.pathname.startsWith(pathname);
  const isSame = (line: Line) =>
    line !== above && line.runs.some(({ href, text }) => href === link.href && text.trim() === word);
  return isFolder || CATEGORY_PATH.test(pathname) || lines.some(isSame) ? word : undefined;
}

const SECTION_HOOKS =
  /(?:^|[\s_-])(?:(?:section|category|channel|column)[_-]?(?:head|name|title|label)|lanmu(?:name)?)(?=[\s_-]|$)/u;

/** The section that the line above the headline is called, without a link: 「<h3 class="sectionHead">美国</h3>」. */
function readNamedAbove({ lines }: Page, headline: number): string | undefined {
  const named = lines
    .slice(Math.max(0, headline - LINES_ABOVE), headline)
    .findLast(({ block, text, linked }) => linked === 0 && SECTION_HOOKS.test(block.hooks) && WORD.test(text));
  return named && WORD.exec(named.text)?.groups?.word;
}

function hooksOf({ block }: Line, run: Run): string {
  return `${run.hooks} ${block.hooks} ${block.parent?.hooks ?? ''}`;
}

/** The place of a row of tags holds little else than them. */
const LINES_OF_PLACE = MOST_TAGS + 2;

/** Whether a link stands in a box of its own among those of a row of tags: 「<div class="tags"><ul><li><a>」. */
function isInRow({ block, text, linked }: Line): boolean {
  if (!isMostlyLinks({ text, linked }, 0.8)) return false;
  const places = [...ancestors(block.parent?.parent, 2)];
  return places.some(({ first, end, hooks }) => end - first <= LINES_OF_PLACE && TAG_HOOKS.test(hooks));
}

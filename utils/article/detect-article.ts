import { findDate } from '../text/date';
import type { Detection } from './article';
import { COMMENT_HOOKS } from './clutter';
import { dropClutter } from './drop-clutter';
import { ExtractionError } from './extraction-error';
import { findBody } from './find-body';
import { findOtherKind } from './find-other-kind';
import { isMostlyLinks, type Line } from './page';
import { findEdition } from './read-edition';
import { readHeadline } from './read-headline';
import { readJsonLd } from './read-json-ld';
import { readKinds, sumProse } from './read-kinds';
import { readPage } from './read-page';
import { readPublished } from './read-published';
import { findSite } from './site';
import { weighShape } from './weigh-shape';

/** Running text below this is no article, or none that can be told from a notice. */
const ENOUGH_TEXT = 60;
/** A page without a date near its headline must have so much. */
const ENOUGH_UNDATED = 1200;
/** One whose address numbers it, and that says little else, so much. */
const ENOUGH_NUMBERED = 150;
const MOSTLY = 0.8;
const ARTICLE_PATH = /\d{5,}(?:\.[a-z]{3,5}$|\/?$|[&#])|\d{4}[-/_]?\d{2}[-/_]?\d{2}\/[^/]+$/iu;
/** So far below the text and what belongs to it a blog tells when it was posted. */
const LINES_BELOW = 14;
/** Where so many lines are links, and no date tells otherwise, the page is a list with teasers. */
const MOST_LINKS = 0.15;

const INFO_LABEL =
  /(?:发布时间|發佈時間|来源|來源|编辑|編輯)\s*[:：]|^posted @|^(?:日期|时间|時間)\s|(?:发布|编辑|发表|更新|發佈|編輯|發表)[于於]\s?[:：]?(?=\s?\d{4})/u;

const SHORTEST_TITLE = 6;
/** A page whose shape weighs less is no article whatever it has; between the two the user is told of the doubt. */
const LEAST_WEIGHT = -0.5;
const SURE_WEIGHT = 0.3;

export interface DetectionOptions {
  /** Whether the rules of sites/ may be used; they are unless this is false. */
  sites?: boolean;
}

/** Whether the page is an article, told cheaply: no Readability, no sanitising, nothing changed. */
export function detectArticle(document: Document, url: URL, options: DetectionOptions = {}): Detection {
  const site = options.sites === false ? undefined : findSite(url);
  if (site?.articlePath?.test(url.pathname + url.search)) return { isArticle: true, because: 'site:article-path' };
  try {
    const page = readPage(document);
    const kinds = readKinds(page);
    const headline = readHeadline(page, document, kinds);
    const body = findBody(page, headline?.end ?? 0, kinds);
    if (!body || body.prose < ENOUGH_TEXT) return { isArticle: false, because: 'little-text' };
    if (!headline || headline.end === 0) return { isArticle: false, because: 'no-headline' };
    const { lines } = dropClutter(page, body, headline.end, headline.value, new Set());
    // Captions and labels may read like text until they are told apart.
    const text = sumProse(
      body.kinds,
      lines.map(({ index }) => index),
    );
    if (text < ENOUGH_TEXT) return { isArticle: false, because: 'little-text' };
    const around = page.lines.slice(Math.max(0, headline.first - 4), headline.end + 12);
    const other = findOtherKind(page, document, url, headline, body, lines);
    if (other) return { isArticle: false, because: other };
    const weight = weighShape(page, headline, body, lines);
    if (weight < LEAST_WEIGHT) return { isArticle: false, because: 'shape' };
    const toArticle = (because: string): Detection => ({
      isArticle: true,
      because,
      ...(weight < SURE_WEIGHT && { isDoubtful: true }),
    });
    const dates = around.filter((line) => line.text.length < 120 && findDate(line.text));
    // Dates of several linked titles are those of other pages.
    const linked = dates.filter((line) => line.linked >= SHORTEST_TITLE);
    const dated = dates.length > (linked.length > 2 ? linked.length : 0);
    if (dated) return toArticle('headline-date-text');
    if (findEdition(page, headline)) return toArticle('edition');
    // 12371.cn prints the line of time, source and editor below the text; there a label must say what it is.
    const last = lines.at(-1)?.index ?? body.end;
    const below = page.lines.slice(last + 1, Math.max(last, body.end) + LINES_BELOW);
    const isOther = (line: Line) => COMMENT_HOOKS.test(line.block.hooks) || body.kinds[line.index]?.heading === true;
    const stop = below.findIndex(isOther);
    const own = stop < 0 ? below : below.slice(0, stop);
    const signed = own.some(({ text }) => text.length < 120 && INFO_LABEL.test(text) && findDate(text));
    if (signed) return toArticle('headline-text-date');
    const inside = page.lines.slice(body.first, body.end);
    const links = inside.filter((line) => isMostlyLinks(line)).length;
    if (links > inside.length * MOST_LINKS) return { isArticle: false, because: 'list' };
    // Some pages print only 「3小时前」, or no day at all.
    const told = readPublished([], page.metas) ?? readJsonLd(document).published;
    if (told) return toArticle('headline-text-told');
    const isMost = body.confidence > MOSTLY && text >= ENOUGH_NUMBERED && ARTICLE_PATH.test(url.pathname + url.search);
    const isEnough = isMost || body.prose > ENOUGH_UNDATED;
    return isEnough ? toArticle('headline-text') : { isArticle: false, because: 'headline-text' };
  } catch (error) {
    if (error instanceof ExtractionError) return { isArticle: false, because: 'too-large' };
    throw error;
  }
}

import type { Detection } from './article';
import { COMMENT_HOOKS } from './clutter';
import { ExtractionError } from './extraction-error';
import { findOtherKind } from './find-other-kind';
import { isMostlyLinks, type Line } from './page';
import { findPossibleArticle, type PossibleArticle } from './possible-article';
import { findEdition } from './read-edition';
import { readInfoLine, tellsOfArticle } from './read-info-line';
import { readJsonLd } from './read-json-ld';
import { readPublished } from './read-published';
import { findSite } from './site';
import { tellsDay } from './tells-day';
import { weighShape } from './weigh-shape';

/** A page whose shape weighs less is no article whatever it has; between the two the user is told of the doubt. */
const LEAST_WEIGHT = -0.5;
const SURE_WEIGHT = 0.3;

/** What is known beside the page itself. */
export interface DetectionOptions {
  /** Whether the rules of sites/ may be used; they are unless this is false. */
  sites?: boolean;
}

/** Whether the page is an article, told cheaply: no Readability, no sanitising, nothing changed. */
export function detectArticle(document: Document, url: URL, options: DetectionOptions = {}): Detection {
  const site = options.sites === false ? undefined : findSite(url);
  if (site?.articlePath?.test(url.pathname + url.search)) return { isArticle: true, because: 'site:article-path' };
  try {
    return judge(findPossibleArticle(document, url));
  } catch (error) {
    if (error instanceof ExtractionError) return { isArticle: false, because: 'too-large' };
    throw error;
  }
}

function judge(found: ReturnType<typeof findPossibleArticle>): Detection {
  if (typeof found === 'string') return { isArticle: false, because: found };
  const other = findOtherKind(found);
  if (other) return { isArticle: false, because: other };
  const weight = weighShape(found);
  if (weight < LEAST_WEIGHT) return { isArticle: false, because: 'shape' };
  const doubt = weight < SURE_WEIGHT && { isDoubtful: true };
  const printed = findPrintedDay(found);
  if (printed) return { isArticle: true, because: printed, ...doubt };
  if (isTeaserList(found)) return { isArticle: false, because: 'list' };
  const told = hasToldDay(found) ? 'headline-text-told' : undefined;
  const because = told ?? 'headline-text';
  return told || isEnoughUndated(found) ? { isArticle: true, because, ...doubt } : { isArticle: false, because };
}

/** So many lines above a headline and below it its day may stand: between them kicker, subtitle, and bars to share the text. */
const LINES_ABOVE = 4;
const LINES_BESIDE = 12;
/** A linked line with a day that is as long as this has the title of another page in it. */
const SHORTEST_TITLE = 6;
/** A headline may be linked itself, and one beside it; the days of more links are those of other pages. */
const MOST_LINKED = 2;

/** Where the page prints the article's day: 「headline-date-text」, 「edition」, 「headline-text-date」. */
function findPrintedDay(found: PossibleArticle): string | undefined {
  const { page, headline } = found;
  const near = page.lines.slice(Math.max(0, headline.first - LINES_ABOVE), headline.end + LINES_BESIDE);
  const days = near.filter(tellsDay);
  const linked = days.filter((line) => line.linked >= SHORTEST_TITLE);
  if (days.length > (linked.length > MOST_LINKED ? linked.length : 0)) return 'headline-date-text';
  if (findEdition(page, headline)) return 'edition';
  return isSignedBelow(found) ? 'headline-text-date' : undefined;
}

/** So far below the text and what belongs to it a blog tells when it was posted. */
const LINES_BELOW = 14;

/** Whether a line below the text tells the day, and what day it is: 12371.cn prints time, source and editor there. */
function isSignedBelow({ page, body, lines }: PossibleArticle): boolean {
  const last = lines.at(-1)?.index ?? body.end;
  const below = page.lines.slice(last + 1, Math.max(last, body.end) + LINES_BELOW);
  const isOthers = ({ block, index }: Line) => COMMENT_HOOKS.test(block.hooks) || body.kinds[index]?.heading === true;
  const stop = below.findIndex(isOthers);
  const own = stop < 0 ? below : below.slice(0, stop);
  return own.some((line) => tellsDay(line) && tellsOfArticle(readInfoLine(line)));
}

/** Where so many lines are links, and no date tells otherwise, the page is a list with teasers. */
const MOST_LINKS = 0.15;

function isTeaserList({ page, body }: PossibleArticle): boolean {
  const inside = page.lines.slice(body.first, body.end);
  return inside.filter((line) => isMostlyLinks(line)).length > inside.length * MOST_LINKS;
}

/** Whether machines are told a day: some pages print only 「3小时前」, or none at all. */
function hasToldDay({ page, document }: PossibleArticle): boolean {
  return (readPublished([], page.metas) ?? readJsonLd(document).published) !== undefined;
}

/** A page without any day must have so much text. */
const ENOUGH_UNDATED = 1200;
/** One whose address numbers it, and that says little else, so much: a message to the reader has less. */
const ENOUGH_NUMBERED = 150;
const MOSTLY = 0.8;
const ARTICLE_PATH = /\d{5,}(?:\.[a-z]{3,5}$|\/?$|[&#])|\d{4}[-/_]?\d{2}[-/_]?\d{2}\/[^/]+$/iu;

function isEnoughUndated({ url, body, prose }: PossibleArticle): boolean {
  const isNumbered = ARTICLE_PATH.test(url.pathname + url.search);
  return body.prose > ENOUGH_UNDATED || (isNumbered && body.confidence > MOSTLY && prose >= ENOUGH_NUMBERED);
}

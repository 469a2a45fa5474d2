import { inBothScripts } from '../text/both-scripts';
import { findDate } from '../text/date';
import { isPersonName } from '../text/person-name';
import { COMMENT_HOOKS } from './clutter';
import { joinLabels } from './join-labels';
import { countLabels } from './labels';
import { ancestors, type Block, isCentred, type Line, type Page } from './page';
import type { PossibleArticle } from './possible-article';
import type { FoundHeadline } from './read-headline';
import { readInfoLine } from './read-info-line';
import { sumProse } from './read-kinds';
import { toBareSubhead, toThing } from './subheads';

/**
 * Whether a page has the shape of an article, whatever it is about: paragraphs of sentences that follow each other. What a site
 * says of a thing (a film, an office's service, a person, a stock) it says in scraps: a line or two under each heading that fits
 * every such thing, facts and counters between. No single trait tells the two apart, so each is weighed.
 */

/** What each trait counts, for an article or against it; fitted to some 380 articles and 30 pages that look like one, in round figures. */
const WEIGHTS = {
  always: 0.2,
  /** Headings of a word or two, one for each 100 characters: 「释义」, 「项目进展」. */
  shortSubheads: -2,
  /** Short lines that are no sentences, for each paragraph. */
  scraps: -0.5,
  /** At most two paragraphs follow each other, for such lines and headings, and they are short. */
  broken: -2,
  /** The longest run of paragraphs, in 300 characters. */
  run: 1.5,
  /** A line below the text that says who wrote or edited it, or where it stood. */
  signed: 1.5,
  /** The line with the day names who wrote or edited it; set by hand, as most of the pages that it was fitted to are none's. */
  named: 2.5,
  /** A headline that is put like a sentence: 「桥是给人走慢的，不是给车走快的」. */
  sentence: 1,
  /** Running text elsewhere on the page, as much as here: answers, teasers; not what readers write. */
  elsewhere: -1,
} as const;
const TRAITS = ['always', 'shortSubheads', 'scraps', 'broken', 'run', 'sentence', 'elsewhere'] as const;
type Shape = Record<(typeof TRAITS)[number], number>;
/** A page that weighs so much needs no line that signs it. */
const CERTAIN = 1;

const HEADING_TAG = /^(?:H[1-6]|DT)$/u;
const LONGEST_WORD = 6;
const LONGEST_SCRAP = 30;
/** A name in quotes or a day is a heading of its own text, not of its kind: 「《石拱》」, 「10月2日 阴」. */
const OWN_WORDS = /[《“「？！，\d]/u;
const PUT_AS_SENTENCE = /[，、：:！？“”——…《 ]/u;
const FEW_PARAGRAPHS = 2;
/** A single short line may be a caption. */
const FEWEST_BREAKS = 2;
const RUN = 300;
const LONGEST_RUN = 2.5;
/** Paragraphs of an essay, each under a heading of its own, are as long as the second, those about a thing as the first. */
const SHORT_PARAGRAPH = 80;
const LONG_PARAGRAPH = 200;
/** Documents number their parts, and one may be a paragraph: 「一、总体要求」. */
const NUMBERED = inBothScripts(
  /^(?:[（(]?(?:[一二三四五六七八九十]+|\d{1,2})[）)、.．]|[一二三四五六七八九十]+\s|第[一二三四五六七八九十]+[章节条部])/u,
);
const MOST_SCRAPS = 1.5;
const LINES_BELOW = 14;
/** So many lines around the headline tell when it was written and by whom. */
const LINES_ABOVE = 2;
const LINES_BESIDE = 4;
const LONGEST_INFO = 160;

/** Whether a line is set as a heading within the text. */
function isHeading({ block, runs, text, linked }: Line, prose: number): boolean {
  if (linked > 0 || prose > 0) return false;
  return (
    HEADING_TAG.test(block.tag) || (text.length <= LONGEST_SCRAP && runs.every(({ marks }) => marks.includes('strong')))
  );
}

/** Whether a heading is short enough to fit any page of its kind, also behind the name of the thing: 「某某的剧情简介」. */
function isShortSubhead({ text }: Line, thing: string): boolean {
  const own = toBareSubhead(text, thing);
  return own.length <= LONGEST_WORD && !OWN_WORDS.test(own);
}

/** Whether a line is as short as a fact or a counter; captions, days and lines of information are something else. */
function isScrap(line: Line): boolean {
  const { text, linked } = line;
  return text.length <= LONGEST_SCRAP && linked === 0 && !isCentred(line) && countLabels(text) === 0 && !findDate(text);
}

/** Whether a line with a day beside the headline, or the one next to it, names who wrote or edited: 「2018-11-02 作者：温小满」, 「温小满」. */
function isNamed({ lines }: Page, { first, end }: FoundHeadline): boolean {
  const near = lines.slice(Math.max(0, first - LINES_ABOVE), end + LINES_BESIDE);
  const dated = near.map(({ text }) => text.length < LONGEST_INFO && findDate(text) !== undefined);
  return near.some((line, at) => {
    if (line.text.length >= LONGEST_INFO || !(dated[at - 1] || dated[at] || dated[at + 1])) return false;
    if (isPersonName(line.text)) return true;
    const { authors, editors } = readInfoLine(line);
    return authors.length + editors.length > 0;
  });
}

/** The numbers of the lines that readers did not write. */
function findOwn(lines: readonly Line[]): number[] {
  const places = new Map<Block, boolean>();
  return lines.flatMap(({ block, index }) => {
    const isReaders =
      places.get(block) ?? [...ancestors(block)].some(({ hooks }) => hooks !== '' && COMMENT_HOOKS.test(hooks));
    places.set(block, isReaders);
    return isReaders ? [] : [index];
  });
}

/** A part of a whole, between 0 and 1. */
function toShare(part: number, whole: number): number {
  return Math.max(0, Math.min(1, part / whole));
}

/** The traits of a page. */
function readShape({ page, headline, body, lines }: PossibleArticle): Shape {
  const { kinds, end } = body;
  const proseOf = ({ index }: Line) => kinds[index]?.prose ?? 0;
  const above = page.lines.slice(headline.end, lines[0]?.index ?? end);
  // Who made the text, label and name each in a block, is no scrap of it.
  const lead = joinLabels(above).filter(
    (line) => line === page.lines[line.index] && line.linked === 0 && kinds[line.index]?.clutter === undefined,
  );
  const thing = toThing(headline);
  let prose = 0;
  let paragraphs = 0;
  let shortSubheads = 0;
  let scraps = 0;
  let run = { paragraphs: 0, length: 0 };
  let most = { paragraphs: 0, length: 0 };
  for (const line of [...lead, ...lines]) {
    const length = proseOf(line);
    if (length > 0) {
      prose += length;
      paragraphs++;
      run = { paragraphs: run.paragraphs + 1, length: run.length + length };
      most = {
        paragraphs: Math.max(most.paragraphs, run.paragraphs),
        length: Math.max(most.length, run.length),
      };
      continue;
    }
    if (line.linked === 0 && NUMBERED.test(line.text)) continue;
    if (isHeading(line, length)) {
      // A subhead that fits this text alone does not break it.
      if (!isShortSubhead(line, thing)) continue;
      shortSubheads++;
    } else if (isScrap(line)) scraps++;
    run = { paragraphs: 0, length: 0 };
  }
  const everywhere = sumProse(kinds, findOwn(page.lines.slice(headline.end)));
  const isBroken = most.paragraphs <= FEW_PARAGRAPHS && shortSubheads + scraps >= FEWEST_BREAKS;
  return {
    always: 1,
    shortSubheads: toShare(shortSubheads * 100, prose + 1),
    scraps: Math.min(MOST_SCRAPS, scraps / (paragraphs + 1)),
    broken: isBroken ? toShare(LONG_PARAGRAPH - prose / paragraphs, LONG_PARAGRAPH - SHORT_PARAGRAPH) : 0,
    run: Math.min(LONGEST_RUN, most.length / RUN),
    sentence: PUT_AS_SENTENCE.test(headline.value) ? 1 : 0,
    elsewhere: toShare(everywhere - prose, prose + 1),
  };
}

/** What the lines are worth that sign the text, below it and beside the headline. */
function weighSigns({ page, headline, body, lines }: PossibleArticle): number {
  const { kinds, end } = body;
  const last = lines.at(-1)?.index ?? end;
  const below = page.lines.slice(last + 1, Math.max(last, end) + LINES_BELOW);
  const isSigned = below.some(({ index, text }) => kinds[index]?.prose === 0 && countLabels(text) > 0);
  return (isSigned ? WEIGHTS.signed : 0) + (isNamed(page, headline) ? WEIGHTS.named : 0);
}

/** How much the shape of a page speaks for an article, as log odds: −3 for an entry of a dictionary, 3 for a commentary. */
export function weighShape(found: PossibleArticle): number {
  const shape = readShape(found);
  const weight = TRAITS.reduce((sum, trait) => sum + shape[trait] * WEIGHTS[trait], 0);
  return weight >= CERTAIN ? weight : weight + weighSigns(found);
}

import { trim } from '../text/whitespace';
import type { Found } from './found';
import type { Line } from './page';
import { findMeta, MANY, type Metas } from './read-metas';

const MOST_WORDS = 30;
const LONGEST_WORD = 40;

/** The words of a list: 「断头路,社区规划；公交」 → three; what is too long for a word is none, and lists end at thirty. */
export function splitKeywords(text: string): string[] {
  const words = text.split(/[,，;；、\s\u2063]+/u);
  return words.filter((word) => word && word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
}

/** What tells a page's own keywords from those that its site gives to each of its pages. */
export interface KeywordWitnesses {
  headline: string;
  /** Headline, title and whoever keeps the page, which some pages put there once more. */
  names: readonly string[];
  site: string | undefined;
  section: string | undefined;
  /** Headline and text. */
  text: string;
  /** The links below the article. */
  readLinks: () => readonly string[];
}

/**
 * The keywords in `<meta>`: 「断头路,社区规划,某某新闻」 → two of them. Where neither the article says one of the words (beside the
 * site's name one in the headline, or more than half) nor a row of links below it has them all, they are the site's own.
 */
export function readMetaKeywords(metas: Metas, witnesses: KeywordWitnesses): Found<string[]> | undefined {
  const { headline, names, site, section, text, readLinks } = witnesses;
  const meta = findMeta(metas, 'keywords', MANY);
  if (!meta) return undefined;
  const all = splitKeywords(meta.content);
  // 「两江评：」 is a scrap of the headline.
  const words = all.filter((word) => word !== site && !names.includes(word) && !/[:：]$/u.test(word));
  // A program that cuts the headline may put the section before its pieces.
  const pieces = words.filter((word) => word !== section);
  if (isCutFrom(headline, words) || isCutFrom(headline, pieces)) return undefined;
  const said = words.filter((word) => text.includes(word));
  const isSite = site !== undefined && all.includes(site) && !words.some((word) => headline.includes(word));
  const isSaid = said.length > (isSite ? words.length / 2 : 0);
  const isInRow = () => words.length > 1 && `\n${readLinks().join('\n')}\n`.includes(`\n${words.join('\n')}\n`);
  if (!isSaid && !isInRow()) return undefined;
  return { value: words, rule: `meta:${meta.name}`, raw: meta.content, confidence: 0.5 };
}

const FEWEST_CUT = 4;
/** So much of a headline is all of it but for its marks. */
const ALL_CUT = 0.9;

/** Whether the words are the headline cut into pieces by a program: 「井邊集,墟市,也要,給街坊,留一條」. */
function isCutFrom(headline: string, words: readonly string[]): boolean {
  let from = 0;
  for (const word of words) {
    const at = headline.indexOf(word, from);
    if (at < 0) return false;
    from = at + word.length;
  }
  const share = words.join('').length / headline.length;
  return words.length > 1 && (share >= ALL_CUT || (words.length >= FEWEST_CUT && share >= 0.5));
}

/** The words that a page links from the line on, each as it is printed: 「#阅读」 → 「阅读」. */
export function readLinkWords(lines: readonly Line[], from: number): string[] {
  const runs = lines.slice(from).flatMap((line) => line.runs.filter(({ href }) => href !== undefined));
  return runs.map(({ text }) => trim(text).replace(/^#\s?/u, '')).filter(Boolean);
}

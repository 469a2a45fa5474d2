import type { Found } from './found';
import type { Metas } from './read-metas';

const MOST_WORDS = 30;
const LONGEST_WORD = 40;

/**
 * The keywords in `<meta>`: 「断头路,社区规划,某某新闻」 → two of them. `names` are headline, title and site, which some pages
 * put there once more; where the article says none of the words, they are the site's own, the same on each of its pages.
 */
export function readMetaKeywords(metas: Metas, names: readonly string[], text: string): Found<string[]> | undefined {
  const raw = metas.get('keywords') ?? '';
  const words = raw
    .split(/[,，;；、\s]+/u)
    .filter((word) => word && word.length <= LONGEST_WORD && !names.includes(word));
  if (!words.some((word) => text.includes(word))) return undefined;
  return { value: words.slice(0, MOST_WORDS), rule: 'meta:keywords', raw, confidence: 0.5 };
}

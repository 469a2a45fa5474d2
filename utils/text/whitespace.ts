/** Characters that show nothing and mean nothing between Han: controls, zero-width spaces and joiners, byte order marks, soft hyphens. */
const UNSEEN = /(?![\t\n\r\f])[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu;
/** What may be a space, or one of those. */
const NOT_AS_SHOWN = /[^\u0021-\u007e\u00a1-\u00ac\u00ae-\u1fff\u2010-\u2027\u2030-\u2fff\u3000-\ufefe\uff00-\uffff]/;
const SPACES = /[ \t\r\n\f\u00a0]+/g;
/** A line break of the source between two wide characters: HTML shows nothing there, or a space that nobody wrote. */
const BREAK_IN_HAN =
  /([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])/g;

/**
 * Source text as it shows: white space of the source is one space, and none between two Han characters that the source
 * breaks; no-break spaces are spaces; characters without a shape are gone. U+3000 inside a line and every other character stay.
 * 「密切\n 联系 群众」 → 「密切联系 群众」.
 */
export function collapse(text: string): string {
  if (!NOT_AS_SHOWN.test(text)) return text;
  const seen = text.replace(UNSEEN, '');
  const isBroken = seen.includes('\n') || seen.includes('\r');
  return (isBroken ? seen.replace(BREAK_IN_HAN, '$1') : seen).replace(SPACES, ' ');
}

/** Without the white space at both ends, the two U+3000 of a Chinese indent included: 「　　做好」 → 「做好」. */
export function trim(text: string): string {
  return text.trim();
}

/** The number of characters that are no white space: what Chinese counts as 字数. 「干部 下乡，先坐热」 → 8. */
export function countCharacters(text: string): number {
  return text.length - (text.match(NOT_COUNTED)?.length ?? 0);
}

/** White space, and the second half of a character that takes two units. */
const NOT_COUNTED = /[\0-\x20\xa0\u2000-\u200a\u3000\udc00-\udfff]/g;

/**
 * For comparing headlines and labels: compatibility forms plain, no white space, no quotation marks, lower case. 「“谁来监督？”」
 * → 「谁来监督」.
 */
export function toComparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s"'“”‘’「」『』《》〈〉?？,，.。:：!！·…-]+/g, '')
    .toLowerCase();
}

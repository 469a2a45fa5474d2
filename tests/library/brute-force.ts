import { foldForSearch } from '../../utils/text/fold';

/**
 * What a search must find, told a second time and otherwise than in utils/library/hits.ts: there a hit is looked at in
 * the folded text and back in the original; here the words of the original are marked before the fold.
 */

/** Stands before every word of letters and digits; the fold keeps it, and no text has it. */
const MARK = '\ue000';
const INVISIBLE = /\p{Cf}/gu;
const WORDS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{M}]+/gu;

/** A text made ready to be looked through. */
export interface Marked {
  plain: string;
  /** The folded text with a mark before each word of letters and digits. */
  marked: string;
}

export function markWords(text: string): Marked {
  const marked = foldForSearch(text.replace(INVISIBLE, '').replace(WORDS, `${MARK}$&`));
  return { plain: marked.replaceAll(MARK, ''), marked };
}

/** Whether what was typed stands in the text: anywhere, or at the start of a word where it begins with one. */
export function standsIn(typed: string, { plain, marked }: Marked): boolean {
  const sought = foldForSearch(typed);
  if (!plain.includes(sought)) return false;
  if (!markWords(typed).marked.startsWith(MARK)) return true;
  const pieces = marked.split(MARK);
  return pieces.some((_, at) => at > 0 && startsWith(pieces, at, sought));
}

function startsWith(pieces: string[], from: number, sought: string): boolean {
  let text = '';
  for (let at = from; at < pieces.length && text.length < sought.length; at++) text += pieces[at];
  return text.startsWith(sought);
}

import { findQuote, type Place, toQuote } from '../text/find-quote';
import { isElement } from './is-element';

/** What stands in an article's HTML and not in its text; `left-out` is where a reader says that it leaves out a picture. */
const NOT_IN_TEXT = 'figcaption, rt, rp, .left-out';

/** The text nodes of an article's HTML whose words are in its `articleBody`, in order. */
export function bodyTextNodes(root: Node): Text[] {
  const nodes: Text[] = [];
  const stack: (Node | null)[] = [root.firstChild];
  while (stack.length > 0) {
    const node = stack.pop();
    if (!node) continue;
    stack.push(node.nextSibling);
    if (isText(node)) nodes.push(node);
    else if (isElement(node) && !node.matches(NOT_IN_TEXT)) stack.push(node.firstChild);
  }
  return nodes;
}

function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

/** Between places of an article's text and places of its text nodes as they are shown, their strings in a row. */
export interface BodyMap {
  /** Where a stretch of the text is shown: in `<p>甲乙</p><p>丙</p>` 「乙\n丙」 is from 1 to 3; nothing where it is not shown. */
  toShown(place: Place): Place | undefined;
  /** The stretch of the text that is shown there; nothing where that is only white space. */
  toText(shown: Place): Place | undefined;
}

/**
 * The map of an article's text, from the strings of its text nodes as the HTML has them (`printed`) and as they are shown
 * (`shown`): written in another script they may be longer or shorter. Text and HTML part lines and cells each in their own
 * way, so white space does not count: the character that comes as the hundredth in one is the hundredth in the other. Where
 * the two differ otherwise (a file of another program may), a stretch is sought by its words.
 */
export function mapBody(articleBody: string, printed: readonly string[], shown: readonly string[]): BodyMap {
  const text = squeeze(articleBody);
  const html = squeeze(printed.join(''));
  const isSame = text.squeezed === html.squeezed;
  const between = (place: Place, from: Squeezed, to: Squeezed) => {
    const inner = { start: countBefore(from.ats, place.start), end: countBefore(from.ats, place.end) };
    if (inner.start >= inner.end) return undefined;
    const found = isSame ? inner : findQuote(to.squeezed, toQuote(from.squeezed, inner), inner.start);
    return found && { start: to.ats[found.start] ?? 0, end: (to.ats[found.end - 1] ?? 0) + 1 };
  };
  return {
    toShown: (place) => {
      const found = between(place, text, html);
      return found && { start: convert(found.start, printed, shown), end: convert(found.end, printed, shown) };
    },
    toText: ({ start, end }) =>
      between({ start: convert(start, shown, printed), end: convert(end, shown, printed) }, html, text),
  };
}

/** A text without white space, and where each of its units stood. */
interface Squeezed {
  squeezed: string;
  ats: Int32Array;
}

function squeeze(text: string): Squeezed {
  const ats = new Int32Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) if (!/\s/.test(text.charAt(at))) ats[length++] = at;
  return { squeezed: text.replace(/\s+/g, ''), ats: ats.subarray(0, length) };
}

/** How many of the ascending numbers are below this one. */
function countBefore(ats: Int32Array, at: number): number {
  let [low, high] = [0, ats.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ats[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A place in the strings of one row, in those of another row that say the same one by one. */
function convert(at: number, from: readonly string[], to: readonly string[]): number {
  let [before, after] = [0, 0];
  for (const [index, string] of from.entries()) {
    const other = to[index] ?? '';
    // The end of a string is the start of the next one too; either is the same place.
    if (at <= before + string.length) return after + convertWithin(at - before, string, other);
    before += string.length;
    after += other.length;
  }
  return after;
}

function convertWithin(at: number, from: string, to: string): number {
  if (from.length === to.length) return at;
  if (at === from.length) return to.length;
  // One character for one, though some of them are longer.
  const characters = [...from.slice(0, at)].length;
  return [...to].slice(0, characters).join('').length;
}

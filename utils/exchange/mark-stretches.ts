import { bodyTextNodes, mapBody } from '../article/body-map';
import type { Place } from '../text/find-quote';

/**
 * Puts `<mark>` around stretches of an article's text, in its nodes: 「心坎」 of 「<p>说到<b>心</b>坎上</p>」 →
 * 「<p>说到<b><mark>心</mark></b><mark>坎</mark>上</p>」. What several of them cover is marked once.
 */
export function markStretches(content: DocumentFragment, articleBody: string, stretches: readonly Place[]): void {
  content.normalize();
  const nodes = bodyTextNodes(content);
  const strings = nodes.map(({ data }) => data);
  const map = mapBody(articleBody, strings, strings);
  // From behind, so that what is still to be cut stays where it is.
  const lastFirst = join(stretches.flatMap((stretch) => map.toShown(stretch) ?? [])).reverse();
  let before = 0;
  for (const node of nodes) {
    const [start, end] = [before, before + node.length];
    before = end;
    for (const shown of lastFirst) {
      const [from, to] = [Math.max(shown.start, start), Math.min(shown.end, end)];
      if (from < to) mark(node, from - start, to - start);
    }
  }
}

function mark(node: Text, from: number, to: number): void {
  const piece = node.splitText(from);
  piece.splitText(to - from);
  const element = node.ownerDocument.createElement('mark');
  piece.replaceWith(element);
  element.append(piece);
}

/** In order, those that touch or overlap as one. */
function join(places: Place[]): Place[] {
  const joined: Place[] = [];
  for (const { start, end } of places.sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

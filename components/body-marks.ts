import { bodyTextNodes } from '../utils/article/body-map';
import type { Highlight } from '../utils/library/highlight';
import type { Place } from '../utils/text/find-quote';

/** A highlight with the stretch of the shown text that it covers. */
export interface ShownHighlight {
  highlight: Highlight;
  shown: Place;
}

/** What screen readers say where a highlight begins, with a note or without one, and where it ends. */
export interface MarkWords {
  begin: string;
  beginNoted: string;
  end: string;
}

const MARK = 'mark.highlight';

/**
 * Draws highlights into the shown article: `<mark>` around their words, which outlasts printing and is there for screen
 * readers, unlike a painted range. Where several lie over one another the shortest is on top, the later one of two. The
 * mark that has the focus keeps it.
 */
export function drawMarks(root: HTMLElement, highlights: readonly ShownHighlight[], words: MarkWords): void {
  const focused = highlightAt(root.querySelector(`${MARK}:focus`));
  clearMarks(root);
  const lengthOf = ({ shown }: ShownHighlight) => shown.end - shown.start;
  const lowestFirst = [...highlights].sort(
    (one, other) => lengthOf(other) - lengthOf(one) || (one.highlight.createdAt < other.highlight.createdAt ? -1 : 1),
  );
  let before = 0;
  for (const node of bodyTextNodes(root)) {
    const [start, end] = [before, before + node.length];
    before = end;
    const over = lowestFirst.filter(({ shown }) => shown.start < end && shown.end > start);
    if (over.length === 0) continue;
    const cuts = new Set([start, end, ...over.flatMap(({ shown }) => [shown.start, shown.end])]);
    const inside = [...cuts].filter((cut) => cut >= start && cut <= end).sort((one, other) => one - other);
    // From behind, so that what is still to be cut stays where it is.
    for (let at = inside.length - 2; at >= 0; at--) {
      const [from = start, to = end] = [inside[at], inside[at + 1]];
      const here = over.filter(({ shown }) => shown.start <= from && shown.end >= to);
      const piece = from > start ? node.splitText(from - start) : node;
      if (here.length > 0 && piece.data.trim() !== '') piece.replaceWith(makeMark(piece, here));
    }
  }
  nameEnds(root, new Map(highlights.map(({ highlight }) => [highlight.id, highlight])), words);
  if (focused !== undefined) findMarks(root, focused)[0]?.focus({ preventScroll: true });
}

function makeMark(piece: Text, lowestFirst: ShownHighlight[]): HTMLElement {
  const mark = document.createElement('mark');
  mark.className = 'highlight';
  mark.dataset.color = lowestFirst.at(-1)?.highlight.color ?? '';
  mark.dataset.highlights = lowestFirst.map(({ highlight }) => highlight.id).join(' ');
  if (lowestFirst.length > 1) mark.dataset.over = '';
  // It takes the focus when the reader jumps to it.
  mark.tabIndex = -1;
  mark.append(piece.cloneNode());
  return mark;
}

function nameEnds(root: HTMLElement, highlights: ReadonlyMap<string, Highlight>, words: MarkWords): void {
  const lasts = new Map<string, HTMLElement>();
  for (const { id, mark } of allPieces(root)) {
    if (!lasts.has(id)) mark.dataset.begin = highlights.get(id)?.note === '' ? words.begin : words.beginNoted;
    lasts.set(id, mark);
  }
  for (const [id, mark] of lasts) {
    mark.dataset.end = words.end;
    if (highlights.get(id)?.note !== '') mark.dataset.noted = '';
  }
}

/** Every mark with each highlight that it is a piece of. */
function allPieces(root: HTMLElement): { id: string; mark: HTMLElement }[] {
  const marks = [...root.querySelectorAll<HTMLElement>(MARK)];
  return marks.flatMap((mark) => (mark.dataset.highlights ?? '').split(' ').map((id) => ({ id, mark })));
}

/** The marks that a highlight is drawn by, in order. */
export function findMarks(root: HTMLElement, wanted: string): HTMLElement[] {
  return allPieces(root).flatMap(({ id, mark }) => (id === wanted ? [mark] : []));
}

/** The highlight on top where this node is. */
export function highlightAt(node: Node | null): string | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>(MARK)?.dataset.highlights?.split(' ').at(-1);
}

function clearMarks(root: HTMLElement): void {
  const marks = root.querySelectorAll(MARK);
  for (const mark of marks) mark.replaceWith(...mark.childNodes);
  if (marks.length > 0) root.normalize();
}

/** The stretch of the shown text that a range covers; nothing where it covers none of it. */
export function shownPlaceOf(root: HTMLElement, range: Range): Place | undefined {
  let before = 0;
  let place: Place | undefined;
  for (const node of bodyTextNodes(root)) {
    if (range.intersectsNode(node)) {
      const start = before + (node === range.startContainer ? range.startOffset : 0);
      const end = before + (node === range.endContainer ? range.endOffset : node.length);
      place = { start: place?.start ?? start, end };
    }
    before += node.length;
  }
  return place && place.start < place.end ? place : undefined;
}

/** The range that covers a stretch of the shown text; nothing where the text is shorter. */
export function rangeOfShown(root: HTMLElement, { start, end }: Place): Range | undefined {
  const range = document.createRange();
  let before = 0;
  for (const node of bodyTextNodes(root)) {
    const after = before + node.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end <= after) {
      range.setEnd(node, end - before);
      return range;
    }
    before = after;
  }
  return undefined;
}

import type { RuleRole } from '../utils/article/user-rule';

/** What is being pointed at in a page, and how it came to be. */
export interface PickedBlock {
  target: Element | undefined;
  /** The pointer moves on until something was chosen by a click or a key. */
  isChosen: boolean;
  /** The way up that was taken, for the way down. */
  trail: readonly Element[];
}

/** What holds paragraphs: none of the elements that lie in one. */
const HOLDER = ':not(p, h2, h3, h4, a, b, em, font, i, img, span, strong, u)';

/** The block of the page at a point; never the page as a whole, nor what the extension itself shows. */
export function blockAt(document: Document, role: RuleRole, x: number, y: number): Element | undefined {
  return document
    .elementsFromPoint(x, y)
    .map((at) => blockOf(at, role))
    .find(isPickable);
}

/** A drawing counts as the element that it stands in; a body is what holds the paragraphs, never one of them. */
function blockOf(at: Element, role: RuleRole): Element {
  const shown = at.closest('svg')?.parentElement ?? at;
  return role === 'body' ? (shown.closest(HOLDER) ?? shown) : shown;
}

function isPickable(at: Element | null | undefined): at is Element {
  if (!at || at.localName.startsWith('shiping-')) return false;
  const { body } = at.ownerDocument;
  return at !== body && body.contains(at);
}

function isShown(at: Element): boolean {
  return at.getClientRects().length > 0;
}

/** What the pointer has come to, as long as nothing was chosen. */
export function pointAt(picked: PickedBlock, at: Element | undefined): PickedBlock {
  return picked.isChosen || !at ? picked : { ...picked, target: at };
}

/** A block that was clicked. */
export function choose(picked: PickedBlock, at: Element | undefined): PickedBlock {
  return at ? { target: at, isChosen: true, trail: [] } : picked;
}

/** Whether there is a wider block: 「范围大一些」. */
export function canWiden({ target }: PickedBlock): boolean {
  return isPickable(target?.parentElement);
}

/** The block around. */
export function widen(picked: PickedBlock): PickedBlock {
  const { target, trail } = picked;
  const around = target?.parentElement;
  if (!target || !isPickable(around)) return picked;
  return { target: around, isChosen: true, trail: [...trail, target] };
}

/** The block inside: the one that the way up came from, else the first that is shown; where there is none, this one is meant. */
export function narrow(picked: PickedBlock): PickedBlock {
  const inside = [...(picked.target?.children ?? [])].filter(isShown);
  const before = picked.trail.at(-1);
  const next = before && inside.includes(before) ? before : inside[0];
  if (!next) return { ...picked, isChosen: picked.target !== undefined };
  return { target: next, isChosen: true, trail: picked.trail.slice(0, -1) };
}

/** The block beside, or, of the last one, the block beside what holds it; those that are not shown are passed over. */
export function stepAside(picked: PickedBlock, side: 'previousElementSibling' | 'nextElementSibling'): PickedBlock {
  for (let from = picked.target; isPickable(from); from = from.parentElement ?? undefined) {
    let at = from[side];
    while (at && !(isShown(at) && isPickable(at))) at = at[side];
    if (at) return choose(picked, at);
  }
  return picked;
}

import { makeElement } from './shadow-host';

/** The outline leaves so many px free around its block, or it would lie on the letters. */
const RIM = 4;
/** So many likes are outlined; the count tells of the rest. */
const MOST_LIKES = 50;

/** Outlines over blocks of the page: the one that is pointed at, and those that the rule means as well. */
export function createOutline(document: Document) {
  const frames = makeElement(document, 'div', 'frames');

  function frame(at: Element, className: string): HTMLElement {
    const { left, top, width, height } = at.getBoundingClientRect();
    const made = makeElement(document, 'div', className);
    Object.assign(made.style, {
      left: `${left - RIM}px`,
      top: `${top - RIM}px`,
      width: `${width + 2 * RIM}px`,
      height: `${height + 2 * RIM}px`,
    });
    return made;
  }

  return {
    frames,
    draw(target: Element, meant: readonly Element[]) {
      const likes = meant.filter((at) => at !== target).slice(0, MOST_LIKES);
      frames.replaceChildren(...likes.map((at) => frame(at, 'frame other')), frame(target, 'frame'));
    },
  };
}

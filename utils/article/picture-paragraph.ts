import { isElement } from './is-element';
import { ancestors, type Image, type Line, type Page } from './page';

/** What stands right behind a picture. */
export interface LineBehind {
  /** The inline element that holds all of the line: 「<span style="color:gray">……</span>」. */
  element: Element | undefined;
  /** Whether the picture's paragraph says nothing else: an empty line of `<br>` ends one, as a block does. */
  isWhole: boolean;
}

/** The line as what stands right behind a picture, 「<img><br><span>抄写的一页</span><br><br>……」, where it does. */
export function findBehind(line: Line, { images, blockOf }: Page): LineBehind | undefined {
  for (const image of images) {
    const parts = image.before === line.index ? readParagraph(image, blockOf) : [];
    const [first = [], ...others] = parts;
    if (first.length === 0 || toSolid(first.map((node) => node.textContent ?? '').join('')) !== toSolid(line.text))
      continue;
    const [only] = first;
    return { element: only && first.length === 1 && isElement(only) ? only : undefined, isWhole: others.length === 0 };
  }
  return undefined;
}

/** Whether a picture and this line below it are all that a box holds. */
export function isAloneInBox({ block, index }: Line, { images }: Page): boolean {
  const boxes = [...ancestors(block, 4)].filter(({ first, end }) => end - first === 1);
  return images.some(
    (image) => image.before === index && [...ancestors(image.block)].some((around) => boxes.includes(around)),
  );
}

function toSolid(text: string): string {
  return text.replace(/[\s\u200b-\u200f\ufeff]+/gu, '');
}

const isBlank = (node: Node) => toSolid(node.textContent ?? '') === '';

/** The outermost inline element that holds the picture alone: its link, a span. */
function findOuter({ element, block }: Image): Element {
  let outer = element;
  for (
    let around = outer.parentElement;
    around && around !== block.element && isBlank(around);
    around = around.parentElement
  )
    outer = around;
  return outer;
}

/** The lines behind a picture up to an empty one or a block, each as its nodes. */
function readParagraph(image: Image, blockOf: ReadonlyMap<Element, unknown>): Node[][] {
  const lines: Node[][] = [];
  let breaks = 0;
  for (let node = findOuter(image).nextSibling; node && breaks < 2; node = node.nextSibling) {
    if (isElement(node) && (blockOf.has(node) || node.nodeName === 'IMG')) break;
    if (node.nodeName === 'BR') breaks++;
    if (node.nodeType === 8 || isBlank(node)) continue;
    if (breaks > 0 || lines.length === 0) lines.push([]);
    lines.at(-1)?.push(node);
    breaks = 0;
  }
  return lines;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of the mark for where there is no Preact: a white `line` or `shape` on the vermilion seal. */
export function drawSeal(document: Document, path: string, kind: 'line' | 'shape'): SVGElement {
  const seal = make(document, 'rect', { width: '16', height: '16', rx: '3.5', fill: '#b8321f' });
  const drawing =
    kind === 'line'
      ? make(document, 'path', { d: path, fill: 'none', stroke: '#fff', 'stroke-width': '2.3' })
      : make(document, 'path', { d: path, fill: '#fff' });
  return frame(document, seal, drawing);
}

/** The line alone, in the colour of the text beside it. */
export function drawLine(document: Document, path: string): SVGElement {
  return frame(
    document,
    make(document, 'path', { d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': '2.3' }),
  );
}

function frame(document: Document, ...parts: SVGElement[]): SVGElement {
  const svg = make(document, 'svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  svg.append(...parts);
  return svg;
}

function make(document: Document, tag: 'svg' | 'rect' | 'path', attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const COLOUR = /(?:^|[;\s])color\s*:\s*(?<colour>[^;]+)/iu;
const GREYS = /^(?:dim|dark|light|slate)?gr[ae]y$|^silver$/iu;
const HEX = /^#?(?<red>[0-9a-f]{1,2})(?<green>[0-9a-f]{1,2})(?<blue>[0-9a-f]{1,2})$/iu;
const RGB = /^rgba?\(\s*(?<red>\d+)[,\s]+(?<green>\d+)[,\s]+(?<blue>\d+)/iu;
/** Greys are as far from black as this, and their parts as near to one another. */
const LIGHTEST_BLACK = 0x60;
const MOST_TINT = 0x18;

/** Whether an element, or the only one in it, asks for grey type: 「<span style="color:#888">」. */
export function isGrey(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.childElementCount === 1 ? at.firstElementChild : null) {
    const colour = COLOUR.exec(at.getAttribute('style') ?? '')?.groups?.colour ?? at.getAttribute('color');
    if (colour && isGreyColour(colour.trim())) return true;
  }
  return false;
}

function isGreyColour(colour: string): boolean {
  if (GREYS.test(colour)) return true;
  const hex = HEX.exec(colour)?.groups;
  const rgb = RGB.exec(colour)?.groups;
  const parts = hex
    ? Object.values(hex).map((part) => Number.parseInt(part.length === 1 ? part + part : part, 16))
    : Object.values(rgb ?? {}).map(Number);
  const [least, most] = [Math.min(...parts), Math.max(...parts)];
  return parts.length === 3 && least >= LIGHTEST_BLACK && most < 0xf0 && most - least <= MOST_TINT;
}

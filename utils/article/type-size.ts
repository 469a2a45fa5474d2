/** The elements that ask for a size of type. */
export const SIZED = '[style*="font-size" i], font[size]';

const TYPE_SIZE = /font-size\s*:\s*(?<size>\d+(?:\.\d+)?)\s*(?<unit>p[xt])/iu;
const PX_OF_UNIT: Record<string, number> = { px: 1, pt: 4 / 3 };
/** What `<font size>` from 1 to 7 comes to. */
const FONT_PX = [10, 13, 16, 18, 24, 32, 48];

/** The size of type, in pixels, that an element asks for: 「style="font-size:12pt"」 → 16, 「<font size="5">」 → 24. */
export function readTypeSize(element: Element): number | undefined {
  const { size, unit } = TYPE_SIZE.exec(element.getAttribute('style') ?? '')?.groups ?? {};
  if (size && unit) return Number(size) * (PX_OF_UNIT[unit.toLowerCase()] ?? 1);
  const level = element.nodeName === 'FONT' ? Number(element.getAttribute('size') ?? 0) : 0;
  return FONT_PX[level - 1];
}

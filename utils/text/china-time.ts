const EIGHT_HOURS = 8 * 3_600_000;

/**
 * A moment as the clocks in China show it, whose days are those that the pages print:
 * 「2026-11-22T16:54:29.494Z」 → 「2026-11-23T00:54:29+08:00」.
 */
export function toChinaTime(instant: string): string {
  return `${new Date(Date.parse(instant) + EIGHT_HOURS).toISOString().slice(0, 19)}+08:00`;
}

import { wholeCharacter } from '../text/whole-character';

/** What a cell says; nothing where it is empty. */
export type Cell = string | number | undefined;

/** Spreadsheets take a text that begins like this for a formula and run it; so do the full-width signs in some. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * The longest cell of Excel, in UTF-16 units, less the mark that keeps a text from being a formula. What is longer it cuts off at
 * its end, or spills into the next line, without a word.
 */
const LONGEST_CELL = 32_767 - 1;

/**
 * A table by RFC 4180, a line a row; the byte order mark tells spreadsheets that it is UTF-8. A text too long for a cell goes on in
 * further columns at the table's end: `articleBody2`, `articleBody3`. Put together in that order they are the text again.
 */
export async function writeTable<Row>(
  columns: Record<string, (row: Row) => Cell>,
  rows: AsyncIterable<Row>,
): Promise<Blob> {
  const names = Object.keys(columns);
  const lines: { line: string; rest: Map<string, string> }[] = [];
  /** Of each column how many more it takes. */
  const more = new Map<string, number>();
  for await (const row of rows) {
    const rest = new Map<string, string>();
    const first = names.map((name) => {
      const [start, ...others] = splitCell(columns[name]?.(row));
      for (const [at, part] of others.entries()) if (typeof part === 'string') rest.set(`${name}${at + 2}`, part);
      more.set(name, Math.max(more.get(name) ?? 0, others.length));
      return start;
    });
    lines.push({ line: toLine(first), rest });
  }
  const further = names.flatMap((name) => Array.from({ length: more.get(name) ?? 0 }, (_, at) => `${name}${at + 2}`));
  const end = (cells: Cell[]) => (cells.length === 0 ? '\r\n' : `,${toLine(cells)}\r\n`);
  const parts = lines.flatMap(({ line, rest }) => [line, end(further.map((name) => rest.get(name)))]);
  return new Blob(['\ufeff', toLine(names), end(further), ...parts], { type: 'text/csv;charset=utf-8' });
}

/** Several values in a cell: 「林晓禾; 周野」. */
export function joined(values: readonly string[]): string {
  return values.join('; ');
}

/** What spreadsheets take for a date and sort as one, by the clocks in China: 「2019-12-10 20:57:50」. */
export function toCellDate(date: string | undefined): string | undefined {
  return date?.replace('T', ' ').replace('+08:00', '');
}

function splitCell(value: Cell): Cell[] {
  if (typeof value !== 'string' || value.length <= LONGEST_CELL) return [value];
  const end = wholeCharacter(value, LONGEST_CELL);
  return [value.slice(0, end), ...splitCell(value.slice(end))];
}

function toLine(values: Cell[]): string {
  return values.map(toCell).join(',');
}

function toCell(value: Cell): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Characters that take two columns in a terminal: Chinese, Japanese and Korean letters, full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** Rows as text, columns aligned by the width that a terminal gives them: 「评论」 is as wide as 「abcd」. */
export function alignTable(rows: string[][], widest = 44): string {
  const cells = rows.map((row) => row.map((cell) => shorten(cell, widest)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

function shorten(text: string, widest: number): string {
  if (widthOf(text) <= widest) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > widest - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

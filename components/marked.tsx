interface MarkedProps {
  text: string;
  marks: [start: number, end: number][];
  /** How many characters may stand before the first hit, where the line is cut at its end. */
  lead?: number;
}

/** A text with its hits marked. Page text goes through text nodes only, never through HTML. */
export function Marked({ text, marks, lead = Number.POSITIVE_INFINITY }: MarkedProps) {
  const parts = [];
  let from = Math.max(0, (marks[0]?.[0] ?? 0) - lead);
  if (from > 0) parts.push('…');
  for (const [start, end] of marks) {
    parts.push(text.slice(from, start), <mark>{text.slice(start, end)}</mark>);
    from = end;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}

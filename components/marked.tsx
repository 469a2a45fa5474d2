/** A text with its hits marked. Page text goes through text nodes only, never through HTML. */
export function Marked({ text, marks }: { text: string; marks: [start: number, end: number][] }) {
  const parts = [];
  let from = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(from, start), <mark>{text.slice(start, end)}</mark>);
    from = end;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}

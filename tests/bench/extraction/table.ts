import * as z from 'zod/mini';

const Share = z.nullable(z.number());
const Field = z.looseObject({ recall: Share, precision: Share });

/** What is shown of the scorer's summary; the rest of it is kept for `--json`. */
export const Summary = z.looseObject({
  name: z.string(),
  pages: z.int(),
  bi: z.looseObject({ F1: Share, 'ge0.99': z.number() }),
  br: z.looseObject({ F1: Share }),
  leak: z.looseObject({ rate: Share }),
  title: z.looseObject({ ok: Share }),
  date: z.looseObject({ ok: Share }),
  minute: z.looseObject({ ok: Share }),
  author: Field,
  source: Field,
  editor: Field,
  column: Field,
  ms: z.looseObject({ median: Share, p95: Share }),
  /** The median time in ms over the pages of sites that have a rule. */
  ruledMs: z.optional(z.number()),
  detect: z.nullable(z.looseObject({ precision: z.number(), recall: z.number() })),
});
export type Summary = z.infer<typeof Summary>;

const percent = (share: number | null | undefined) => (share == null ? '–' : (share * 100).toFixed(1));
const pair = (one: number | null | undefined, other: number | null | undefined) =>
  `${percent(one)} / ${percent(other)}`;

/** The rows of the table, its head first: a measure's name, and the cell of a summary beside Readability's. */
const MEASURES: [name: string, cell: (summary: Summary, readability: Summary | undefined) => string][] = [
  ['per cent', ({ name }) => name],
  ['body F1', ({ bi }) => percent(bi.F1)],
  ['pages ≥ .99', ({ bi }) => percent(bi['ge0.99'])],
  ['breaks F1', ({ br }) => percent(br.F1)],
  ['leaks', ({ leak }) => percent(leak.rate)],
  ['headline', ({ title }) => percent(title.ok)],
  ['date / minute', ({ date, minute }) => pair(date.ok, minute.ok)],
  ['author R / P', ({ author }) => pair(author.recall, author.precision)],
  ['source R / P', ({ source }) => pair(source.recall, source.precision)],
  ['editor R / P', ({ editor }) => pair(editor.recall, editor.precision)],
  ['section R / P', ({ column }) => pair(column.recall, column.precision)],
  ['is article P / R', ({ detect }) => (detect ? pair(detect.precision, detect.recall) : '–')],
  ['ms median', ({ ms }) => (ms.median ?? 0).toFixed(1)],
  ['ms p95', ({ ms }) => (ms.p95 ?? 0).toFixed(1)],
  ['time ratio', ({ ms }, readability) => ((ms.median ?? 0) / (readability?.ms.median ?? Number.NaN)).toFixed(2)],
  [
    'ratio where a rule matches',
    ({ ruledMs }, readability) => ((ruledMs ?? Number.NaN) / (readability?.ruledMs ?? Number.NaN)).toFixed(2),
  ],
];

/** A Markdown table, per cent, one column an extractor; the ratio is to Readability's median of the same run. */
export function toTable(summaries: Summary[]): string {
  const readability = summaries.find(({ name }) => name === 'readability');
  const rows = MEASURES.map(([name, cell]) => [name, ...summaries.map((summary) => cell(summary, readability))]);
  rows.splice(1, 0, ['---', ...summaries.map(() => '---')]);
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

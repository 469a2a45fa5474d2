import * as z from 'zod/mini';
import { Instant } from './clip';
import type { Filter } from './library';
import type { Placed } from './list-order';
import { ListKey, namesOfFilter } from './stored';

/** What can be told of a clip whose row is damaged, each field that is whole by itself. */
export interface DamagedClip extends Placed {
  article: { headline?: string; datePublished?: string };
  /** The host: 「gansu.gscn.com.cn」. */
  site?: string;
}

/** Of a row without any instant, which so comes last. */
const BEFORE_ALL = new Date(0).toISOString();

/** What a damaged row still says: of one whose tags are no list `{ id, clippedAt, article: { headline: '走村入户' }, site }`. */
export function toDamagedClip(id: string, row: unknown): DamagedClip {
  const headline = headlineOfRow(row);
  const datePublished = readField(row, ['clip', 'article', 'datePublished'], z.string());
  const site = readField(row, ['clip', 'site'], z.string());
  const [[, at] = []] = readField(row, ['lists'], z.array(ListKey)) ?? [];
  return {
    id,
    clippedAt:
      readField(row, ['clip', 'clippedAt'], Instant) ?? (at === undefined ? BEFORE_ALL : new Date(at).toISOString()),
    article: { ...(headline !== undefined && { headline }), ...(datePublished !== undefined && { datePublished }) },
    ...(site !== undefined && { site }),
  };
}

/** The headline, which a row that does not parse may still tell: 「走村入户，听见真话」. */
export function headlineOfRow(row: unknown): string | undefined {
  return readField(row, ['clip', 'article', 'headline'], z.string());
}

/** Whether a damaged row stands in every list that the filter names; by author, source and month there are no lists. */
export function isInLists(row: unknown, { author: _author, source: _source, month: _month, ...filter }: Filter) {
  const names = new Set(readField(row, ['lists'], z.array(ListKey))?.map(([name]) => name));
  return namesOfFilter(filter).every((name) => names.has(name));
}

function readField<T>(row: unknown, path: string[], schema: z.ZodMiniType<T>): T | undefined {
  let value = row;
  for (const name of path) {
    const holder = z.record(z.string(), z.unknown()).safeParse(value).data;
    value = holder?.[name];
  }
  return schema.safeParse(value).data;
}

import * as z from 'zod/mini';
import { FilledText, Text } from '../article/article';
import { SearchOrder } from '../settings/choices';
import { Instant } from './clip';

const Value = FilledText(1000);

/** What of a filter is worth keeping: all but the trash. */
const KeptFilter = z.strictObject({
  site: z.optional(Value),
  section: z.optional(Value),
  tag: z.optional(Value),
  year: z.optional(Value),
  month: z.optional(Value),
  author: z.optional(Value),
  source: z.optional(Value),
  list: z.optional(z.uuid()),
  starred: z.optional(z.literal(true)),
  unread: z.optional(z.literal(true)),
});
type KeptFilter = z.infer<typeof KeptFilter>;

/**
 * 保存的搜索: a query with its filter under a name, run by one click.
 * `{ id, name: '文风', query: '板凳', filter: { year: '2020' }, order: 'date', savedAt }`
 */
export const SavedSearch = z.strictObject({
  id: z.uuid(),
  name: FilledText(100),
  query: Text(500),
  filter: KeptFilter,
  order: SearchOrder,
  /** They are shown in the order in which they were saved. */
  savedAt: Instant,
});
export type SavedSearch = z.infer<typeof SavedSearch>;

/** The filter as a saved search keeps it: `{ tag: '文风', year: undefined, trashed: true }` → `{ tag: '文风' }`. */
export function toKeptFilter(filter: object): KeptFilter {
  const chosen = Object.entries(filter).filter(([key, value]) => value !== undefined && key in KeptFilter.shape);
  return KeptFilter.parse(Object.fromEntries(chosen));
}

/** Whether both ask for the same, in whatever order it is shown: 「文风」 and 「 文风 」 do. */
export function isSameSearch(
  one: Pick<SavedSearch, 'query' | 'filter'>,
  other: Pick<SavedSearch, 'query' | 'filter'>,
): boolean {
  const asked = ({ query, filter }: typeof one) => JSON.stringify([query.trim(), Object.entries(filter).sort()]);
  return asked(one) === asked(other);
}

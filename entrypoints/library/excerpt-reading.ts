import type { FoundExcerpt, Library } from '../../utils/library/library';
import type { ListWish } from './list-wish';
import { createRowReading } from './row-reading';

/** The highlights of what is asked for, as far as they have been read: the newest first. */
export function createExcerptReading(
  library: Pick<Library, 'excerpts'>,
  { query, filter }: Pick<ListWish, 'query' | 'filter'>,
  onRead: () => void,
) {
  const read = (page: { limit: number; after?: FoundExcerpt }, signal: AbortSignal) =>
    library.excerpts(query.value.trim(), filter.value, page, signal);
  const begin = (limit: number) => ({ limit, isShownEarly: true, read, arrange: Array.from<FoundExcerpt> });
  return { ...createRowReading<FoundExcerpt>(begin, { onRead }), read };
}

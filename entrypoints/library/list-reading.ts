import { signal } from '@preact/signals';
import type { ListRow } from '../../components/clip-list';
import type { FaultWords } from '../../components/search-box';
import type { Clip } from '../../utils/library/clip';
import type { DamagedClip } from '../../utils/library/damaged-clip';
import type { Library, ListPage, PageRequest, SearchPage } from '../../utils/library/library';
import { mostRelevantFirst } from '../../utils/library/relevance';
import type { ListOrder } from '../../utils/settings/choices';
import type { ListWish } from './list-wish';
import { faultWords } from './query-faults';
import { createRowReading } from './row-reading';

/** Clips of a list that is read to its end together. */
const READ_TOGETHER = 500;
/** So many hits, the newest, are read at once to be shown by relevance; what is older follows them by date. */
export const RANKED = 1000;

/** A row, and how well it fits what is sought. */
type FoundRow = ListRow & { relevance: number };

/** Who hears how far the reading from the top is. */
interface Listener {
  onBegin(): void;
  /** Called with the hits so far, while more are sought. */
  onSome(clips: Clip[]): void;
  onRead(): void;
}

/** The clips of what is asked for, as far as they have been read: a list, or hits as they are found. */
export function createListReading(library: Library, wish: ListWish, { onBegin, onSome, onRead }: Listener) {
  /** The clips of the list that are damaged, as far as they were come upon. */
  const damaged = signal<readonly DamagedClip[]>([]);
  /** What in the query was not understood, each in a sentence. */
  const queryFaults = signal<readonly FaultWords[]>([]);

  async function* readRows(
    { order: searchOrder, onDamaged, ...page }: SearchPage & Pick<ListPage, 'onDamaged'>,
    signal: AbortSignal,
    inOrder: ListOrder = wish.listOrder.value,
  ): AsyncGenerator<FoundRow> {
    const sought = wish.query.value.trim();
    const filter = wish.filter.value;
    if (sought !== '') {
      yield* library.search(sought, filter, { ...page, ...(searchOrder && { order: searchOrder }) }, signal);
      return;
    }
    const listed = await library.list(filter, { ...page, order: inOrder, ...(onDamaged && { onDamaged }) });
    for (const clip of listed) yield { clip, relevance: 0 };
  }

  const {
    lastRead,
    stop: _stop,
    loadAll: _loadAll,
    ...reading
  } = createRowReading<FoundRow>(begin, {
    onSome: (read) => onSome(read.map(({ clip }) => clip)),
    onRead,
  });

  function begin(limit: number) {
    onBegin();
    queryFaults.value = faultWords(wish.query.value);
    const isRanked = wish.isRanking.value;
    const order = wish.order.value;
    /** By id, each once. */
    const heard = new Map<string, DamagedClip>();
    const onDamaged = (one: DamagedClip) => void heard.set(one.id, one);
    return {
      limit: isRanked ? RANKED : limit,
      isShownEarly: wish.isSearching.value,
      read: (page: { limit: number; after?: FoundRow }, signal: AbortSignal) =>
        readRows({ limit: page.limit, onDamaged, ...(page.after ? { after: page.after.clip } : { order }) }, signal),
      arrange: (read: readonly FoundRow[]) => (isRanked ? mostRelevantFirst(read) : [...read]),
      onPage: () => {
        damaged.value = [...heard.values()];
      },
    };
  }

  /** Every id that the current list would show if it were scrolled to its end, newest first. */
  async function allIds(): Promise<string[]> {
    const ids: string[] = [];
    let after: PageRequest['after'];
    for (;;) {
      let count = 0;
      const page = { limit: READ_TOGETHER, ...(after && { after }) };
      for await (const { clip } of readRows(page, new AbortController().signal, 'clippedNewest')) {
        ids.push(clip.id);
        after = clip;
        count++;
      }
      if (count < READ_TOGETHER) return ids;
    }
  }

  return { ...reading, damaged, queryFaults, lastRead: () => lastRead()?.clip, readRows, allIds };
}

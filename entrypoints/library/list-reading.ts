import { batch, signal } from '@preact/signals';
import type { ListRow } from '../../components/clip-list';
import type { FaultWords } from '../../components/search-box';
import type { Clip } from '../../utils/library/clip';
import type { DamagedClip } from '../../utils/library/damaged-clip';
import type { Library, ListPage, PageRequest, SearchPage } from '../../utils/library/library';
import { mostRelevantFirst } from '../../utils/library/relevance';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';
import type { ListOrder } from '../../utils/settings/choices';
import type { ListWish } from './list-wish';
import { faultWords } from './query-faults';

const PAGE_SIZE = 60;
/** Clips of a list that is read to its end together. */
const READ_TOGETHER = 500;
/** After a change at most so many rows are read again at once; the rest follows by scrolling. */
const REFRESH_LIMIT = 480;
/** So many hits, the newest, are read at once to be shown by relevance; what is older follows them by date. */
export const RANKED = 1000;
/** Hits that are shown at once; the others follow as often as this, in ms. */
const FIRST_SHOWN = 10;
const SHOWN_EVERY_MS = 100;

/** Who hears how far the reading from the top is. */
interface Listener {
  onBegin(): void;
  /** Called with the hits so far, while more are sought. */
  onSome(clips: Clip[]): void;
  onRead(): void;
}

/** The rows of what is asked for, as far as they have been read: keyset pages of a list, or hits as they are found. */
export function createListReading(library: Library, wish: ListWish, { onBegin, onSome, onRead }: Listener) {
  const rows = signal<readonly ListRow[]>([]);
  /** The clips of the list that are damaged, as far as they were come upon. */
  const damaged = signal<readonly DamagedClip[]>([]);
  /** `first`: nothing has been read yet. `reading`: rows may be stale. */
  const phase = signal<'first' | 'reading' | 'ready'>('first');
  const failure = signal<Failure | undefined>(undefined);
  const hasMore = signal(false);
  /** What in the query was not understood, each in a sentence. */
  const queryFaults = signal<readonly FaultWords[]>([]);

  /** The clip up to which the list has been read, in its order. */
  let lastRead: Clip | undefined;
  let running = new AbortController();
  let isReadingMore = false;

  async function* readRows(
    { order: searchOrder, onDamaged, ...page }: SearchPage & Pick<ListPage, 'onDamaged'>,
    signal: AbortSignal,
    inOrder: ListOrder = wish.listOrder.value,
  ): AsyncGenerator<ListRow & { relevance: number }> {
    const sought = wish.query.value.trim();
    const filter = wish.filter.value;
    if (sought !== '') {
      yield* library.search(sought, filter, { ...page, ...(searchOrder && { order: searchOrder }) }, signal);
      return;
    }
    const listed = await library.list(filter, { ...page, order: inOrder, ...(onDamaged && { onDamaged }) });
    for (const clip of listed) yield { clip, relevance: 0 };
  }

  /** Reads from the top. The old rows stand until the first new ones are there, so that typing does not flicker. */
  async function readFromTop(limit: number) {
    running.abort();
    onBegin();
    const mine = new AbortController();
    running = mine;
    isReadingMore = false;
    if (phase.value !== 'first') phase.value = 'reading';
    queryFaults.value = faultWords(wish.query.value);
    const isRanked = wish.isRanking.value;
    const wanted = isRanked ? RANKED : limit;
    const read: (ListRow & { relevance: number })[] = [];
    const heard = hearOfDamaged([]);
    const inOrder = () => (isRanked ? mostRelevantFirst(read) : [...read]);
    let shownAt = performance.now();
    try {
      for await (const row of readRows({ limit: wanted, order: wish.order.value, ...heard }, mine.signal)) {
        if (mine.signal.aborted) return;
        read.push(row);
        const isDue = read.length === FIRST_SHOWN || performance.now() - shownAt > SHOWN_EVERY_MS;
        if (!wish.isSearching.value || !isDue) continue;
        rows.value = inOrder();
        onSome(read.map(({ clip }) => clip));
        shownAt = performance.now();
      }
      if (mine.signal.aborted) return;
      batch(() => {
        rows.value = inOrder();
        damaged.value = heard.all();
        lastRead = read.at(-1)?.clip;
        hasMore.value = read.length >= wanted;
        failure.value = undefined;
        phase.value = 'ready';
      });
      onRead();
    } catch (error) {
      if (!mine.signal.aborted) fail(error);
    }
  }

  /** Reads the next page; called again and again while the end of the list is near. */
  async function loadMore() {
    const after = lastRead;
    if (isReadingMore || !hasMore.value || phase.value !== 'ready' || !after) return;
    isReadingMore = true;
    const { signal } = running;
    try {
      const read: ListRow[] = [];
      const heard = hearOfDamaged(damaged.value);
      for await (const row of readRows({ limit: PAGE_SIZE, after, ...heard }, signal)) read.push(row);
      if (signal.aborted) return;
      batch(() => {
        rows.value = [...rows.value, ...read];
        damaged.value = heard.all();
        lastRead = read.at(-1)?.clip ?? after;
        hasMore.value = read.length >= PAGE_SIZE;
      });
    } catch (error) {
      if (!signal.aborted) fail(error);
    } finally {
      if (!signal.aborted) isReadingMore = false;
    }
  }

  function fail(error: unknown) {
    batch(() => {
      failure.value = toFailure(error);
      phase.value = 'ready';
    });
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

  return {
    rows,
    damaged,
    phase,
    failure,
    hasMore,
    queryFaults,
    lastRead: () => lastRead,
    readRows,
    load: () => readFromTop(PAGE_SIZE),
    /** Reads again what is shown, as far as that is little. */
    reload: () => readFromTop(Math.max(PAGE_SIZE, Math.min(rows.value.length + 1, REFRESH_LIMIT))),
    loadMore,
    allIds,
    fail,
  };
}

/** Gathers damaged clips with those that are known, each once. */
function hearOfDamaged(known: readonly DamagedClip[]) {
  const byId = new Map(known.map((one) => [one.id, one]));
  return { onDamaged: (one: DamagedClip) => void byId.set(one.id, one), all: () => [...byId.values()] };
}

import { batch, signal } from '@preact/signals';
import type { FoundExcerpt, Library } from '../../utils/library/library';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';
import type { ListWish } from './list-wish';

const PAGE_SIZE = 60;
/** After a change at most so many rows are read again at once; the rest follows by scrolling. */
const REFRESH_LIMIT = 480;
/** Rows that are shown at once; the others follow as often as this, in ms. */
const FIRST_SHOWN = 10;
const SHOWN_EVERY_MS = 100;

/** The highlights of what is asked for, as far as they have been read: keyset pages, the newest first. */
export function createExcerptReading(
  library: Pick<Library, 'excerpts'>,
  { query, filter }: Pick<ListWish, 'query' | 'filter'>,
  onRead: () => void,
) {
  const rows = signal<readonly FoundExcerpt[]>([]);
  /** `first`: nothing has been read yet. `reading`: rows may be stale. */
  const phase = signal<'first' | 'reading' | 'ready'>('first');
  const failure = signal<Failure | undefined>(undefined);
  const hasMore = signal(false);
  let running = new AbortController();
  /** The next page, while it is read. */
  let underway: Promise<void> | undefined;

  const read = (page: { limit: number; after?: FoundExcerpt }, signal: AbortSignal) =>
    library.excerpts(query.value.trim(), filter.value, page, signal);

  /** Reads from the top. The old rows stand until the first new ones are there, so that typing does not flicker. */
  async function readFromTop(limit: number) {
    running.abort();
    const mine = new AbortController();
    running = mine;
    if (phase.value !== 'first') phase.value = 'reading';
    const found: FoundExcerpt[] = [];
    let shownAt = performance.now();
    try {
      for await (const row of read({ limit }, mine.signal)) {
        if (mine.signal.aborted) return;
        found.push(row);
        if (found.length !== FIRST_SHOWN && performance.now() - shownAt <= SHOWN_EVERY_MS) continue;
        rows.value = [...found];
        shownAt = performance.now();
      }
      if (mine.signal.aborted) return;
      batch(() => {
        rows.value = found;
        hasMore.value = found.length >= limit;
        failure.value = undefined;
        phase.value = 'ready';
      });
      onRead();
    } catch (error) {
      if (!mine.signal.aborted) fail(error);
    }
  }

  /** Reads the next page; called again and again while the end of the list is near. */
  function loadMore(limit = PAGE_SIZE): Promise<void> {
    underway ??= readOn(limit).finally(() => {
      underway = undefined;
    });
    return underway;
  }

  async function readOn(limit: number) {
    const after = rows.value.at(-1);
    if (!hasMore.value || phase.value !== 'ready' || !after) return;
    const { signal } = running;
    try {
      const more = await Array.fromAsync(read({ limit, after }, signal));
      if (signal.aborted) return;
      batch(() => {
        rows.value = [...rows.value, ...more];
        hasMore.value = more.length >= limit;
      });
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
  }

  /** Reads what follows the last row, to the end. */
  async function loadAll() {
    await underway;
    await loadMore(Number.POSITIVE_INFINITY);
  }

  function fail(error: unknown) {
    batch(() => {
      failure.value = toFailure(error);
      phase.value = 'ready';
    });
  }

  return {
    rows,
    phase,
    failure,
    hasMore,
    read,
    fail,
    loadMore,
    load: () => readFromTop(PAGE_SIZE),
    /** Reads again what is shown, as far as that is little. */
    reload: () => readFromTop(Math.max(PAGE_SIZE, Math.min(rows.value.length + 1, REFRESH_LIMIT))),
    loadAll,
    stop: () => running.abort(),
  };
}

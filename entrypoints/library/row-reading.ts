import { batch, signal } from '@preact/signals';
import { toFailure } from '../../utils/messages/clip-tab';
import type { Failure } from '../../utils/messages/messages';

const PAGE_SIZE = 60;
/** After a change at most so many rows are read again at once; the rest follows by scrolling. */
const REFRESH_LIMIT = 480;
/** Rows that are shown at once; the others follow as often as this, in ms. */
const FIRST_SHOWN = 10;
const SHOWN_EVERY_MS = 100;

/** One reading from the top, with the pages that follow it. */
interface Reading<Row> {
  /** How many rows its first page has. */
  limit: number;
  /** Whether rows are shown as they are found. */
  isShownEarly: boolean;
  /** A page of the rows: from the top, or behind a row. */
  read(page: { limit: number; after?: Row }, signal: AbortSignal): AsyncIterable<Row>;
  /** The rows of the first page as they are shown. */
  arrange(read: readonly Row[]): readonly Row[];
  /** A page has been read; what this sets is shown together with its rows. */
  onPage?(): void;
}

/** Who hears how far a reading from the top is. */
interface Listener<Row> {
  /** Called with the rows so far, while more are sought. */
  onSome?(read: readonly Row[]): void;
  onRead(): void;
}

/**
 * The rows of what is asked for, as far as they have been read: keyset pages of a list, or hits as they are found. `begin` says of
 * each reading from the top, of so many rows, how it is done.
 */
export function createRowReading<Row>(begin: (limit: number) => Reading<Row>, { onSome, onRead }: Listener<Row>) {
  const rows = signal<readonly Row[]>([]);
  /** `first`: nothing has been read yet. `reading`: rows may be stale. */
  const phase = signal<'first' | 'reading' | 'ready'>('first');
  const failure = signal<Failure | undefined>(undefined);
  const hasMore = signal(false);
  let running = new AbortController();
  let reading: Reading<Row> | undefined;
  /** The row up to which has been read, in the order of reading. */
  let last: Row | undefined;
  /** The next page, while it is read. */
  let underway: Promise<void> | undefined;

  /** Reads from the top. The old rows stand until the first new ones are there, so that typing does not flicker. */
  async function readFromTop(limit: number) {
    running.abort();
    const mine = new AbortController();
    running = mine;
    underway = undefined;
    if (phase.value !== 'first') phase.value = 'reading';
    const own = begin(limit);
    reading = own;
    const read: Row[] = [];
    let shownAt = performance.now();
    try {
      for await (const row of own.read({ limit: own.limit }, mine.signal)) {
        if (mine.signal.aborted) return;
        read.push(row);
        const isDue = read.length === FIRST_SHOWN || performance.now() - shownAt > SHOWN_EVERY_MS;
        if (!own.isShownEarly || !isDue) continue;
        rows.value = own.arrange(read);
        onSome?.(read);
        shownAt = performance.now();
      }
      if (mine.signal.aborted) return;
      batch(() => {
        rows.value = own.arrange(read);
        last = read.at(-1);
        hasMore.value = read.length >= own.limit;
        failure.value = undefined;
        phase.value = 'ready';
        own.onPage?.();
      });
      onRead();
    } catch (error) {
      if (!mine.signal.aborted) fail(error);
    }
  }

  /** Reads the next page; called again and again while the end of the list is near. */
  function loadMore(limit = PAGE_SIZE): Promise<void> {
    if (underway) return underway;
    const mine = readOn(limit).finally(() => {
      if (underway === mine) underway = undefined;
    });
    underway = mine;
    return mine;
  }

  async function readOn(limit: number) {
    const own = reading;
    if (!own || !hasMore.value || phase.value !== 'ready' || last === undefined) return;
    const { signal } = running;
    try {
      const more: Row[] = [];
      for await (const row of own.read({ limit, after: last }, signal)) more.push(row);
      if (signal.aborted) return;
      batch(() => {
        rows.value = [...rows.value, ...more];
        last = more.at(-1) ?? last;
        hasMore.value = more.length >= limit;
        own.onPage?.();
      });
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
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
    fail,
    loadMore: () => loadMore(),
    /** Reads what follows the last row, to the end. */
    async loadAll() {
      await underway;
      await loadMore(Number.POSITIVE_INFINITY);
    },
    load: () => readFromTop(PAGE_SIZE),
    /** Reads again what is shown, as far as that is little. */
    reload: () => readFromTop(Math.max(PAGE_SIZE, Math.min(rows.value.length + 1, REFRESH_LIMIT))),
    lastRead: () => last,
    stop: () => running.abort(),
  };
}

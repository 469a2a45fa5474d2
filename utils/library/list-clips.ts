import type { ListOrder } from '../settings/choices';
import type { Clip } from './clip';
import type { Connection } from './connection';
import { COUNTED_STORES, readCountsOf } from './counts';
import { type DamagedClip, isInLists, toDamagedClip } from './damaged-clip';
import { hasShape } from './has-shape';
import type { Filter, ListPage } from './library';
import type { LibraryContext } from './library-context';
import { comparing, directionOf, isByPublication, type Placed } from './list-order';
import { readPage } from './read-lists';
import { type PublishedKey, readPublished } from './read-rows';
import { ALL, findClips } from './search';
import { ClipRow, isWalkable, keptClips, matchesFilter, namesOfFilter } from './stored';

/** Clips of a page of a list that is read to its end. */
const LISTED_TOGETHER = 500;

/** Rows by publication that are read together, each time twice as many: where few are wanted, many have to be looked at. */
const FIRST_TOGETHER = 64;
const MOST_TOGETHER = 512;

/**
 * There is one index by date of publication, for all clips together: those of a site are found by walking it, for a list of its
 * own by date for each site, section and tag would make every save dearer. The walk to so many of them passes over the more the
 * fewer there are; where it would be longer than their list, that is read whole and sorted: of 100,000 clips up to 2,449.
 */
const WALKED_TO = 60;

/** So many clips are passed over on that walk for each that is wanted; where it takes more the list is read and sorted after all. */
const PASSED_FOR_EACH = 100;

/** A page of a list in an order: of `{ tag: '文风' }` the ten that were published first. */
export async function listClips(
  library: LibraryContext,
  filter: Filter,
  { onDamaged, ...page }: ListPage,
  walkedTo = WALKED_TO,
): Promise<Clip[]> {
  const { limit, after, order = 'clippedNewest' } = page;
  const context = onDamaged ? tellOfListed(library, filter, onDamaged) : library;
  if (isDirect(filter, order)) return readDirectly(context, filter, page);
  const clips: Clip[] = [];
  for await (const clip of walkInOrder(context, filter, order, after, walkedTo)) {
    clips.push(clip);
    if (clips.length === limit) break;
  }
  return clips;
}

/** The context in which also who reads the list hears of damaged rows: of those that are in it. */
function tellOfListed(
  context: LibraryContext,
  filter: Filter,
  onDamaged: (damaged: DamagedClip) => void,
): LibraryContext {
  return {
    ...context,
    onDamaged: (error, row) => {
      context.onDamaged(error, row);
      if (error.id !== undefined && isInLists(row, filter)) onDamaged(toDamagedClip(error.id, row));
    },
  };
}

/** All clips of a list in an order, or those behind a place in it. */
export async function* walkInOrder(
  context: LibraryContext,
  filter: Filter,
  order: ListOrder,
  after?: Placed,
  walkedTo = WALKED_TO,
): AsyncGenerator<Clip> {
  if (isDirect(filter, order)) yield* walkDirectly(context, filter, order, after);
  else if (isByPublication(order)) yield* walkPublished(context, filter, order, after, walkedTo);
  else yield* sortAll(context, filter, order, after);
}

/** Whether what is asked for is a list by hand, which has its own order, or lies in the database in this one. */
function isDirect(filter: Filter, order: ListOrder): boolean {
  if (filter.list !== undefined || order === 'clippedNewest') return true;
  return order === 'clippedOldest' && isWalkable(filter);
}

/** By walking a list, in the order of a list by hand, or by the index where the filter names what has no list. */
async function readDirectly(context: LibraryContext, filter: Filter, page: ListPage): Promise<Clip[]> {
  const { connection, index, onDamaged } = context;
  if (isWalkable(filter) && filter.list === undefined) return readPage(connection, filter, page, onDamaged);
  const { order: _order, ...rest } = page;
  const clips: Clip[] = [];
  const request = { node: ALL, words: [], filter, page: rest, signal: undefined, onDamaged };
  for await (const { clip } of findClips(connection, index, request)) clips.push(clip);
  return clips;
}

async function* walkDirectly(
  context: LibraryContext,
  filter: Filter,
  order: ListOrder,
  after?: Placed,
): AsyncGenerator<Clip> {
  let place = after;
  for (;;) {
    const clips = await readDirectly(context, filter, {
      limit: LISTED_TOGETHER,
      order,
      ...(place && { after: place }),
    });
    yield* clips;
    place = clips.at(-1);
    if (clips.length < LISTED_TOGETHER) return;
  }
}

async function* walkPublished(
  context: LibraryContext,
  filter: Filter,
  order: ListOrder,
  after: Placed | undefined,
  walkedTo: number,
): AsyncGenerator<Clip> {
  const { length, total } = await measure(context.connection, filter);
  let place = after;
  if (length > (walkedTo * total) / length) {
    let [passed, found] = [0, 0];
    for await (const clip of walkDated(context, filter, order, after)) {
      if (clip) {
        yield clip;
        place = clip;
        found++;
      } else if (++passed > length + PASSED_FOR_EACH * found) break;
    }
    if (passed <= length + PASSED_FOR_EACH * found) {
      yield* walkUndated(context, filter, order, after);
      return;
    }
  }
  yield* sortAll(context, filter, order, place);
}

/** The clips that have a date, from a place on; nothing in the place of one that the filter does not want. */
async function* walkDated(
  { connection, onDamaged }: LibraryContext,
  filter: Filter,
  order: ListOrder,
  after?: Placed,
): AsyncGenerator<Clip | undefined> {
  if (after && after.article.datePublished === undefined) return;
  let place: PublishedKey | undefined = after && [after.article.datePublished ?? '', after.id];
  const { year = '', month = year } = filter;
  const readOn = connection.readOn(['clips']);
  for (let count = FIRST_TOGETHER; ; count = Math.min(MOST_TOGETHER, 2 * count)) {
    const rows = await readOn((tx) => readPublished(tx, month, { count, direction: directionOf(order) }, place));
    for (const { key, value } of rows) {
      // To parse a row takes longer than to read it.
      if (hasShape(ClipRow, value) && !matchesFilter(value.clip, filter)) yield undefined;
      else yield* keptClips(key[1], value, onDamaged);
    }
    place = rows.at(-1)?.key;
    if (rows.length < count) return;
  }
}

/** The clips without a date, which come last, by when they were kept. */
async function* walkUndated(
  context: LibraryContext,
  filter: Filter,
  order: ListOrder,
  after?: Placed,
): AsyncGenerator<Clip> {
  if (filter.year !== undefined || filter.month !== undefined) return;
  const place = after?.article.datePublished === undefined ? after : undefined;
  const kept = directionOf(order) === 'prev' ? 'clippedNewest' : 'clippedOldest';
  for await (const clip of walkInOrder(context, filter, kept, place)) {
    if (clip.article.datePublished === undefined) yield clip;
  }
}

async function* sortAll(
  context: LibraryContext,
  filter: Filter,
  order: ListOrder,
  after?: Placed,
): AsyncGenerator<Clip> {
  const clips: Clip[] = [];
  for await (const clip of walkDirectly(context, filter, 'clippedNewest')) clips.push(clip);
  const compare = comparing(order);
  yield* clips.sort(compare).filter((clip) => !after || (clip.id !== after.id && compare(after, clip) < 0));
}

/** How many clips a filter has at the most, without an end where it is about the whole library or a time in it; and how many there are in all. */
async function measure(
  connection: Connection,
  { year: _year, month: _month, ...filter }: Filter,
): Promise<{ length: number; total: number }> {
  const names = namesOfFilter(filter);
  if (names[0] === 'all') return { length: Number.POSITIVE_INFINITY, total: 0 };
  const [kept = 0, trashed = 0, ...counts] = await connection.read([...COUNTED_STORES], (tx) =>
    readCountsOf(tx, ['all', 'trash', ...names]),
  );
  // What lies in the trash is counted there alone.
  return { length: filter.trashed ? trashed : Math.min(...counts), total: kept + trashed };
}

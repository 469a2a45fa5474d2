import type { ReadOn } from './connection';
import { type ListedRow, readList, type Stretch } from './read-rows';
import type { IndexedClip } from './segments';

/** A clip in its place of a list: `{ id, at: 1772352000000 }`, with its number where the index names it. */
export type PlacedClip = Pick<IndexedClip, 'id' | 'at'> & Partial<Pick<IndexedClip, 'number'>>;

/** Where in a list a clip is: its instant in milliseconds, and its id: `[1772352000000, id]`. */
export type Place = [at: number, id: string];

/** The clip's place in a list: of `{ id, at, number }` `[at, id]`. */
export function placeOf({ at, id }: PlacedClip): Place {
  return [at, id];
}

/**
 * Whether the clip comes behind that place in a list, which begins with the newest: an older one does.
 * `isBefore({ id, at: 1000 }, [2000, id])` → true.
 */
export function isBefore(clip: PlacedClip, [at, id]: Place): boolean {
  return clip.at < at || (clip.at === at && clip.id < id);
}

/** The rows of a list, 「site:gscn.com.cn」, those behind a place only, so many together; the last are fewer. */
export async function* rowsOfList(
  readOn: ReadOn,
  list: string,
  stretch: Stretch,
  after?: Place,
): AsyncGenerator<ListedRow[]> {
  let place = after;
  for (;;) {
    const rows = await readOn((tx) => readList(tx, list, stretch, place));
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < stretch.count) return;
    place = [last.key[1], last.key[2]];
  }
}

/** Rows of a list that are read together. */
const TOGETHER = 96;

/** The clips of a list, 「unread」, that are wanted, newest first, those before `before` only. */
export async function* walkList(
  readOn: ReadOn,
  list: string,
  before?: Place,
  isWanted: (clip: PlacedClip) => boolean = () => true,
): AsyncGenerator<PlacedClip> {
  for await (const rows of rowsOfList(readOn, list, { count: TOGETHER, direction: 'prev' }, before)) {
    for (const { key } of rows) {
      const clip = { id: key[2], at: key[1] };
      if (isWanted(clip)) yield clip;
    }
  }
}

/** The clips of both, newest first; one that both have comes from `whole`, whatever number the index knows it by. */
export async function* joinNewest(
  indexed: AsyncGenerator<PlacedClip>,
  whole: AsyncGenerator<PlacedClip>,
): AsyncGenerator<PlacedClip> {
  let one = await indexed.next();
  let other = await whole.next();
  for (;;) {
    if (!other.done && (one.done || !isBefore(other.value, placeOf(one.value)))) {
      const { id } = other.value;
      yield other.value;
      while (!one.done && one.value.id === id) one = await indexed.next();
      other = await whole.next();
    } else if (one.done) return;
    else {
      yield one.value;
      one = await indexed.next();
    }
  }
}

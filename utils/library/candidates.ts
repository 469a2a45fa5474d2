import type { ReadOn } from './connection';
import type { AnyTransaction } from './database';
import { EVERY, readReached } from './index-state';
import { ANY, type Need, passes, signsOfNeed } from './need';
import { bucketOf, type ClipSet, intersect, isEmpty, makeClipSet, nextIn, readPosting, unite } from './postings';
import { getMany } from './read-rows';
import {
  CHUNK_CLIPS,
  type ChunkRow,
  chunkKey,
  clipAt,
  INDEX_FORMAT,
  type IndexedClip,
  postingKey,
  type SegmentRow,
  type TailRow,
} from './segments';
import { bucketOfTriple, readSignature } from './signatures';
import type { Sign } from './terms';
import { isBefore, joinNewest, type Place, type PlacedClip, placeOf, walkList } from './walk-list';

/** Bytes of postings that are kept for the next queries. */
const CACHE_BYTES = 4_000_000;

/**
 * So many candidates are made ready at first, and each time twice as many: a wait costs more than a few chunks. The first
 * are those that have the terms. Who goes on beyond them has met few hits among them, or wants many: then the triples are
 * read too, as many requests again.
 */
const FIRST_AHEAD = 16;
const MOST_AHEAD = 128;

/** The index as it was at one moment. A search that is under way goes on with it, whatever others read meanwhile. */
interface View {
  version: unknown;
  /** Up to which id the index has the clips. */
  reached: string;
  segments: SegmentRow[];
  tail: TailRow[];
  held: Held;
}

/** What was read of segments, which never change. */
interface Held {
  /** By `postingKey`; `undefined` where there is nothing under it. */
  records: Map<number, Uint8Array | undefined>;
  chunks: Map<number, ChunkRow>;
  bytes: number;
}

/**
 * A segment's clips that may be hits; what is before `place` has been given back or is not asked for. Which clips they are
 * is found when one of them may be next: where hits are many the newest segment has enough of them.
 */
interface Source {
  segment: SegmentRow;
  set: ClipSet | undefined;
  place: number;
}

/** Reads the index, and holds what is worth holding until the index changes. */
export class IndexReader {
  readonly #mostBytes: number;
  #view: View | undefined;
  #refreshing: Promise<unknown> = Promise.resolve();

  constructor(mostBytes = CACHE_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /**
   * The clips that may be hits, newest first, those before `before` only: the index never misses one. While it is made anew
   * those of the list that it has not come to are all among them.
   */
  async *candidates(readOn: ReadOn, need: Need, list: 'all' | 'trash', before?: Place): AsyncGenerator<PlacedClip> {
    const view = await this.#refresh(readOn, signsOfNeed(need, 'term'));
    const indexed = this.#indexed(view, readOn, need, list, before);
    if (view.reached === EVERY) yield* indexed;
    else
      yield* joinNewest(
        indexed,
        walkList(readOn, list, before, ({ id }) => id > view.reached),
      );
  }

  async *#indexed(
    view: View,
    readOn: ReadOn,
    need: Need,
    list: 'all' | 'trash',
    before?: Place,
  ): AsyncGenerator<PlacedClip> {
    const { held } = view;
    const isWanted = (clip: IndexedClip) => !before || isBefore(clip, before);
    const tail = view.tail
      .filter((row) => passes(need, row.sieve) && isWanted(row))
      .sort((one, other) => (isBefore(one, placeOf(other)) ? -1 : 1));
    let last = before;
    let ahead = FIRST_AHEAD;
    let isFine = false;
    let sources = view.segments.map((segment): Source => {
      return { segment, set: undefined, place: before ? placeFrom(segment, before[0]) : 0 };
    });
    for (;;) {
      sources = sources.filter(hasNext);
      let best: { clip: IndexedClip; source?: Source } | undefined;
      const inTail = tail.at(-1);
      if (inTail) best = { clip: inTail };
      // The newest of all is next; where the next one is not known yet there is only a bound.
      const unknown: Source[] = [];
      for (const source of sources) {
        const clip = clipOf(held, source);
        if (!clip) unknown.push(source);
        else if (!best || isBefore(best.clip, placeOf(clip))) best = { clip, source };
      }
      if (unknown.some((source) => !best || boundOf(source) >= best.clip.at)) {
        // Where some are merged into another meanwhile, the rest is asked of the index as it is now.
        const isSame = ahead === FIRST_AHEAD || isFine || (await readFiner(view, readOn, need, sources));
        isFine = ahead > FIRST_AHEAD;
        if (!isSame || !(await readAhead(held, readOn, need, unknown, ahead))) {
          yield* this.candidates(readOn, need, list, last);
          return;
        }
        ahead = Math.min(MOST_AHEAD, ahead * 2);
        continue;
      }
      if (!best) return;
      if (best.source) best.source.place++;
      else tail.pop();
      if (!isWanted(best.clip)) continue;
      last = placeOf(best.clip);
      yield best.clip;
    }
  }

  /** Reads what changed since the last query, and the records that this one needs; one after another. */
  #refresh(readOn: ReadOn, signs: Sign[]): Promise<View> {
    const refreshed = this.#refreshing.then(async () => {
      const view = await readOn((tx) => readView(tx, signs, this.#view, this.#mostBytes));
      this.#view = view;
      return view;
    });
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }
}

async function readView(tx: AnyTransaction, signs: Sign[], before: View | undefined, mostBytes: number): Promise<View> {
  const meta = tx.objectStore('meta');
  const readTail = (after: number) => tx.objectStore('tail').getAll(IDBKeyRange.lowerBound(after, true));
  // Those of another format are about to be made anew.
  const readSegments = async () =>
    (await tx.objectStore('segments').getAll()).filter(({ format }) => format === INDEX_FORMAT);
  // Held by a search that is under way, which must find all that it has read: so what is too much is left, not emptied.
  const held =
    before && before.held.bytes <= mostBytes ? before.held : { records: new Map(), chunks: new Map(), bytes: 0 };
  if (before) {
    const [version, added] = await Promise.all([
      meta.get('indexVersion'),
      readTail(before.tail.at(-1)?.number ?? 0),
      readRecords(tx, held, before.segments, signs),
    ]);
    if (version === before.version) {
      return { ...before, tail: added.length > 0 ? [...before.tail, ...added] : before.tail, held };
    }
  }
  // The records are asked for while the tail, the longest of all, is on its way.
  const readingSegments = readSegments();
  const readingRecords = readingSegments.then((segments) => readRecords(tx, held, segments, signs));
  const [version, reached, segments, tail] = await Promise.all([
    meta.get('indexVersion'),
    readReached(tx),
    readingSegments,
    readTail(0),
    readingRecords,
  ]);
  return { version, reached, segments, tail, held };
}

/** Reads of these segments what tells who has the signs, as far as it is not held. */
async function readRecords(tx: AnyTransaction, held: Held, segments: SegmentRow[], signs: Sign[]): Promise<void> {
  const keys = segments.flatMap((segment) => signs.map((sign) => recordKey(sign, segment)));
  const missing = [...new Set(keys)].filter((key) => !held.records.has(key));
  const records = await getMany(tx, 'postings', missing);
  for (const [at, key] of missing.entries()) {
    const record = records[at];
    held.bytes += record?.length ?? 0;
    held.records.set(key, record);
  }
}

function recordKey(sign: Sign, { id, tier }: SegmentRow): number {
  return postingKey(id, sign.kind === 'term' ? bucketOf(sign.term, tier) : bucketOfTriple(sign.triple, tier));
}

function clipsOf(held: Held, need: Need, segment: SegmentRow): ClipSet {
  const { size, tier } = segment;
  switch (need.kind) {
    case 'any':
      return makeClipSet(size, true);
    case 'and': {
      const [first = ANY, ...others] = need.parts;
      const set = clipsOf(held, first, segment);
      for (const part of others) {
        if (isEmpty(set)) break;
        intersect(set, clipsOf(held, part, segment));
      }
      return set;
    }
    case 'or': {
      const set = makeClipSet(size);
      for (const part of need.parts) unite(set, clipsOf(held, part, segment));
      return set;
    }
    default: {
      const key = recordKey(need, segment);
      const record = held.records.get(key);
      // Nothing is under the key, or nobody has looked.
      if (!record) return makeClipSet(size, !held.records.has(key));
      return need.kind === 'term'
        ? readPosting(record, need.term, size, tier)
        : readSignature(record, need.triple, size, tier);
    }
  }
}

function clipOf({ chunks }: Held, { segment, set, place }: Source): IndexedClip | undefined {
  const chunk = set && chunks.get(chunkKey(segment.id, chunkOf(place)));
  return chunk && clipAt(chunk, place % CHUNK_CLIPS);
}

/** Finds so many next candidates of these sources and reads their chunks; false if a segment is no more. */
async function readAhead(held: Held, readOn: ReadOn, need: Need, sources: Source[], ahead: number): Promise<boolean> {
  const keys = new Set<number>();
  let seen = 0;
  for (const source of sources.toSorted((one, other) => boundOf(other) - boundOf(one))) {
    if (seen >= ahead) break;
    const { segment, place } = source;
    source.set ??= clipsOf(held, need, segment);
    for (let next = nextIn(source.set, place); next >= 0 && seen < ahead; next = nextIn(source.set, next + 1)) {
      keys.add(chunkKey(segment.id, chunkOf(next)));
      seen++;
    }
  }
  const missing = [...keys].filter((key) => !held.chunks.has(key));
  if (missing.length === 0) return true;
  for (const chunk of await readOn((tx) => getMany(tx, 'segmentClips', missing))) {
    if (!chunk) return false;
    held.bytes += chunk.ids.length + chunk.ats.byteLength + chunk.numbers.byteLength;
    held.chunks.set(chunk.id, chunk);
  }
  return true;
}

/** Leaves of the sources' clips those that have the triples too; false if the index is no longer this one. */
async function readFiner(view: View, readOn: ReadOn, need: Need, sources: Source[]): Promise<boolean> {
  const signs = signsOfNeed(need, 'triple');
  if (signs.length === 0) return true;
  const segments = sources.map(({ segment }) => segment);
  const [version] = await readOn((tx) =>
    Promise.all([tx.objectStore('meta').get('indexVersion'), readRecords(tx, view.held, segments, signs)]),
  );
  for (const source of sources) if (source.set) source.set = clipsOf(view.held, need, source.segment);
  return version === view.version;
}

/** Goes to the source's next clip; false where there is none. */
function hasNext(source: Source): boolean {
  if (source.set) source.place = nextIn(source.set, source.place);
  return source.place >= 0 && source.place < source.segment.size;
}

function chunkOf(place: number): number {
  return Math.floor(place / CHUNK_CLIPS);
}

/** No clip of the source that is still to come is newer. */
function boundOf({ segment, place }: Source): number {
  return segment.newest[chunkOf(place)] ?? segment.oldest;
}

/** The first place whose clip may be as old as that: chunks that are followed by newer ones are passed over. */
function placeFrom(segment: SegmentRow, at: number): number {
  const next = segment.newest.findIndex((newest) => newest <= at);
  return Math.max(0, (next < 0 ? segment.newest.length : next) - 1) * CHUNK_CLIPS;
}
